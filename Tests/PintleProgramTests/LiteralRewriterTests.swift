import Testing

@testable import PintleProgram

@Suite struct LiteralRewriterTests {
  private func rewrite(_ source: String) -> String {
    let bytes = Array(source.utf8)
    return String(
      decoding: LiteralRewriter.rewrite(bytes, tokens: SourceScanner.tokens(of: bytes)), as: UTF8.self)
  }

  @Test(arguments: [
    ("18.mm", "18e-3"),
    ("1.5.mm", "1.5e-3"),
    ("[1.5.mm, 2]", "[1.5e-3, 2]"),
    ("1_000.mm", "1_000e-3"),
    ("5.0.mm", "5.0e-3"),
    ("-8.mm - -9.mm", "-8e-3 - -9e-3"),
    ("0...18.mm", "0...18e-3"),
    ("0..<18.mm", "0..<18e-3"),
    ("18.mm.rounded()", "18e-3.rounded()"),
    ("x.mm", "x.mm"),
    ("x1.mm", "x1.mm"),
    ("pair.0.mm", "pair.0.mm"),
    ("pair.0.1.mm", "pair.0.1.mm"),
    ("0x1F.mm", "0x1F.mm"),
    ("0b1.mm", "0b1.mm"),
    ("1e3.mm", "1e3.mm"),
    ("18.mmm", "18.mmm"),
    ("18.mm2", "18.mm2"),
    ("18 .mm", "18 .mm"),
    ("(18).mm", "(18).mm"),
    ("\"18.mm\"", "\"18.mm\""),
    ("\"\\(18.mm)\"", "\"\\(18e-3)\""),
    ("#\"\\(18.mm)\"#", "#\"\\(18.mm)\"#"),
    ("// 18.mm", "// 18.mm"),
    ("/* 18.mm /* */ 1.mm */ 2.mm", "/* 18.mm /* */ 1.mm */ 2e-3"),
    ("\"\"\"\n18.mm\n\"\"\" + 18.mm", "\"\"\"\n18.mm\n\"\"\" + 18e-3"),
  ])
  func rewrites(source: String, expected: String) {
    #expect(rewrite(source) == expected)
    #expect(rewrite(source).utf8.count == source.utf8.count, "columns move")
  }
}
