// Strings of ISO 10303-21:2002, section 6.4.3: graphic ASCII as it is, everything else in hexadecimal between
// directives, sixteen bits at a time (\X2\) or thirty-two (\X4\).
#include "Exchange.hpp"

#include <cstdio>

namespace pintle {

namespace {

/// The next character of UTF-8; U+FFFD for bytes that are none.
uint32_t next(const char *&p) {
  const auto byte = [&](int i) { return uint8_t(p[i]); };
  const uint8_t first = byte(0);
  const int more = first < 0x80 ? 0 : first >> 5 == 6 ? 1 : first >> 4 == 14 ? 2 : first >> 3 == 30 ? 3 : -1;
  uint32_t c = more <= 0 ? first : first & (0x3f >> more);
  int used = 1;
  for (; used <= more && byte(used) >> 6 == 2; used++) c = c << 6 | (byte(used) & 0x3f);
  p += used;
  return more < 0 || used <= more || c > 0x10ffff || c >> 11 == 27 ? 0xfffd : c;
}

} // namespace

std::string encoded(const char *utf8) {
  std::string text;
  int open = 0;
  const auto enter = [&](int width) {
    if (open == width) return;
    if (open) text += "\\X0\\";
    if (width) text += width == 4 ? "\\X2\\" : "\\X4\\";
    open = width;
  };
  for (const char *p = utf8; *p;) {
    const uint32_t c = next(p);
    char hex[16];
    if (c < 0x20 || c == 0x7f) {
      enter(0);
      text += ' ';
    } else if (c < 0x7f && c != '\\') {
      enter(0);
      text += char(c);
    } else {
      const int width = c < 0x10000 ? 4 : 8;
      enter(width);
      std::snprintf(hex, sizeof hex, width == 4 ? "%04X" : "%08X", c);
      text += hex;
    }
  }
  enter(0);
  return text;
}

} // namespace pintle
