import Foundation
import PintleChecks
import PintleDocument
import Testing

@testable import PintleVerbs

/// Pages show what they say: the failing example gets a finding of its rule, the passing one none.
@Suite struct RulePageTests {
  /// Every rule there is: a page is part of the protocol, and both of its examples are run.
  @Test(arguments: RuleRegistry.all.map(\.id)) func theExamplesShowTheRule(_ id: String) async throws {
    let page = try #require(RuleRegistry.rule(id)).page
    #expect(page.failing != page.passing)
    for text in [page.meaning, page.measured, page.remedy] { #expect(text.count > 40) }
    let failing = try await ExampleRun.check(page.failing)
    #expect(!failing.findings(of: id).isEmpty, "\(failing.report.findings.map { "\($0.rule): \($0.message)" })")
    let passing = try await ExampleRun.check(page.passing)
    #expect(passing.findings(of: id).isEmpty, "\(passing.findings(of: id).map(\.message))")
    #expect(passing.loaded.model != nil, "\(passing.report.findings.map(\.message))")
    // The passing example is a good one, not one with other faults: notes at most.
    #expect(
      passing.report.verdict == .pass && passing.report.findings.allSatisfy { $0.severity == .note },
      "\(passing.report.findings.map { "\($0.severity) \($0.rule): \($0.message)" })")
  }

  @Test func explained() async throws {
    let list = await ExplainVerb().run(nil)
    #expect(list.text.contains("  motion.blocked") && list.status == .pass)
    let page = await ExplainVerb().run("contract.size")
    for word in ["Meaning", "Measured", "Remedy", "Fails", "Passes", "against the contract"] {
      #expect(page.text.contains(word))
    }
    let settings = await ExplainVerb().run("structure.solid_metal")
    #expect(settings.text.contains("mass       5 kg: what a shape of solid metal may weigh"))
    // What is long is told once, and then by what differs.
    let mesh = await ExplainVerb().run("mesh.closed").text
    #expect(mesh.contains("  beside it `block.obj`\n    v 0 0 0\n"))
    #expect(mesh.contains("Passes\n  the same, but\n  + f 5 6 7 8\n"))
    #expect(await ExplainVerb().run("mesh.triangles").text.contains("  by the policy\n    extends: default\n"))
    let near = await ExplainVerb().run("motion.blokced")
    #expect(near.status == .usage && near.diagnostics.contains("did you mean `motion.blocked`?"))
    #expect(await ExplainVerb().run("solid.failed").text.contains("solid kernel"))
    #expect(await ExplainVerb().run("value.angle").text.contains("outside what it can be"))
    let json = await ExplainVerb(json: true).run(nil)
    let all = try JSONSerialization.jsonObject(with: Data(json.text.utf8)) as? [[String: Any]]
    #expect(all?.count == RuleRegistry.all.count)
  }

  @Test func drawn() async throws {
    let scratch = try Scratch()
    let answer = await ExplainVerb(out: scratch.file("pages")).run("contract.size")
    #expect(answer.status == .pass, "\(answer.diagnostics)")
    for name in ["fail.png", "fail.txt", "pass.png", "pass.txt"] {
      #expect(FileManager.default.fileExists(atPath: scratch.file("pages/contract.size.\(name)")))
    }
    let text = try String(contentsOfFile: scratch.file("pages/contract.size.fail.txt"), encoding: .utf8)
    #expect(text.contains("[contract.size]"))
    // The picture speaks of the rule, even where its finding is a note.
    let mesh = await ExplainVerb(out: scratch.file("pages")).run("mesh.closed")
    #expect(mesh.status == .pass, "\(mesh.diagnostics)")
    let twin = try String(contentsOfFile: scratch.file("pages/mesh.closed.fail.json"), encoding: .utf8)
    #expect(twin.contains("note: the surface of `block/block` is not closed: 4 open edges"))
  }
}
