import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct LoopSingularRuleTests {
  @Test func barsInOneLine() {
    // Coupler and rocker as long together as the way from the crank's end to the rocker's pivot.
    var l = Linkage()
    l.hinge("crank", "crank", on: "base", 0, 0, .input, range: 0...1)
    l.hinge("coupler", "coupler", on: "crank", 0, 0.1)
    l.hinge("rocker", "rocker", on: "base", 0.4, 0)
    l.close("pin", "coupler", "rocker", .hinge, at: [0.2, 0, 0.05])
    #expect(
      l.findings(of: LoopSingularRule()).map(\.message) == ["`pin` is drawn in a dead pose: it could fold either way"])
    #expect(Linkage.fourBar().findings(of: LoopSingularRule()) == [])
  }
}
