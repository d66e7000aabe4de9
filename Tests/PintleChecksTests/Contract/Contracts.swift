import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport

@testable import PintleChecks

extension Contract {
  /// One demand per line, from line 1.
  static func of(_ demands: ContractDemand...) -> Contract {
    Contract(
      file: "brief.yaml", hash: "abcd",
      lines: demands.enumerated().map {
        ContractLine($0.element, source: SourceLocation(file: "brief.yaml", line: $0.offset + 1, column: 3))
      })
  }
}

extension AssetSketch {
  func report(_ contract: Contract, policy: CheckPolicy = .default) -> CheckReport {
    let model = model
    return Checker(policy: policy, contract: contract).check(model, Mechanism(model))
  }

  /// What one rule says of the contract.
  func findings(of rule: any Rule, _ contract: Contract, policy: CheckPolicy = .default) -> [Finding] {
    let model = model
    return rule.findings(
      in: CheckContext(model: model, mechanism: Mechanism(model), policy: policy, contract: contract))
  }
}
