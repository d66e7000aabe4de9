// PNG by libpng, without its callbacks and jumps.
#pragma once

#include <stddef.h>
#include <stdint.h>

typedef enum CPNGFormat {
  /// Four bytes a pixel: blue, green, red, unused; becomes 8-bit RGB, sRGB.
  CPNGBGRX = 0,
  /// Four bytes a pixel: red, green, blue, unused; becomes 8-bit RGB, sRGB.
  CPNGRGBX = 1,
  CPNGGrey8 = 2,
  /// Two bytes a pixel in the machine's order.
  CPNGGrey16 = 3,
} CPNGFormat;

/// Encodes pixels, top row first, `stride` bytes from row to row. `level`: zlib's, 0…9. Returns 1 and a buffer to be
/// freed with `free`, or 0.
int cpng_encode(
  const uint8_t *pixels, uint32_t width, uint32_t height, size_t stride, CPNGFormat format, int level, uint8_t **out,
  size_t *out_size);

/// Decodes an 8-bit PNG to RGBA rows of 4·width bytes, top row first. Returns 1 and a buffer to be freed, or 0.
int cpng_decode_rgba(const uint8_t *bytes, size_t size, uint8_t **out, uint32_t *width, uint32_t *height);
