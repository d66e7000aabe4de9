import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct GearInterferenceRuleTests {
  private func found(_ g: GearSketch) -> [Finding] { g.findings(of: GearInterferenceRule()) }

  @Test func tipsInsideARing() {
    #expect(found(.inside(60)) == [] && found(.inside(36)) == [])
    #expect(found(.inside(22)).first?.message.hasPrefix("tips of `a/teeth` run into tips") == true)
  }

  @Test func outside() {
    #expect(found(.pair()) == [])
    // A tip that is too long reaches below the other's flanks.
    var g = GearSketch.pair()
    g.sketch.document.gears[0].shift = 0.8
    g.sketch.document.gears[1].shift = -0.8
    #expect(found(g) == [])
    g.sketch.document.gears[1].shift = -0.3
    g.sketch.document.gears[0].shift = 0.3
    #expect(found(g) == [])
  }

  /// Ring tips of 0.8 modules reach to where a pinion of 18 teeth still has flanks, not one of 10.
  @Test func rootsOfASmallPinion() {
    var g = GearSketch()
    g.gear("a", teeth: 10, at: 0.05, role: .input)
    g.gear("b", teeth: 60, at: 0, ring: true)
    g.mesh("a", "b", [("a", 10), ("b", -60)])
    #expect(found(g).first?.message.contains("below the flanks") == true)
  }
}
