import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct VacuousRuleTests {
  private func said(_ kind: ExpectationRecord.Kind, _ least: Double?, _ most: Double? = nil) -> [String] {
    var a = AssetSketch.door()
    a.expect(kind, "door", atLeast: least, atMost: most, toward: [0, -1, 0])
    return a.messages(of: VacuousRule())
  }

  @Test func cannotFail() {
    #expect(said(.opens, 0) == ["the expectation that `door` opens cannot fail: at least 0 is always met"])
    #expect(said(.travels, -1).count == 1)
    #expect(said(.turns, nil) == ["the expectation that `door` turns cannot fail: it has no bound"])
    #expect(said(.opens, nil, .infinity).count == 1)
    #expect(said(.opens, .nan) == ["the expectation that `door` opens has a bound that is not a number"])
  }

  @Test func cannotBeMet() {
    #expect(said(.opens, 2, 1) == ["the expectation that `door` opens cannot be met: at least is more than at most"])
  }

  @Test func canFail() {
    #expect(said(.opens, 1.5) == [])
    #expect(said(.opens, nil, 1.5) == [])
    #expect(said(.spins, nil) == [])
  }
}

@Suite struct NoSubjectRuleTests {
  @Test func judged() {
    var a = AssetSketch.door()
    let line = a.source(40)
    a.expect(.opens, "dor", atLeast: 1, source: line)
    let found = a.findings(of: NoSubjectRule())
    #expect(found.map(\.message) == ["an expectation is about `dor`, which is no part of the asset"])
    #expect(found.first?.hint == "did you mean `door`?")
    a.document.expectations[0].part = "door"
    #expect(a.messages(of: NoSubjectRule()) == [])
  }
}

@Suite struct IdleNeedRuleTests {
  private func rack(needs: Need, doorAt x: Double = -0.3) -> AssetSketch {
    var a = AssetSketch.door(hingeAt: [x, -0.018, 0])
    a.box("rack", "wires", [-0.2, 0.02, 0.3], [0.2, 0.4, 0.31])
    a.joint("rack_slide", .slide, "rack", on: "body", along: [0, -1, 0], range: (0, 0.3), needs: [needs])
    return a
  }

  @Test func needed() {
    #expect(rack(needs: Need(dof: "door_hinge", min: 1.6)).messages(of: IdleNeedRule()) == [])
  }

  @Test func notNeeded() {
    var a = rack(needs: Need(dof: "door_hinge", min: 1.6))
    // It stays behind the door.
    a.document.joints[1].dofs[0].range?.upper = 0.015
    #expect(
      a.messages(of: IdleNeedRule()) == [
        "rack_slide moves freely with door_hinge at 0° too: it does not need it"
      ])
  }

  @Test func alwaysMet() {
    #expect(
      rack(needs: Need(dof: "door_hinge", min: 0)).messages(of: IdleNeedRule())
        == ["rack_slide needs door_hinge where it always is"])
  }
}
