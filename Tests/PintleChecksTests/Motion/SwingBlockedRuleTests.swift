import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct SwingBlockedRuleTests {
  /// A rod on a ball between two walls; at 0.56 rad its upper rim reaches them.
  private func head(swing: Double) -> AssetSketch {
    var a = AssetSketch("head")
    a.box("base", "left", [-0.17, -0.3, -0.1], [-0.12, 0.3, 0.3])
    a.box("base", "right", [0.12, -0.3, -0.1], [0.17, 0.3, 0.3])
    a.box("base", "floor", [-0.17, -0.3, -0.13], [0.17, 0.3, -0.1])
    a.cylinder("head", "rod", from: [0, 0, 0.02], along: [0, 0, 1], radius: 0.01, height: 0.2)
    a.document.joints.append(
      JointRecord(
        id: "lean", kind: .ball, child: "head", parent: "base",
        frame: Frame(origin: .zero, z: [0, 0, 1], x: [1, 0, 0]),
        dofs: [DegreeOfFreedom(id: "lean", type: .rotation3, swing: swing)]))
    return a
  }

  @Test func free() {
    #expect(head(swing: 0.4).messages(of: SwingBlockedRule()) == [])
    #expect(head(swing: 0.4).messages(of: UnverifiedRule()) == [])
    #expect(head(swing: 0.4).report().joints.first?.verdict == .pass)
  }

  @Test func blockedToOneSide() throws {
    let f = try #require(head(swing: 1).findings(of: SwingBlockedRule()).first)
    #expect(f.severity == .error && f.joint == "lean" && Set(f.parts) == ["base", "head"])
    #expect(
      f.message.hasPrefix("lean leans ") && f.message.contains(" of 57.3° in every direction: `head/rod` meets `base/"))
    let measured = try #require(f.measured?.value)
    // 0.22 sin θ + 0.01 cos θ = 0.12
    #expect(measured > 29 && measured < 31)
    #expect(head(swing: 1).report().joints.first?.verdict == .fail)
  }
}
