import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct WideRangeRuleTests {
  @Test func moreThanOnceRound() {
    let found = AssetSketch.ranged(.hinge, (0, 7.5)).findings(of: WideRangeRule())
    #expect(found.map(\.message) == ["hinge `door_hinge` turns 429.7°, more than once round"])
    #expect(found.first?.hint == "use a spin for what turns more than once round")
    // What looks like degrees is told as that.
    #expect(AssetSketch.ranged(.hinge, (0, 110)).messages(of: WideRangeRule()) == [])
  }

  @Test func onceRoundPasses() {
    #expect(AssetSketch.ranged(.hinge, (0, 2 * .pi)).messages(of: WideRangeRule()) == [])
  }

  @Test func aLimitedSpinMayTurnOften() {
    #expect(AssetSketch.ranged(.spin, (0, 559)).messages(of: WideRangeRule()) == [])
  }
}
