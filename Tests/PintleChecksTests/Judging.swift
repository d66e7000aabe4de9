import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport

@testable import PintleChecks

extension AssetSketch {
  /// What one rule says about the asset, on its own.
  func findings(of rule: any Rule, policy: CheckPolicy = .default) -> [Finding] {
    let model = model
    return rule.findings(in: CheckContext(model: model, mechanism: Mechanism(model), policy: policy))
  }

  /// Its messages alone.
  func messages(of rule: any Rule) -> [String] { findings(of: rule).map(\.message) }

  /// The whole check.
  func report(policy: CheckPolicy = .default) -> CheckReport {
    let model = model
    return Checker(policy: policy).check(model, Mechanism(model))
  }

  /// A box of 600 × 500 × 700 mm that stands on the floor, open in front: sides, top, bottom and back of 18 mm.
  static func cabinet() -> AssetSketch {
    var a = AssetSketch("cabinet")
    a.part("body")
    a.box("body", "left", [-0.3, 0, 0], [-0.282, 0.5, 0.7])
    a.box("body", "right", [0.282, 0, 0], [0.3, 0.5, 0.7])
    a.box("body", "bottom", [-0.282, 0, 0], [0.282, 0.5, 0.018])
    a.box("body", "top", [-0.282, 0, 0.682], [0.282, 0.5, 0.7])
    a.box("body", "back", [-0.282, 0.482, 0.018], [0.282, 0.5, 0.682])
    return a
  }
}
