import Foundation
import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct ChainClearRuleTests {
  /// Two wheels of 20 teeth about z, 254 mm apart, with every other link of the upper straight drawn; a peg in one of the
  /// gaps, `y` above the lines.
  private func found(peg y: Double, over: [String] = ["a/teeth", "b/teeth"]) -> [Finding] {
    var g = GearSketch()
    let pitch = 0.0127
    g.gear("a", teeth: 20, at: 0, module: 0.0035, role: .input)
    g.gear("b", teeth: 20, at: 20 * pitch, module: 0.0035)
    g.sketch.document.gears = []
    g.sketch.box("plate", "peg", [1.45 * pitch, y - 0.001, 0.004], [1.55 * pitch, y + 0.001, 0.006])
    let r = pitch / (2 * sin(Double.pi / 20))
    for k in stride(from: 0, to: 20, by: 2) {
      let x = (Double(k) + 0.5) * pitch
      g.sketch.box("chain", "link_\(k)", [x - 0.006, r - 0.004, 0.001], [x + 0.006, r + 0.004, 0.009])
    }
    let link = g.sketch.document.parts.first { $0.id == "chain" }?.shapes.first?.solid ?? ""
    g.sketch.joint("path", .fixed, "chain", on: "plate")
    g.sketch.document.couplings = [
      CouplingRecord(
        id: "chain", relation: .linear(terms: [.init(dof: "a", factor: 1), .init(dof: "b", factor: -1)], equals: 0),
        from: .init(
          kind: "chain", of: ["a": "a/teeth", "b": "b/teeth", "train": "chain", "carrier": "plate"],
          values: ["teeth_a": 20, "teeth_b": 20]))
    ]
    g.sketch.document.trains = [
      TrainRecord(id: "chain", part: "chain", kind: "chain", pitch: pitch, count: 60, link: [link], over: over)
    ]
    return g.findings(of: ChainClearRule())
  }

  @Test func inTheGapBetweenTwoLinks() {
    let r = 0.0127 / (2 * sin(Double.pi / 20))
    #expect(
      found(peg: r).map(\.message) == ["`plate/peg` stands in the way of `chain`, whose links come by there"])
    #expect(found(peg: r + 0.002).count == 1 && found(peg: r + 0.01) == [] && found(peg: r - 0.01) == [])
  }

  /// The wheels that it runs over are in its way, and meant to be.
  @Test func wheelsAreMeant() {
    #expect(found(peg: 0.08) == [])
  }
}
