public import PintleDocument

/// What a check found: the verdict and the facts behind it. Its JSON is what `pintle check --json` prints.
public struct CheckReport: Hashable, Codable, Sendable {
  public struct Summary: Hashable, Codable, Sendable {
    public var errors: Int
    public var warnings: Int
    public var notes: Int
  }

  /// The policy that weighed the findings.
  public struct Policy: Hashable, Codable, Sendable {
    public var name: String
    /// SHA-256 of all that it decides.
    public var hash: String?
    public var triangleBudget: Int
  }

  /// The tolerances that were used.
  public struct Tolerances: Hashable, Codable, Sendable {
    /// τ: penetration and contact, mm.
    public var contact: Double
    /// Onsets of contact are found this closely: degrees and mm.
    public var angle: Double
    public var length: Double
    public var policy: String
  }

  public var asset: String
  public var verdict: Verdict
  /// Ordered by severity, then by root cause; what follows from one is in its `related`.
  public var findings: [Finding]
  /// Counts of `findings`, not of what is folded under them.
  public var summary: Summary
  /// One for each degree of freedom, and one for each joint without any, in the order of the document.
  public var joints: [JointReport]
  public var parts: [PartReport]
  /// Inputs that move the same shapes, or bring shapes together, and what is proven of them; nil where there are none.
  public var combinations: [CombinationSummary]?
  /// Milliseconds by stage; filled in by whoever ran the stages. The only thing here that differs between runs.
  public var timing: [String: Double]
  public var tolerances: Tolerances?
  public var policy: Policy?
  /// What the policy excuses, each with its reason; not counted, and no part of the verdict. nil where nothing is.
  public var waived: [WaivedFinding]?
  /// nil where none was given.
  public var contract: ContractReport?
  /// SHA-256 of the contract's file.
  public var contractHash: String?
  public var version: String
  public var documentHash: String?

  /// A report on what never became a model: a program that does not compile, a document that cannot be read.
  public init(asset: String, findings: [Finding], version: String) {
    self.init(
      asset: asset, findings: findings, joints: [], parts: [], tolerances: nil, version: version, documentHash: nil)
  }

  init(
    asset: String, findings: [Finding], joints: [JointReport], parts: [PartReport], tolerances: Tolerances?,
    version: String, documentHash: String?
  ) {
    self.asset = asset
    self.findings = []
    verdict = .pass
    summary = Summary(errors: 0, warnings: 0, notes: 0)
    self.joints = joints
    self.parts = parts
    timing = [:]
    self.tolerances = tolerances
    self.version = version
    self.documentHash = documentHash
    setFindings(findings)
  }

  /// In their order, with verdict and counts.
  mutating func setFindings(_ findings: [Finding]) {
    self.findings = FindingOrder.sorted(findings.map(\.finite))
    verdict = Self.verdict(of: findings)
    func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }
    summary = Summary(errors: count(.error), warnings: count(.warning), notes: count(.note))
  }

  /// What was asked of an asset that never became a model.
  public mutating func setUnjudged(_ contract: Contract?, policy: CheckPolicy) {
    self.policy = Policy(policy)
    self.contract = contract.map(ContractReport.init(unjudged:))
    contractHash = contract?.hash
  }

  /// Any proven error fails; otherwise anything that could not be decided leaves it unverified; otherwise it passes.
  ///
  /// What is folded under a finding counts too.
  public static func verdict(of findings: [Finding]) -> Verdict {
    func any(_ list: [Finding], _ condition: (Finding) -> Bool) -> Bool {
      list.contains { condition($0) || any($0.related, condition) }
    }
    if any(findings, { $0.severity == .error && $0.verdict == .fail }) { return .fail }
    return any(findings) { $0.verdict == .unverified } ? .unverified : .pass
  }
}

extension CheckReport.Policy {
  init(_ policy: CheckPolicy) {
    self.init(name: policy.name, hash: policy.hash, triangleBudget: policy.triangleBudget)
  }
}

/// One degree of freedom: how far it was meant to go, and how far it goes.
public struct JointReport: Hashable, Codable, Sendable {
  public struct Span: Hashable, Codable, Sendable {
    public var min: Double
    public var max: Double
    /// `deg` or `mm`.
    public var unit: String
  }

  public var name: String
  public var kind: JointRecord.Kind
  /// `deg` or `mm`; nil for what does not move by one number.
  public var unit: String?
  /// As declared; nil: unlimited, or found by the host.
  public var range: Span?
  /// The part of the range around home that is proven free; nil where nothing is.
  public var usable: Span?
  public var verdict: Verdict
}

/// One part in numbers.
public struct PartReport: Hashable, Codable, Sendable {
  public var name: String
  public var role: String?
  public var material: String
  public var shapes: Int
  public var triangles: Int
  /// kg; nil where it is not a number.
  public var mass: Double?
  /// Extents along x, y, z as drawn, mm; nil where they are not numbers.
  public var size: Vector3?
}
