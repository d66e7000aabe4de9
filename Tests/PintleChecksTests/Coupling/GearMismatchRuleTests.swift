import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct GearMismatchRuleTests {
  private func message(_ g: GearSketch) -> String? { g.findings(of: GearMismatchRule()).first?.message }

  @Test func whatTeethMustAgreeIn() {
    #expect(message(.pair()) == nil && message(.pair(helix: 0.3)) == nil && message(.inside(60)) == nil)
    #expect(
      message(.pair(module: 0.0025)) == "`a/teeth` and `b/teeth` cannot mesh: they have modules of 2 and 2.5 mm")
    var g = GearSketch.pair()
    g.sketch.document.gears[1].pressureAngle = 25 / 180 * .pi
    #expect(message(g)?.hasSuffix("pressure angles of 20° and 25°") == true)
    g = .pair(helix: 0.3)
    g.sketch.document.gears[1].helix = 0.3
    #expect(message(g)?.contains("helices of") == true)
  }

  @Test func besideEachOther() {
    #expect(message(.pair(z: 0.012...0.022))?.hasSuffix("they lie 2 mm past each other") == true)
    #expect(message(.pair(z: 0.008...0.018)) == nil)
  }

  /// A contact says so as well as a coupling.
  @Test func declaredByAContact() {
    var g = GearSketch.pair(module: 0.0025)
    g.sketch.document.couplings = []
    #expect(message(g) == nil)
    g.sketch.document.contacts = [ContactRecord(a: "a/teeth", b: "b/teeth", kind: .mesh)]
    #expect(message(g) != nil)
  }
}
