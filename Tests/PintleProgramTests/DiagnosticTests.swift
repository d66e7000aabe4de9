import PintleDocument
import Testing

@testable import PintleProgram

@Suite struct DiagnosticTests {
  @Test func readsTheCompilersText() {
    let text = """
      /source/a.swift:7:16: error: expected named member of numeric literal
          let l = [1.5.mm, 2]
                   ~~^
      /source/a.swift:8:1: note: did you mean 'part'?
      /source/c: error: d.swift:2:3: warning: variable 'x' was never used
      <unknown>:0: error: module 'Pintle' cannot be loaded
      nonsense: error: no place
      """
    let found = Diagnostic.parse(text)
    #expect(found.map(\.file) == ["a.swift", "c: error: d.swift", nil])
    #expect(found.map(\.line) == [7, 2, 0])
    #expect(found.map(\.column) == [16, 3, 0])
    #expect(found.map(\.severity) == [.error, .warning, .error])
    #expect(found[0].notes.map(\.message) == ["did you mean 'part'?"])
  }

  @Test func statementsSpanBracketsAndDots() {
    let source = """
      a(
        1,
        2)
      b
        .c()
      d { 
        e(
          f) {
            g
          }
      }

      h
      """
    let starts = DiagnosticFilter.statementStarts(SourceScanner.tokens(of: Array(source.utf8)))
    #expect(starts == [0, 1, 1, 1, 4, 4, 6, 7, 7, 9, 10, 11, 12, 13])
  }

  private func findings(_ messages: [(line: Int, text: String)], limits: ProgramLimits = ProgramLimits()) -> [Finding] {
    let diagnostics = messages.map {
      Diagnostic(severity: .error, message: $0.text, file: "A.swift", line: $0.line, column: 1)
    }
    return DiagnosticFilter.findings(
      diagnostics, files: [SourceFile(name: "A.swift", text: Array("a\nb\nc\nd\n".utf8))], limits: limits)
  }

  @Test func echoesVanishBesideTheirCause() {
    let echo = "cannot infer contextual base in reference to member 'oak'"
    #expect(findings([(1, echo), (2, "cannot find 'x' in scope")]).map(\.message) == ["cannot find 'x' in scope"])
    #expect(findings([(1, echo)]).map(\.message) == [echo])
  }

  @Test func theRestIsCounted() {
    var limits = ProgramLimits()
    limits.errors = 2
    let found = findings([(1, "a"), (2, "b"), (3, "c"), (4, "d")], limits: limits)
    #expect(found.map(\.rule) == ["compile.error", "compile.error", "compile.more"])
    #expect(found[2].message == "2 more compiler errors are not shown")
  }

  @Test func realErrorsOfOneProgram() async {
    let outcome = await ProgramCase().run(
      body: """
            asset.prt("x")
            asset.part(.oak)
            asset.part(
              .oak,
              nope: 3)
            let n: Int = "x"
            let good = 1
        """)
    #expect(
      outcome.places == [
        "compile.error Box.swift:4", "compile.error Box.swift:5", "compile.error Box.swift:7",
        "compile.error Box.swift:9",
      ])
    #expect(outcome.findings.first?.message == "value of type 'Asset' has no member 'prt'")
    #expect(outcome.findings.first?.source?.column == 11)
    #expect(outcome.document == nil)
    #expect(outcome.timings.map(\.stage) == ["scan", "compile"])
  }

  @Test func columnsAreTheSources() async {
    let outcome = await ProgramCase().run(body: "    asset.size(18.mm, 1.5.mm, \"ü\", 3.mm)")
    #expect(outcome.findings.first?.source == SourceLocation(file: "Box.swift", line: 4, column: 31))
  }

  @Test func degreesNeedSpaces() async {
    let outcome = await ProgramCase().run(body: "    asset.size(360°/5)")
    #expect(outcome.places == ["compile.error Box.swift:4"])
    #expect(outcome.findings.first?.hint == "put spaces around the operator: `360° / 5`")
  }

  @Test func warningsComeWithTheDocument() async {
    let outcome = await ProgramCase().run(body: "    let unused = 3.mm")
    #expect(outcome.places == ["compile.warning Box.swift:4"])
    #expect(outcome.findings.first?.severity == .warning)
    #expect(outcome.document != nil)
  }

  @Test func aTypeThatCannotBeMadeIsFoundInItsFile() async {
    let outcome = await ProgramCase().run(
      "import Pintle\nprivate struct Box: AssetProgram { func build(_ asset: Asset) {} }\n")
    #expect(outcome.places == ["compile.error Box.swift:1"])
  }
}
