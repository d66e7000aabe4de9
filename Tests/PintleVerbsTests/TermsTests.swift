import Foundation
import PintleChecks
import PintleDocument
import Testing

@testable import PintleVerbs

/// Policies and contracts from the command line's side.
@Suite struct TermsTests {
  private let box = NewVerb.program("Chest")

  private func check(_ text: String, policy: String? = nil, contract: String? = nil, json: Bool = false) async throws
    -> VerbAnswer
  {
    let scratch = try Scratch()
    let program = try scratch.write(text, to: "Chest.swift")
    let policy = try policy.map { try scratch.write($0, to: "own.yaml") } ?? "default"
    let contract = try contract.map { try scratch.write($0, to: "brief.yaml") }
    return await CheckVerb(images: nil, json: json, policy: policy, contract: contract).run(
      [program], options: InputOptions())
  }

  @Test func aContractIsJudgedAndNamed() async throws {
    let answer = try await check(
      box, contract: "size: {width: 0.45..0.55}\nmotions:\n  - {role: lid, opens: \">= 170deg\"}\n")
    #expect(answer.status == .errors)
    #expect(answer.text.contains("brief.yaml:1: met: width 450 mm to 550 mm"), "\(answer.text)")
    #expect(answer.text.contains("brief.yaml:3: not met: "))
    #expect(answer.text.contains("[contract.motion]") && answer.text.contains("  - {role: lid, opens:"))
    #expect(answer.text.contains("1 of 2 met"))
  }

  @Test func theReportHoldsHashesAndTerms() async throws {
    let answer = try await check(
      box, policy: "extends: strict\n", contract: "parts:\n  - {role: lid, count: 1}\n", json: true)
    let report = try CanonicalJSON.decode(CheckReport.self, from: Array(answer.text.utf8))
    #expect(report.verdict == .pass, "\(report.findings.map(\.message))")
    #expect(report.contract?.met == 1 && report.contractHash?.count == 64)
    #expect(report.contract?.hash == report.contractHash)
    #expect(report.policy?.name == "own" && report.tolerances?.policy == "own")
  }

  @Test func whatCannotBeReadJudgesNothing() async throws {
    let policy = try await check(box, policy: "rules: {motion.blokced: note}\n")
    #expect(policy.status == .usage && policy.text.isEmpty)
    #expect(policy.diagnostics.contains("own.yaml:1:9: error: there is no rule `motion.blokced` [policy.file]"))
    #expect(policy.diagnostics.contains("did you mean `motion.blocked`?"))
    let contract = try await check(box, contract: "weight: 3..4\n")
    #expect(contract.status == .usage && contract.diagnostics.contains("a contract has no field `weight`"))
  }

  /// A program that does not compile keeps no contract, and the report says which one was not judged.
  @Test func withoutAnAssetTheContractIsOpen() async throws {
    let answer = try await check(
      box.replacingOccurrences(of: ".oak", with: ".oakk"), contract: "mass: 1..2\n", json: true)
    let report = try CanonicalJSON.decode(CheckReport.self, from: Array(answer.text.utf8))
    #expect(report.contract?.unverified == 1 && report.contractHash != nil)
    #expect(report.verdict == .fail)
  }

  /// Five drawers from one loop with one fault: one finding.
  @Test func fiveEqualDrawersAreOneFinding() async throws {
    let program = """
      import Pintle

      struct Chest: AssetProgram {
        func build(_ asset: Asset) {
          let body = asset.part("body", .oak)
          let shell = body.add("shell", .openBox(0.5, 0.4, 0.9, wall: 18.mm, open: .front).standing())
          let rows = shell.opening.rows([Double](repeating: .rest, count: 5), rail: 18.mm)
          for (i, row) in rows.enumerated() {
            let drawer = asset.drawer("drawer_\\(i + 1)", in: row, of: body, travel: 0.25)
            asset.expect(drawer, travels: .atLeast(0.3), toward: .front)
          }
        }
      }
      """
    let answer = try await check(program, json: true)
    let report = try CanonicalJSON.decode(CheckReport.self, from: Array(answer.text.utf8))
    let travels = report.findings.filter { $0.rule == "expect.travels" }
    #expect(travels.count == 1, "\(report.findings.map(\.message))")
    #expect(travels.first?.message.hasSuffix("(×5)") == true)
    #expect(travels.first?.related.count == 4)
  }
}
