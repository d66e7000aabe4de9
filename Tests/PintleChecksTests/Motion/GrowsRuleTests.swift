import PintleDocument
import PintleKinematics
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct GrowsRuleTests {
  /// A door that stands 6 mm deep in a block at home, and a sweep that says where it blocks.
  private func findings(of rule: any Rule, overlap: Double) -> [Finding] {
    var a = AssetSketch.door(along: [0, 0, 1])
    a.box("body", "block", [0, -overlap, 0.3], [0.1, 0.1, 0.4])
    let model = a.model
    let mechanism = Mechanism(model)
    let context = CheckContext(model: model, mechanism: mechanism, policy: .default) { dof, options in
      var report = mechanism.sweep(dof: dof, options: options)
      report.unverified = []
      report.blocking = [
        .init(
          moving: "door/panel", resting: "body/block", touch: nil, onset: 0.2, at: [0.05, -0.01, 0.3], depth: 0.004,
          depthAt: 0.3)
      ]
      report.further = []
      report.usable = 0...0.2
      report.verdict = .fail
      return report
    }
    return rule.findings(in: context)
  }

  @Test func overlapAtRestThatGrows() {
    let found = findings(of: GrowsRule(), overlap: 0.006)
    let message = found.first?.message ?? ""
    #expect(
      message.hasPrefix("door_hinge drives door/panel farther into body/block from 11.5° on, at worst ")
        && message.hasSuffix(" cm³ in common: they overlap at rest already"), "\(message)")
    #expect(found.map(\.severity) == [.error])
    #expect(findings(of: BlockedRule(), overlap: 0.006) == [])
  }

  /// What only touches at rest is blocked.
  @Test func contactAtRest() {
    #expect(findings(of: GrowsRule(), overlap: 0) == [])
    #expect(findings(of: BlockedRule(), overlap: 0).count == 1)
  }
}
