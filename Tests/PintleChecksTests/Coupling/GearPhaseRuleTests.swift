import Foundation
import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct GearPhaseRuleTests {
  private func off(_ g: GearSketch) -> Double? { g.findings(of: GearPhaseRule()).first?.measured?.value }

  @Test func outside() {
    #expect(off(.pair()) == nil)
    #expect(abs((off(.pair(off: 0.2)) ?? 0) - 0.2) < 1e-9)
    #expect(abs((off(.pair(off: 0.5)) ?? 0) - 0.5) < 1e-9)
    // A whole tooth is none.
    #expect(off(.pair(off: 3)) == nil)
    // 0.01 of a tooth is 0.06 mm: more than 0.04 mm, and less with a backlash of 0.1 mm.
    #expect(off(.pair(off: 0.01)) != nil && off(.pair(off: 0.01, backlash: 0.0001)) == nil)
  }

  @Test func inside() {
    #expect(off(.inside(60)) == nil)
    #expect(abs((off(.inside(60, off: 0.25)) ?? 0) - 0.25) < 1e-9)
  }

  /// A turn of one by a tooth's pitch, of the other by its own pitch back: still in mesh.
  @Test func rolled() {
    var g = GearSketch.pair()
    func turn(_ i: Int, _ a: Double) {
      let z = g.sketch.document.gears[i].zero
      g.sketch.document.gears[i].zero = [z.x * cos(a) - z.y * sin(a), z.x * sin(a) + z.y * cos(a), 0]
    }
    turn(0, 0.1)
    #expect(off(g) != nil)
    turn(1, -0.1 * 18 / 24)
    #expect(off(g) == nil)
  }

  /// On a rack, whose teeth have no record, the shapes tell: 2 % of the module, 0.04 mm, and what facets make.
  @Test func onARack() {
    func rack(deep: Double) -> [Finding] {
      var g = GearSketch()
      g.gear("gear", teeth: 20, at: 0, role: .input)
      g.sketch.box("bar", "rack", [-0.1, 0.02 - deep, 0], [0.1, 0.03, 0.01])
      g.sketch.joint("bar", .slide, "bar", on: "plate", along: [1, 0, 0])
      g.sketch.document.couplings = [
        CouplingRecord(
          id: "rack",
          relation: .linear(terms: [.init(dof: "bar", factor: 1), .init(dof: "gear", factor: 0.02)], equals: 0),
          from: .init(kind: "rack", of: ["a": "gear/teeth", "b": "bar/rack", "carrier": "plate"]))
      ]
      return g.findings(of: GearPhaseRule())
    }
    #expect(rack(deep: 0) == [])
    let found = rack(deep: 0.001)
    #expect(found.count == 1 && abs((found.first?.measured?.value ?? 0) - 1) < 0.1, "\(found)")
  }

  /// Five planets do not fit 24 + 60: (24 + 60) / 5 is not whole, and 0.2 of a tooth is missing.
  @Test func planetsThatDoNotDivide() {
    func planet(_ k: Int, of n: Int) -> [Finding] {
      let a = 2 * Double.pi * Double(k) / Double(n)
      var g = GearSketch()
      g.gear("sun", teeth: 24, at: 0, role: .input)
      // The sun's tooth nearest the line of centres tells how the planet stands.
      let u = a * 24 / (2 * .pi)
      g.gear("planet", teeth: 18, at: 0.042, zero: a + .pi - (0.5 - u) * 2 * .pi / 18)
      g.sketch.document.gears[1].line.origin = [0.042 * cos(a), 0.042 * sin(a), 0]
      // By the first planet: 180° − half a tooth, seen outward.
      g.gear("ring", teeth: 60, at: 0, zero: 0, ring: true)
      g.mesh("sun", "planet", [("sun", 24), ("planet", 18)])
      g.mesh("planet", "ring", [("planet", 18), ("ring", -60)])
      return g.findings(of: GearPhaseRule())
    }
    #expect(planet(0, of: 3) == [] && planet(1, of: 3) == [] && planet(2, of: 4) == [])
    #expect(
      planet(1, of: 5).map(\.message) == ["`ring/teeth` misses the gaps of `planet/teeth` by 0.2 of a tooth"])
    #expect(planet(1, of: 5).first?.hint?.hasPrefix("(24 + 60) / 1 must be whole") == true)
  }
}
