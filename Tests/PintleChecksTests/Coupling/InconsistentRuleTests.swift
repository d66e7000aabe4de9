import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct InconsistentRuleTests {
  private func train(_ couplings: [[(String, Double)]]) -> [Finding] {
    var l = Linkage()
    l.hinge("a", "a", on: "base", 0, 0, .input, range: 0...1)
    l.hinge("b", "b", on: "base", 1, 0)
    l.hinge("c", "c", on: "base", 2, 0)
    for (i, terms) in couplings.enumerated() { l.couple("k\(i + 1)", terms) }
    return l.findings(of: InconsistentRule())
  }

  @Test func threeGearsInARing() {
    let found = train([[("a", 1), ("b", 1)], [("b", 1), ("c", 1)], [("c", 1), ("a", 1)]])
    #expect(found.count == 1)
    #expect(found.first?.message.hasPrefix("`k1`, `k2` and `k3` contradict each other: ") == true)
    // Four close the circle the right way.
    #expect(train([[("a", 1), ("b", 1)], [("b", 1), ("c", 1)], [("c", 1), ("a", -1)]]) == [])
  }

  @Test func onlyThoseThatContradictAreNamed() {
    let found = train([[("a", 1), ("b", 3)], [("a", 2), ("c", 1)], [("a", 1), ("b", 2)]])
    #expect(found.count == 1 && found.first?.message.hasPrefix("`k1` and `k3` contradict each other") == true)
    #expect(train([[("a", 1), ("b", 3)], [("a", 2), ("b", 6)]]) == [])
  }

  @Test func heldByOne() {
    #expect(train([[("a", 18)]]).map(\.message) == ["`k1` holds `a` still: what it is coupled to does not move"])
  }

  /// Sun, three planets and a held ring: six equations of rank four, and nothing contradicts.
  @Test func aPlanetaryIsRedundant() {
    var l = Linkage()
    l.hinge("sun", "sun", on: "base", 0, 0, .input, range: 0...1)
    l.hinge("arm", "arm", on: "base", 0, 0)
    for i in 1...3 {
      l.hinge("p\(i)", "p\(i)", on: "arm", 0.04, 0)
      l.couple("sun\(i)", [("sun", 24), ("arm", -24), ("p\(i)", 18)])
      l.couple("ring\(i)", [("p\(i)", 18), ("arm", 60)])
    }
    #expect(l.findings(of: InconsistentRule()) == [])
    l.couple("wrong", [("p1", 18), ("arm", 58)])
    #expect(l.findings(of: InconsistentRule()).count == 1)
  }
}
