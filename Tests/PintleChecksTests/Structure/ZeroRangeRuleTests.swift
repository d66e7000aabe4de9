import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct ZeroRangeRuleTests {
  @Test func noTravel() {
    let found = AssetSketch.ranged(.hinge, (0, 0)).findings(of: ZeroRangeRule())
    #expect(found.map(\.rule) == ["structure.zero_range"])
    #expect(found.map(\.message) == ["`door_hinge` cannot move: its range is 0° long"])
    #expect(
      AssetSketch.ranged(.slide, (0, 2e-5)).messages(of: ZeroRangeRule())
        == ["`door_hinge` cannot move: its range is 0.02 mm long"])
  }

  @Test func aLittleIsEnough() {
    #expect(AssetSketch.ranged(.slide, (0, 1e-4)).messages(of: ZeroRangeRule()) == [])
    #expect(AssetSketch.ranged(.hinge, (0, 0.01)).messages(of: ZeroRangeRule()) == [])
  }

  @Test func followersAreFoundByTheHost() {
    var a = AssetSketch.ranged(.hinge, (0, 0))
    a.document.joints[0].dofs[0].role = .follows
    #expect(a.messages(of: ZeroRangeRule()) == [])
  }

  @Test func aFollowerThatIsTakenAlong() {
    var a = AssetSketch.ranged(.hinge, (0, 1))
    a.box("flap", "board", [0.4, 0, 0], [0.5, 0.01, 0.3])
    a.joint("flap_hinge", .hinge, "flap", on: "body", at: [0.4, 0, 0], range: (0, 0))
    a.document.joints[1].dofs[0].role = .follows
    a.document.couplings = [
      CouplingRecord(
        id: "rod",
        relation: .linear(
          terms: [.init(dof: "flap_hinge", factor: 1), .init(dof: "door_hinge", factor: -0.5)], equals: 0))
    ]
    #expect(
      a.messages(of: ZeroRangeRule()) == ["`flap_hinge` has a range of 0°, and `door_hinge` takes it through 28.6°"])
    a.document.joints[1].dofs[0].range = nil
    #expect(a.messages(of: ZeroRangeRule()) == [])
  }
}
