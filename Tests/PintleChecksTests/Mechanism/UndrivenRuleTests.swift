import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct UndrivenRuleTests {
  @Test func oneInputTooFew() {
    let found = Linkage.fourBar(crank: .follows).findings(of: UndrivenRule())
    #expect(found.count == 1)
    #expect(found.first?.message.hasSuffix(": 1 input too few") == true)
    #expect(Linkage.fourBar().findings(of: UndrivenRule()) == [])
  }

  @Test func aFollowerWithoutAnyLoop() {
    var l = Linkage()
    l.hinge("arm", "arm", on: "base", 0, 0, .follows)
    #expect(
      l.findings(of: UndrivenRule()).map(\.message) == ["nothing moves `arm`: no loop or coupling knows it"])
  }
}

extension Linkage {
  static func fourBar(crank role: DegreeOfFreedom.Role = .input, range: ClosedRange<Double>? = 0...1) -> Linkage {
    var l = fourBar(ground: 0.4, crank: 0.1, coupler: 0.35, rocker: 0.25, angle: 0.6, range: range)
    l.sketch.document.joints[0].dofs[0].role = role
    return l
  }

  func findings(of rule: some Rule) -> [Finding] {
    let model = sketch.model
    return rule.findings(in: CheckContext(model: model, mechanism: mechanism, policy: CheckPolicy()))
  }
}
