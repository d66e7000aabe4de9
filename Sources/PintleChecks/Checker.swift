public import PintleDocument
public import PintleKinematics
public import PintleModel

/// Judges an asset: runs every rule, folds consequences under causes and puts the findings in their one order.
public struct Checker: Sendable {
  public var policy: CheckPolicy
  /// What the asset must be; nil: nothing was agreed.
  public var contract: Contract?
  /// Of the tool, for the report.
  public var version: String

  public init(
    policy: CheckPolicy = .default, contract: Contract? = nil, version: String = PintleVersion.current
  ) {
    self.policy = policy
    self.contract = contract
    self.version = version
  }

  /// Never throws and never traps: what cannot be decided is `unverified`.
  public func check(_ model: Model, _ mechanism: Mechanism) -> CheckReport {
    let context = CheckContext(model: model, mechanism: mechanism, policy: policy, contract: contract)
    var findings: [Finding] = []
    for finding in model.document.findings + model.findings where !findings.contains(finding) {
      findings.append(finding)
    }
    let told = findings
    for rule in RuleRegistry.all {
      findings += rule.findings(in: context).filter { !Self.isTold($0, by: told) }
    }
    let weighed = PolicyWeights(policy: policy, model: model).weighed(findings)
    findings = weighed.findings
    findings = FindingRepetition(model).folded(FindingOrder.sorted(FindingFolding.folded(findings)))
    var report = CheckReport(
      asset: model.document.asset, findings: findings, joints: context.jointReports(),
      parts: model.parts.map { PartReport($0, in: model) },
      tolerances: .init(
        contact: context.tolerance * 1e3, angle: Wording.degrees(CheckTolerances.angle),
        length: CheckTolerances.length * 1e3, policy: policy.name),
      version: version, documentHash: model.documentHash)
    report.policy = .init(policy)
    let combinations = context.combinations.map { CombinationSummary($0, in: context.mechanism) }
    report.combinations = combinations.isEmpty ? nil : combinations
    report.waived = weighed.waived.isEmpty ? nil : weighed.waived
    report.contract = contract.map { ContractReport($0, context.contractResults) }
    report.contractHash = contract?.hash
    return report
  }

  /// What the language and the geometry call the same fault.
  private static let aliases = [
    "structure.unique_name": ["structure.duplicate_name", "structure.name"],
    "structure.parent": ["structure.two_parents"],
    "structure.root": ["structure.cycle"], "mesh.missing": ["structure.empty_part"],
    "structure.zero_axis": ["joint.axis"], "structure.range_order": ["joint.range", "joint.home"],
    "structure.zero_range": ["joint.range"], "honesty.vacuous": ["expectation.bound"],
  ]

  /// The language or the geometry has said the same already: the same rule about the same line, joint or parts.
  private static func isTold(_ finding: Finding, by told: [Finding]) -> Bool {
    told.contains { other in
      (other.rule == finding.rule || aliases[finding.rule]?.contains(other.rule) == true)
        && ((other.source != nil && other.source == finding.source)
          || (other.joint != nil && other.joint == finding.joint)
          || (!other.parts.isEmpty && other.parts == finding.parts && other.joint == nil && finding.joint == nil))
    }
  }
}

extension PartReport {
  init(_ part: ModelPart, in model: Model) {
    self.init(
      name: part.record.id, role: part.record.role, material: part.record.material, shapes: part.shapes.count,
      triangles: part.shapes.reduce(0) { $0 + model.shapes[$1].solid.mesh.triangleCount },
      mass: part.mass.mass.isFinite ? part.mass.mass : nil,
      size: part.bounds.size.isFinite ? part.bounds.size * 1e3 : nil)
  }
}
