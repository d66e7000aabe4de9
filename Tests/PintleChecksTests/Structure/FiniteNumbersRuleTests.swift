import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct FiniteNumbersRuleTests {
  private func broken(_ change: (inout Document) -> Void) -> [String] {
    var a = AssetSketch.cabinet()
    a.box("door", "panel", [-0.3, -0.02, 0], [0.3, 0, 0.7])
    a.joint("hinge", .hinge, "door", on: "body", range: (0, 1))
    change(&a.document)
    return a.messages(of: FiniteNumbersRule())
  }

  @Test func everyKindOfNumber() {
    #expect(broken { _ in } == [])
    #expect(broken { $0.parts[1].weighs = .nan } == ["the weight of `door` is not a number"])
    #expect(broken { $0.parts[1].shapes[0].at.translation.x = .infinity }.count == 1)
    #expect(broken { $0.joints[0].dofs[0].damping = .infinity } == ["the damping of `hinge` is ∞"])
    #expect(broken { $0.home["hinge"] = .nan } == ["`hinge` at home is not a number"])
    #expect(
      broken {
        $0.couplings = [
          CouplingRecord(id: "c", relation: .linear(terms: [.init(dof: "hinge", factor: .nan)], equals: 0))
        ]
      }
        == ["a factor of `c` is not a number"])
    #expect(
      broken { $0.lines["l"] = LineRecord(origin: .zero, direction: .zero) } == ["the length of line `l` is 0"])
  }

  @Test func aScrewWithoutLead() {
    #expect(
      broken {
        $0.joints[0].kind = .screw
        $0.joints[0].dofs[0].type = .helical
        $0.joints[0].dofs[0].lead = 0
      } == ["the lead of `hinge` is 0"])
  }
}
