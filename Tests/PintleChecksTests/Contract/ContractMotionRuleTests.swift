import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct ContractMotionRuleTests {
  private func said(_ a: AssetSketch, _ demands: MotionDemand...) -> [Finding] {
    a.findings(of: ContractMotionRule(), contract(demands))
  }

  private func contract(_ demands: [MotionDemand]) -> Contract {
    var contract = Contract(file: "brief.yaml", hash: "")
    contract.lines = demands.enumerated().map {
      ContractLine(.motion($0.element), source: SourceLocation(file: "brief.yaml", line: $0.offset + 1))
    }
    return contract
  }

  private func opens(
    _ degrees: Double, most: Double? = nil, kind: JointRecord.Kind? = .hinge, toward: Vector3? = nil,
    count: MotionDemand.Count = .atLeast(1)
  ) -> MotionDemand {
    MotionDemand(
      role: "door", kind: kind, measure: .opens,
      extent: Bound(min: degrees * .pi / 180, max: most.map { $0 * .pi / 180 }), toward: toward, count: count)
  }

  @Test func met() {
    let a = AssetSketch.door()
    #expect(said(a, opens(95, toward: [0, -1, 0])) == [])
    let line = a.report(contract([opens(95)])).contract?.lines.first
    #expect(line?.status == .met && line?.parts == ["door"] && line?.joint == "door_hinge")
    #expect(line?.demand == "`door` by a hinge opens at least 95°")
  }

  @Test func notMet() {
    let a = AssetSketch.door()
    #expect(
      said(a, opens(120)).map(\.message) == [
        "the contract is not kept: `door` opens 108.9°; wanted: `door` by a hinge opens at least 120°"
      ])
    #expect(said(a, opens(10, most: 90)).count == 1, "too far is not met either")
    #expect(said(a, opens(95, kind: .slide)).first?.message.contains("`door` hangs on no slide") == true)
    #expect(
      said(a, opens(95, toward: [0, 1, 0])).first?.message.contains("moves to the front, not to the back") == true)
    #expect(said(AssetSketch.cabinet(), opens(95)).first?.message.contains("there is no part with role `door`") == true)
  }

  /// The joint declares 86° and is free for 30°: only what is proven counts.
  @Test func whatIsProvenCounts() {
    var a = AssetSketch.door(reach: 1.5)
    a.box("body", "post", [-0.1, -0.5, 0], [0.4, -0.318, 0.1])
    let found = said(a, opens(60))
    #expect(found.count == 1)
    #expect(found.first?.message.contains("`door` opens 30") == true)
    #expect(found.first?.message.contains("of the 85.9° it is made for") == true)
    #expect(said(a, opens(25)) == [])
    // In the report it stands under the cause.
    let report = a.report(contract([opens(60)]))
    #expect(
      report.findings.contains { $0.rule == "motion.blocked" && $0.related.contains { $0.rule == "contract.motion" } })
    #expect(report.contract?.notMet == 1)
  }

  @Test func unproven() {
    let policy = CheckPolicy(sweepsJoints: false)
    let found = AssetSketch.door().findings(of: ContractMotionRule(), contract([opens(95)]), policy: policy)
    #expect(found.map(\.verdict) == [.unverified])
    #expect(AssetSketch.door().report(contract([opens(95)]), policy: policy).contract?.unverified == 1)
  }

  @Test func onePartAnswersOnce() {
    let found = said(AssetSketch.door(), opens(90), opens(95))
    #expect(found.count == 1)
    #expect(found.first?.message.contains("but it counts for line 1 already") == true)
    #expect(found.first?.source?.line == 2)
  }

  /// The left door opens far, the right one a little: first come, first served gives the left one to the first line.
  @Test func whereGreedyFails() {
    var a = AssetSketch("two doors")
    a.box("body", "post", [-0.01, 0, 0], [0.01, 0.02, 1])
    for (name, x, reach) in [("left", -0.5, 2.0), ("right", 0.5, 1.0)] {
      a.part(name, role: "door")
      a.box(name, "panel", [min(x, 0.02 * x), -0.03, 0], [max(x, 0.02 * x), -0.01, 1])
      a.joint(
        "\(name)_hinge", .hinge, name, on: "body", at: [x, -0.03, 0], along: [0, 0, x < 0 ? -1 : 1], range: (0, reach))
    }
    #expect(said(a, opens(50), opens(100)) == [])
    #expect(said(a, opens(50, count: .all)) == [])
    #expect(said(a, opens(100, count: .all)).first?.message.contains("1 of 2 do") == true)
    #expect(said(a, opens(50, count: .atLeast(3))).count == 1)
  }

  @Test func spins() {
    var a = AssetSketch.cabinet()
    a.part("knob", role: "knob")
    a.cylinder("knob", "disc", from: [0, -0.1, 0.5], along: [0, -1, 0], radius: 0.02, height: 0.01)
    a.joint("turn", .spin, "knob", on: "body", at: [0, -0.1, 0.5], along: [0, -1, 0])
    #expect(said(a, MotionDemand(role: "knob", measure: .spins)) == [])
    a.document.joints[0].dofs[0].range = .init(lower: 0, upper: 3)
    #expect(said(a, MotionDemand(role: "knob", measure: .spins)).count == 1)
  }
}
