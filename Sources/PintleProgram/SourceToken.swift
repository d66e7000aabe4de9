/// A piece of Swift source, as far as the host must understand it.
struct SourceToken: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    /// A name or keyword; `quoted` in backticks.
    case identifier(quoted: Bool)
    case number
    /// A string literal without interpolations; one with interpolations comes as its pieces.
    case string
    case comment
    /// `#name`.
    case directive
    /// `@name`.
    case attribute
    /// One character of an operator or a bracket.
    case punctuation
  }

  var kind: Kind
  /// The token's text, without backticks.
  var text: String
  /// Bytes of the source.
  var range: Range<Int>
  /// From 1; the column counts bytes, as the compiler's do.
  var line: Int
  var column: Int

  var isIdentifier: Bool { if case .identifier = kind { true } else { false } }

  func isWord(_ word: String) -> Bool { kind == .identifier(quoted: false) && text == word }

  func isPunctuation(_ character: String) -> Bool { kind == .punctuation && text == character }
}
