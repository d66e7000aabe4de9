extension XMLTree {
  /// The name of a text's first element, from its first few kilobytes, without reading it all; nil where it is no XML.
  static func firstElement(_ bytes: [UInt8]) -> String? {
    var text = Substring(decoding: bytes.prefix(4096), as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    // Declarations and comments come before it.
    while text.hasPrefix("<?") || text.hasPrefix("<!") {
      let end = text.hasPrefix("<!--") ? "-->" : ">"
      guard let close = text.firstRange(of: end) else { return nil }
      text = text[close.upperBound...].drop(while: \.isWhitespace)
    }
    guard text.hasPrefix("<") else { return nil }
    let name = text.dropFirst().prefix { !$0.isWhitespace && !">/".contains($0) }
    // What ends with the bytes that were looked at may go on.
    return name.isEmpty || name.endIndex == text.endIndex ? nil : String(name)
  }
}
