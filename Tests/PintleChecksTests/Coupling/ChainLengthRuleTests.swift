import PintleDocument
import PintleKinematics
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct ChainLengthRuleTests {
  private func sketch(_ kind: String, _ teeth: (Int, Int), _ distance: Double, count: Int) -> AssetSketch {
    var g = GearSketch()
    g.gear("a", teeth: 20, at: 0, role: .input)
    g.gear("b", teeth: 20, at: distance)
    g.sketch.document.gears = []
    g.sketch.box("band", "link", [0, 0, 0.02], [0.01, 0.01, 0.03])
    g.sketch.document.couplings = [
      CouplingRecord(
        id: "band", relation: .linear(terms: [.init(dof: "a", factor: 1), .init(dof: "b", factor: -1)], equals: 0),
        from: .init(
          kind: kind, of: ["a": "a/teeth", "b": "b/teeth", "train": "band", "carrier": "plate"],
          values: ["teeth_a": Double(teeth.0), "teeth_b": Double(teeth.1)]))
    ]
    g.sketch.document.trains = [
      TrainRecord(id: "band", part: "band", kind: kind, pitch: 0.0127, count: count, over: ["a/teeth", "b/teeth"])
    ]
    return g.sketch
  }
  private func found(_ s: AssetSketch) -> [Finding] { s.couplingFindings(of: ChainLengthRule()) }

  /// Equal wheels: half of each is wrapped, z links in all, and two straights of the distance.
  @Test func equalWheels() throws {
    let s = sketch("chain", (20, 20), 0.0127 * 20, count: 60)
    let model = s.model
    let route = try #require(TrainRoute(model.document.trains[0], in: Mechanism(model)))
    #expect(abs(route.length - 60) < 1e-9)
    #expect(found(s) == [])
    #expect(
      found(sketch("chain", (20, 20), 0.0127 * 20.5, count: 60)).map(\.message) == [
        "the path of `band` is 61 links long, 60 are given: 12.7 mm too short"
      ])
    #expect(found(sketch("belt", (20, 20), 0.0127 * 20, count: 61)).count == 1)
  }

  @Test func oddChainsDoNotClose() {
    #expect(found(sketch("chain", (20, 20), 0.0127 * 20.5, count: 61)).first?.hint == "use 62 links")
    #expect(found(sketch("belt", (20, 20), 0.0127 * 20.5, count: 61)) == [])
  }

  /// By hand for 44 and 18 teeth: 2 √(C² − (r₁ − r₂)²) / p + 31 + 26 asin((r₁ − r₂) / C) / π, C = 0.41 m.
  @Test func wheelsThatDiffer() throws {
    let model = sketch("chain", (44, 18), 0.41, count: 98).model
    let route = try #require(TrainRoute(model.document.trains[0], in: Mechanism(model)))
    #expect(abs(route.length - 96.09806) < 1e-4)
  }
}
