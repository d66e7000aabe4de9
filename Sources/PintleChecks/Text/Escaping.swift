/// Makes text safe to print: what would move the cursor, colour the terminal or turn the
/// writing direction is spelled out.
enum Escaping {
  /// Control characters, bidirectional overrides and line separators as `\u{1B}`; newline and tab as `\n` and `\t`.
  static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    return text.unicodeScalars.reduce(into: "") { $0 += isUnsafe($1) ? spelled($1) : String($1) }
  }

  static func isUnsafe(_ s: Unicode.Scalar) -> Bool {
    switch s.value {
    case 0..<0x20, 0x7f..<0xa0, 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069, 0xfff9...0xfffb: true
    default: false
    }
  }

  static func spelled(_ s: Unicode.Scalar) -> String {
    switch s {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(s.value, radix: 16, uppercase: true))}"
    }
  }
}
