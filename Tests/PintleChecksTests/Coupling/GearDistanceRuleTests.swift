import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct GearDistanceRuleTests {
  private func found(_ distance: Double, backlash: Double = 0) -> [Finding] {
    GearSketch.pair(distance: distance, backlash: backlash).findings(of: GearDistanceRule())
  }

  @Test func tooNearJams() {
    #expect(found(0.042) == [] && found(0.04197) == [])
    #expect(
      found(0.0419).map(\.message) == [
        "the lines of `a/teeth` and `b/teeth` lie 41.9 mm apart, 0.1 mm too near: their teeth jam"
      ])
    // Backlash of 0.2 mm allows 0.1 / tan 20° = 0.27 mm.
    #expect(found(0.0419, backlash: 0.0002) == [])
  }

  @Test func tooFarHasPlay() {
    #expect(found(0.04215) == [] && found(0.0424).map(\.severity) == [.warning])
    #expect(found(0.0435).map(\.severity) == [.error])
  }

  /// inv α_w = inv 20° + 2 tan 20° · 1 / 42 gives 25.58° and 43.756 mm for x = 0.5 on both (DIN 3960's formulas by hand).
  @Test func shiftedTeeth() {
    func shifted(_ distance: Double) -> [Finding] {
      var g = GearSketch.pair(distance: distance)
      for i in 0...1 { g.sketch.document.gears[i].shift = 0.5 }
      return g.findings(of: GearDistanceRule())
    }
    #expect(shifted(0.042).count == 1)
    #expect(abs((shifted(0.042).first?.expected?.value ?? 0) - 43.756) < 0.001)
    #expect(shifted(0.043756) == [])
  }

  @Test func insideItIsTheOtherWayRound() {
    #expect(GearSketch.inside(60).findings(of: GearDistanceRule()) == [])
    var g = GearSketch.inside(60)
    g.sketch.document.gears[0].line.origin.x += 0.0005
    #expect(g.findings(of: GearDistanceRule()).first?.message.hasSuffix("0.5 mm too far: their teeth jam") == true)
  }
}
