import Testing

@testable import PintleChecks

@Suite struct SourceExcerptTests {
  private func shown(_ line: String, _ column: Int) -> String {
    let e = SourceExcerpt(line: line, column: column)
    return e.text + "\n" + (e.caret.map { String(repeating: " ", count: $0) + "^" } ?? "")
  }

  @Test func plain() {
    #expect(shown("let a = b", 9) == "let a = b\n        ^")
  }

  @Test func tabsGoToStops() {
    #expect(shown("\tif a {\tb }", 2) == "    if a {  b }\n    ^")
    #expect(shown("\tif a {\tb }", 9) == "    if a {  b }\n            ^")
  }

  /// π takes two bytes and one column; 扉 takes three bytes and two columns.
  @Test func columnsAreBytes() {
    #expect(shown("let π = 3, x", 13) == "let π = 3, x\n           ^")
    #expect(shown("let 扉 = x", 11) == "let 扉 = x\n         ^")
    #expect(shown("\"👩‍👩‍👧\", x", 23) == "\"👩‍👩‍👧\", x\n      ^")
  }

  /// A combining accent belongs to its letter.
  @Test func combining() {
    #expect(shown("e\u{301}x", 4) == "e\u{301}x\n ^")
  }

  @Test func insideACharacterPointsAtIt() {
    #expect(shown("π = 3", 2) == "π = 3\n^")
  }

  @Test func pastTheEndIsJustBehind() {
    #expect(shown("abc", 4) == "abc\n   ^")
    #expect(shown("abc", 900) == "abc\n   ^")
  }

  @Test func noColumnNoCaret() {
    #expect(SourceExcerpt(line: "abc", column: 0).caret == nil)
  }

  @Test func controlCharactersAreSpelled() {
    #expect(shown("a\u{1B}[31mb", 7) == "a\\u{1B}[31mb\n           ^")
  }

  @Test func longLinesShowAWindow() {
    let line = String(repeating: "a", count: 500) + "X" + String(repeating: "b", count: 500)
    let e = SourceExcerpt(line: line, column: 501)
    #expect(DisplayWidth.of(e.text) == SourceExcerpt.longest)
    #expect(e.text.hasPrefix("…a") && e.text.hasSuffix("b…"))
    #expect(e.text[e.text.index(e.text.startIndex, offsetBy: e.caret!)] == "X")

    let start = SourceExcerpt(line: line, column: 1)
    #expect(start.text.hasPrefix("aaa") && start.text.hasSuffix("a…"))
    #expect(start.caret == 0)

    let end = SourceExcerpt(line: line, column: 1001)
    #expect(end.text.hasPrefix("…b") && end.text.hasSuffix("b"))
    #expect(DisplayWidth.of(end.text) <= SourceExcerpt.longest)
    #expect(end.caret == DisplayWidth.of(end.text) - 1)
  }

  /// What a program writes may be one line of megabytes; only what is near the column is looked at.
  @Test func filesOfOneLineShowAWindow() throws {
    let line = String(repeating: "ä\t", count: 100_000) + "X" + String(repeating: "🚪", count: 100_000)
    let lines = SourceLines("\n" + line)
    let e = try #require(SourceExcerpt(source: lines, line: 2, column: 300_001))
    #expect(DisplayWidth.of(e.text) <= SourceExcerpt.longest)
    #expect(e.text.hasPrefix("…") && e.text.hasSuffix("🚪…"))
    #expect(e.text[e.text.index(e.text.startIndex, offsetBy: try #require(e.caret))] == "X")
    let start = try #require(SourceExcerpt(source: lines, line: 2, column: 1))
    #expect(start.text.hasPrefix("ä") && start.text.hasSuffix("…") && start.caret == 0)
    let end = try #require(SourceExcerpt(source: lines, line: 2, column: .max))
    #expect(end.text.hasPrefix("…") && end.text.hasSuffix("🚪") && end.caret == DisplayWidth.of(end.text))
  }

  @Test func linesOfASource() {
    let source = "one\r\ntwo\n\nfour"
    #expect(SourceExcerpt(source: SourceLines(source), line: 1, column: 1)?.text == "one")
    #expect(SourceExcerpt(source: SourceLines(source), line: 3, column: 1)?.text == "")
    #expect(SourceExcerpt(source: SourceLines(source), line: 4, column: 2)?.text == "four")
    #expect(SourceExcerpt(source: SourceLines(source), line: 5, column: 1) == nil)
    #expect(SourceExcerpt(source: SourceLines(source), line: 0, column: 1) == nil)
    #expect(SourceExcerpt(source: SourceLines(source), line: .min, column: .max) == nil)
    #expect(SourceExcerpt(source: SourceLines(source), line: .max, column: .min) == nil)
  }
}
