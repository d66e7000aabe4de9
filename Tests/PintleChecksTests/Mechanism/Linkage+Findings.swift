import PintleDocument
import PintleKinematics
import TestSupport

@testable import PintleChecks

extension Linkage {
  static func fourBar(crank role: DegreeOfFreedom.Role = .input, range: ClosedRange<Double>? = 0...1) -> Linkage {
    var l = fourBar(ground: 0.4, crank: 0.1, coupler: 0.35, rocker: 0.25, angle: 0.6, range: range)
    l.sketch.document.joints[0].dofs[0].role = role
    return l
  }

  func findings(of rule: some Rule) -> [Finding] {
    let model = sketch.model
    return rule.findings(in: CheckContext(model: model, mechanism: Mechanism(model), policy: CheckPolicy()))
  }
}
