/// How many columns of a terminal a character takes: 0, 1 or 2 (Unicode Standard Annex 11, wide and fullwidth; emoji).
enum DisplayWidth {
  static func of(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    // A variation selector asks for the picture instead of the letter.
    if character.unicodeScalars.contains("\u{FE0F}") || first.properties.isEmojiPresentation { return 2 }
    return isWide(first.value) ? 2 : 1
  }

  static func of(_ text: String) -> Int { text.reduce(0) { $0 + of($1) } }

  private static func isWide(_ v: UInt32) -> Bool {
    switch v {
    case 0x1100...0x115f,  // Hangul leading consonants
      0x2e80...0x303e, 0x3041...0x33ff,  // radicals, kana, compatibility
      0x3400...0x4dbf, 0x4e00...0x9fff,  // unified ideographs
      0xa000...0xa4cf, 0xa960...0xa97c, 0xac00...0xd7a3,  // Yi, Hangul
      0xf900...0xfaff, 0xfe30...0xfe6f, 0xff00...0xff60, 0xffe0...0xffe6,  // compatibility, fullwidth
      0x1f300...0x1f64f, 0x1f900...0x1f9ff, 0x20000...0x3fffd:  // pictographs, further ideographs
      true
    default: false
    }
  }
}
