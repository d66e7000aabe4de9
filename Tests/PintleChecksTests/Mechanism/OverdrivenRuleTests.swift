import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct OverdrivenRuleTests {
  @Test func twoThatFight() {
    var l = Linkage.fourBar()
    l.sketch.document.joints[2].dofs[0].role = .input
    let found = l.findings(of: OverdrivenRule())
    #expect(found.map(\.message) == ["`crank` and `rocker` fight each other: one of them decides the others"])
    #expect(Linkage.fourBar().findings(of: OverdrivenRule()) == [])
  }

  @Test func couplingsThatContradict() {
    var l = Linkage()
    l.hinge("a", "a", on: "base", 0, 0, .input, range: 0...1)
    l.hinge("b", "b", on: "base", 1, 0)
    l.couple("three", [("a", 1), ("b", 3)])
    l.couple("two", [("a", 1), ("b", 2)])
    #expect(
      l.findings(of: OverdrivenRule()).map(\.message) == ["`a` cannot move: loops and couplings hold it still"])
  }
}
