/// Names as the Document has them: ASCII letters, digits, `_` and `-`, each once.
struct ImportNames {
  private static let longest = 160
  private let fallback: String
  private var taken: Set<String> = []
  /// The number that comes next behind a name: thousands of shapes may have none of their own.
  private var next: [String: Int] = [:]

  init(fallback: String) { self.fallback = fallback }

  /// A name that is free, as near to the one that was written as may be.
  mutating func unique(_ written: String) -> String {
    let base = Self.plain(written)
    let stem = base.isEmpty ? fallback : base
    var name = stem
    while !taken.insert(name).inserted {
      let n = next[stem, default: 2]
      name = "\(stem)_\(n)"
      next[stem] = n + 1
    }
    return name
  }

  /// Every other sign becomes `_`.
  static func plain(_ written: String) -> String {
    var name: [UInt8] = []
    for c in written.unicodeScalars.prefix(longest) {
      let isPlain =
        switch c {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
        default: false
        }
      name.append(isPlain ? UInt8(truncatingIfNeeded: c.value) : UInt8(ascii: "_"))
    }
    return String(decoding: name, as: UTF8.self)
  }

  /// For people: without control characters, bounded.
  static func printable(_ written: String) -> String {
    var text = ""
    for c in written.unicodeScalars where c.value >= 0x20 && c.value != 0x7F {
      guard text.utf8.count < longest else { break }
      text.unicodeScalars.append(c)
    }
    return text
  }
}
