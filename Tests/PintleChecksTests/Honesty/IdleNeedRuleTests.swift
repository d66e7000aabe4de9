import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

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
