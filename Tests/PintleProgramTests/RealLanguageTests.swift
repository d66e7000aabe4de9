import Foundation
import PintleDocument
import Testing

@testable import PintleProgram

/// Programs against the language itself, as it stands in the build folder beside the test runner.
@Suite struct RealLanguageTests {
  private func run(_ body: String, change: (inout ProgramCase) -> Void = { _ in }) async -> ProgramOutcome {
    var box = ProgramCase()
    box.options.modulesFolder = nil
    change(&box)
    return await box.run(body: body)
  }

  @Test func aBoxIsDescribed() async {
    let outcome = await run(
      """
      let body = asset.part("body", .oak)
      body.add("block", .box(1.5.mm, 20.mm, 0.3))
      """)
    #expect(outcome.findings == [])
    #expect(outcome.document?.asset == "Box")
    #expect(outcome.document?.parts.map(\.id) == ["body"])
    #expect(outcome.document?.sources.contains { $0.file == "Box.swift" && $0.line == 5 } == true)
    #expect(outcome.document?.findings == [])
  }

  @Test func aCrashAfterACallNamesItsOwnLine() async {
    let outcome = await run(
      """
      _ = asset.part("body", .oak)
      let none: [Int] = []
      print(none["abc".utf8.count])
      """)
    #expect(outcome.places == ["program.crashed Box.swift:6"])
  }

  @Test func anEndlessLoopNamesItsOwnLine() async {
    let outcome = await run("_ = asset.part(\"body\", .oak)\nvar n = 0\nwhile true {\nn &+= 1\n}") {
      $0.options.limits.cpuSeconds = 1
    }
    #expect(outcome.findings.map(\.rule) == ["program.timeout"])
    #expect([6, 7].contains(outcome.findings.first?.source?.line ?? 0))
  }

  @Test func anEndlessRecursionIsNamed() async {
    let outcome = await run("func f(_ n: Int) -> Int {\nn == -1 ? 0 : f(n + 1) + 1\n}\nprint(f(0))")
    #expect(outcome.findings.last?.rule == "program.crashed")
    #expect([4, 5].contains(outcome.findings.last?.source?.line ?? 0))
    #expect(outcome.findings.last?.message.contains("a function that calls itself") == true)
  }

  @Test func foundationIsOutOfReachInAnySpelling() async {
    var box = ProgramCase()
    box.options.modulesFolder = nil
    let outcome = await box.run(
      "import Pintle\nimport struct FoundationEssentials.Data\nstruct Box: AssetProgram { func build(_ asset: Asset) {} }\n"
    )
    #expect(outcome.places == ["program.import Box.swift:2"])
  }
}
