/// Rewrites `18.mm` to `18e-3` and `1.5.mm` to `1.5e-3` outside strings and comments.
///
/// Swift does not parse `[1.5.mm, 2]`, and a wrong line with several `-8.mm` takes the type checker seconds. Both
/// endings have three characters, so every column stays where it was. Hexadecimal numbers, numbers with an exponent,
/// tuple positions and members of names (`x.mm`) are left alone.
enum LiteralRewriter {
  static func rewrite(_ source: [UInt8], tokens: [SourceToken]) -> [UInt8] {
    var result = source
    let ending = Array(".mm".utf8)
    for token in tokens where token.kind == .number {
      let end = token.range.upperBound
      guard end + 3 <= source.count, source[end..<end + 3].elementsEqual(ending) else { continue }
      if end + 3 < source.count, SourceScanner.continuesName(source[end + 3]) { continue }
      guard token.text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x5F || $0 == 0x2E }) else { continue }
      // `pair.0.mm`: a position in a tuple. `0...18.mm` ends in an operator and is a number.
      let start = token.range.lowerBound
      if start >= 1, source[start - 1] == 0x2E, !(start >= 2 && source[start - 2] == 0x2E) { continue }
      result.replaceSubrange(end..<end + 3, with: Array("e-3".utf8))
    }
    return result
  }
}
