import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct MechanismRuleTests {
  private func messages(_ e: ExpectationRecord, _ change: (inout Linkage) -> Void = { _ in }) -> [String] {
    var l = Linkage()
    l.hinge("sun", "sun", on: "base", 0, 0, .input, range: 0...3)
    l.hinge("ring", "ring", on: "base", 1, 0)
    l.slide("nut", "nut", on: "base", along: [0, 0, 1])
    l.couple("mesh", [("sun", 1), ("ring", 4)])
    l.couple("thread", [("nut", 1), ("sun", -0.1)])
    change(&l)
    l.sketch.document.expectations = [e]
    return l.findings(of: MechanismRule()).map(\.message)
  }

  @Test func inputsAreCounted() {
    #expect(messages(.init(kind: .inputs, part: "base", atLeast: 1, atMost: 1)) == [])
    #expect(messages(.init(kind: .inputs, part: "base", atLeast: 2, atMost: 2)) == ["1 input, 2 expected"])
    // What nobody drives is not counted.
    #expect(
      messages(.init(kind: .inputs, part: "base", atLeast: 1, atMost: 1)) { l in
        l.hinge("loose", "loose", on: "base", 0, 1, .passive, range: 0...1)
      } == [])
  }

  @Test func ratiosComeFromTheEquations() {
    func expected(_ r: Double, _ dof: String = "ring") -> ExpectationRecord {
      .init(kind: .ratio, part: "base", atLeast: r - 1e-6, atMost: r + 1e-6, dof: dof, of: ["sun"])
    }
    #expect(messages(expected(-0.25)) == [])
    #expect(messages(expected(0.25)) == ["`ring` turns -0.25 per turn of `sun`"])
    #expect(messages(expected(1, "absent")) == ["`absent` does not follow `sun`"])
  }

  @Test func risesAndIndependence() {
    #expect(messages(.init(kind: .rises, part: "nut", atLeast: 0.29, within: 1e-3)) == [])
    #expect(messages(.init(kind: .rises, part: "nut", atLeast: 0.31)) == ["`nut` rises 300 mm"])
    #expect(
      messages(.init(kind: .independent, part: "base", dof: "sun", of: ["ring"])) == ["`ring` moves with `sun`"])
    #expect(messages(.init(kind: .independent, part: "base", dof: "sun", of: ["other"])) == [])
  }
}
