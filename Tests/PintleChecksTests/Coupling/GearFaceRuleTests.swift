import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct GearFaceRuleTests {
  /// The first gear is 10 mm wide.
  private func pair(_ z: ClosedRange<Double>) -> [Finding] { GearSketch.pair(z: z).findings(of: GearFaceRule()) }

  @Test func halfOfTheNarrowerFace() {
    #expect(pair(0...0.01) == [] && pair(0.0049...0.02) == [])
    // A narrow one within a wide one.
    #expect(pair(0.004...0.006) == [] && pair(-0.1...0.1) == [])
    #expect(
      pair(0.006...0.03).map(\.message) == [
        "`a/teeth` and `b/teeth` share 4 mm of their width, 40 % of the narrower face"
      ])
    #expect(pair(0.006...0.03).map(\.severity) == [.warning])
    #expect(pair(0.0085...0.03).map(\.severity) == [.error])
    #expect(pair(0.006...0.016).first?.hint?.hasPrefix("their middles lie 6 mm apart") == true)
    // A 6 mm gear, of which 3.1 and 2.9 mm lie beside the other.
    #expect(pair(-0.0029...0.0031) == [] && pair(-0.0031...0.0029).count == 1)
  }

  /// What has nothing in common is told once, by what tells why gears cannot mesh.
  @Test func nothingInCommonIsAMismatch() {
    let g = GearSketch.pair(z: 0.02...0.03)
    #expect(g.findings(of: GearFaceRule()) == [] && g.findings(of: GearMismatchRule()).count == 1)
  }

  @Test func racks() {
    func rack(_ low: Double, _ high: Double) -> [Finding] {
      var g = GearSketch()
      g.gear("gear", teeth: 20, at: 0, role: .input)
      g.sketch.box("bar", "rack", [-0.1, 0.02, low], [0.1, 0.03, high])
      g.sketch.joint("bar", .slide, "bar", on: "plate", along: [1, 0, 0])
      g.sketch.document.couplings = [
        CouplingRecord(
          id: "rack",
          relation: .linear(terms: [.init(dof: "bar", factor: 1), .init(dof: "gear", factor: 0.02)], equals: 0),
          from: .init(kind: "rack", of: ["a": "gear/teeth", "b": "bar/rack", "carrier": "plate"]))
      ]
      return g.findings(of: GearFaceRule())
    }
    #expect(rack(0, 0.01) == [] && rack(0.005, 0.015) == [])
    #expect(
      rack(0.009, 0.04).map(\.message) == [
        "`gear/teeth` and `bar/rack` share 1 mm of their width, 10 % of the narrower face"
      ])
    #expect(rack(0.009, 0.04).first?.expected?.min == 5)
    #expect(
      rack(0.012, 0.04).map(\.message) == [
        "`gear/teeth` and `bar/rack` have nothing in common along their line: they lie 2 mm past each other"
      ])
  }
}
