import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct ScrewRangeRuleTests {
  /// A nut of 20 mm on a thread from 0 to 100 mm, drawn at 20–40 mm.
  private func found(_ turns: Double) -> [Finding] {
    var s = AssetSketch()
    s.box("base", "body", [0, 0, 0.1], [0.3, 0.1, 0.2])
    s.box("screw", "rod", [0, 0, 0], [0.1, 0.01, 0.01])
    s.box("nut", "block", [0.02, 0, 0], [0.04, 0.02, 0.02])
    s.joint("screw", .spin, "screw", on: "base", along: [-1, 0, 0], range: (0, turns * 2 * .pi))
    s.joint("nut", .slide, "nut", on: "base", along: [1, 0, 0])
    s.document.joints[1].dofs[0].role = .follows
    s.document.couplings = [
      CouplingRecord(
        id: "thread",
        relation: .linear(
          terms: [.init(dof: "nut", factor: 1), .init(dof: "screw", factor: -0.005 / (2 * .pi))], equals: 0),
        from: .init(kind: "lead_screw", of: ["screw": "screw", "nut": "nut"], values: ["lead": 0.005, "hand": 1]))
    ]
    s.document.contacts = [ContactRecord(a: "screw/rod", b: "nut/block", kind: .thread)]
    return s.couplingFindings(of: ScrewRangeRule())
  }

  @Test func overTheEnd() {
    #expect(found(12) == [] && found(13.9) == [])
    let part = found(15)
    #expect(part.map(\.severity) == [.warning])
    #expect(part.map(\.message) == ["`nut/block` stays on `screw/rod` by 5 mm only at 5400° of `screw`"])
    #expect(found(17).map(\.message) == ["`nut/block` has left `screw/rod` at 6120° of `screw`"])
    #expect(found(17).map(\.severity) == [.error])
  }
}
