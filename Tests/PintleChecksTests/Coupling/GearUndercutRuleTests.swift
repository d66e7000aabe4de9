import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct GearUndercutRuleTests {
  private func found(_ teeth: Int, shift: Double = 0, ring: Bool = false) -> [Finding] {
    var g = GearSketch()
    g.gear("a", teeth: teeth, at: 0, shift: shift, ring: ring)
    return g.findings(of: GearUndercutRule())
  }

  /// 2 / sin² 20° = 17.1.
  @Test func seventeenTeethAreEnough() {
    #expect(found(17) == [] && found(18) == [])
    let few = found(12)
    #expect(few.map(\.message) == ["12 teeth of `a/teeth` are undercut at their roots"])
    #expect(few.first?.hint == "take 18 teeth, or shift: 0.3")
    #expect(few.first?.severity == .warning)
  }

  @Test func shiftMendsItAndRingsHaveNone() {
    #expect(found(12, shift: 0.3) == [] && found(12, ring: true) == [])
  }
}
