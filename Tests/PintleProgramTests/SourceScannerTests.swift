import Testing

@testable import PintleProgram

@Suite struct SourceScannerTests {
  private func words(_ source: String) -> [String] {
    SourceScanner.tokens(of: Array(source.utf8)).filter { $0.kind != .punctuation }.map(\.text)
  }

  @Test(arguments: [
    ("a b_1 c", ["a", "b_1", "c"]),
    ("1 1.5 1_000 0x1F 0x1.8p3 1e-3 1.e", ["1", "1.5", "1_000", "0x1F", "0x1.8p3", "1e-3", "1", "e"]),
    ("pair.0.1", ["pair", "0", "1"]),
    ("0...18.mm", ["0", "18", "mm"]),
    ("90°...a", ["90", "a"]),
    ("angle°", ["angle"]),
    ("a // b \"\nc", ["a", "// b \"", "c"]),
    ("a /* b /* c */ d */ e", ["a", "/* b /* c */ d */", "e"]),
    ("a /* b", ["a", "/* b"]),
    ("\"a \\\" b\" c", ["\"a \\\" b\"", "c"]),
    ("\"a\nb\" c", ["\"a", "b", "\" c"]),
    ("\"x \\(f(\"y\")) z\" t", ["\"x \\(", "f", "\"y\"", " z\"", "t"]),
    ("#\"a \" \\(b) c\"# d", ["#\"a \" \\(b) c\"#", "d"]),
    ("#\"a \\#(b) c\"# d", ["#\"a \\#(", "b", " c\"#", "d"]),
    ("\"\"\"\na \"b\" c\n\"\"\" d", ["\"\"\"\na \"b\" c\n\"\"\"", "d"]),
    ("#\"\"\"# a", ["#\"\"\"#", "a"]),
    ("\"\" a", ["\"\"", "a"]),
    ("`import` a", ["import", "a"]),
    ("#if os @main", ["#if", "os", "@main"]),
    ("Größe 18", ["Größe", "18"]),
  ])
  func splits(source: String, expected: [String]) {
    #expect(words(source) == expected)
  }

  @Test func placesCountBytesFromOne() {
    let tokens = SourceScanner.tokens(of: Array("a\n  \"ü\" b /* \n */ c".utf8))
    #expect(tokens.map { "\($0.line):\($0.column)" } == ["1:1", "2:3", "2:8", "2:10", "3:5"])
  }

  @Test func hostileNestingNeitherOverflowsNorHangs() {
    let depth = 100_000
    for piece in ["\"\\(", "(", "/*", "#\"\\#(", "`", "\"\"\"\\("] {
      #expect(!SourceScanner.tokens(of: Array(String(repeating: piece, count: depth).utf8)).isEmpty)
    }
  }

  /// Whatever the bytes, tokens are in order and never overlap.
  @Test func anyBytesGiveOrderedTokens() {
    var state: UInt64 = 1
    let alphabet = Array("\"\"\"\\()#/*`@.1a\n {}°".utf8) + [0, 0xFF, 0xC3]
    for _ in 0..<2000 {
      let bytes = (0..<60).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int(state >> 33) % alphabet.count]
      }
      var end = 0
      for token in SourceScanner.tokens(of: bytes) {
        #expect(token.range.lowerBound >= end && token.range.upperBound <= bytes.count)
        end = token.range.upperBound
      }
    }
  }
}
