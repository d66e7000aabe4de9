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
}
