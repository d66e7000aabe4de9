import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct GearContactRatioRuleTests {
  private func found(_ distance: Double) -> [Finding] {
    GearSketch.pair(distance: distance).findings(of: GearContactRatioRule())
  }

  /// 18 and 24 teeth touch in 1.6 pairs at their distance.
  @Test func furtherApartLess() {
    #expect(found(0.042) == [])
    #expect(found(0.0431).map(\.severity) == [.warning])
    #expect(found(0.0440).map(\.severity) == [.error])
    #expect(found(0.050).map(\.message) == ["`a/teeth` and `b/teeth` do not reach each other"])
  }

  @Test func theRatioItself() throws {
    let model = GearSketch.pair().sketch.model
    let mesh = try #require(GearMesh(model.document.gears[0], model.document.gears[1], source: nil))
    // By hand: (√(20² − 16.914²) + √(26² − 22.553²) − 42 sin 20°) / (2 π cos 20°).
    #expect(abs((mesh.contactRatio ?? 0) - 1.5658) < 1e-3)
  }

  @Test func inside() {
    #expect(GearSketch.inside(60).findings(of: GearContactRatioRule()) == [])
  }
}
