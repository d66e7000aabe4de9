internal import PintleContent
public import PintleDocument

/// How strictly an asset is judged. The report says which policy was used, by name and hash.
public struct CheckPolicy: Hashable, Codable, Sendable {
  public var name: String
  /// Weights that differ from the rules' own, by rule id: what a finding of usual weight becomes. What the rule itself
  /// weighs less than usual keeps its lower weight, and is lowered where this is lower still.
  public var severities: [String: Severity]
  /// Numbers that differ from the rules' own, by rule id and setting, in the unit of the setting.
  public var settings: [String: [String: Double]]
  /// Rules that are off, each with the reason: their findings are listed as waived.
  public var waived: [String: String]
  /// Penetration and contact tolerance τ, metres; nil: the model's own (diagonal × 5·10⁻⁴, 0.1…2 mm).
  public var tolerance: Double?
  /// Triangles that an asset may have.
  public var triangleBudget: Int
  /// False leaves the motions unproven: faster, and the verdict says so.
  public var sweepsJoints: Bool
  /// Tests that joints which move together may take, about 5 million a second; what is left open is said to be. None: what
  /// they do together is not looked at.
  public var combinationBudget: Int
  /// What holds for some parts, shapes, joints or pairs only; a later one prevails over an earlier one.
  public var overrides: [PolicyOverride]

  public init(
    name: String = "default", severities: [String: Severity] = [:], settings: [String: [String: Double]] = [:],
    waived: [String: String] = [:], tolerance: Double? = nil, triangleBudget: Int = 500_000,
    sweepsJoints: Bool = true, combinationBudget: Int = 100_000, overrides: [PolicyOverride] = []
  ) {
    self.name = name
    self.severities = severities
    self.settings = settings
    self.waived = waived
    self.tolerance = tolerance
    self.triangleBudget = triangleBudget
    self.sweepsJoints = sweepsJoints
    self.combinationBudget = combinationBudget
    self.overrides = overrides
  }

  public static let `default` = CheckPolicy()

  /// SHA-256 of everything that it decides, wherever that was written down; nil where a number is not finite.
  public var hash: String? {
    var bare = self
    for i in bare.overrides.indices { bare.overrides[i].source = nil }
    return try? ContentHash.of(bare)
  }
}

/// What a policy says about some parts, shapes, joints or pairs, and why.
public struct PolicyOverride: Hashable, Codable, Sendable {
  /// Names of parts and joints, `part/shape`, or patterns of them (`PathPattern`).
  public enum Scope: Hashable, Codable, Sendable {
    case path(String)
    case pair(String, String)
  }
  public var scope: Scope
  /// By rule id: the weight of every finding there.
  public var severities: [String: Severity]
  /// By rule id and setting.
  public var settings: [String: [String: Double]]
  /// Rules whose findings are waived there.
  public var waives: [String]
  /// τ there, metres: of pairs with a shape of that path, or of that pair.
  public var tolerance: Double?
  public var reason: String
  /// Where it was written.
  public var source: SourceLocation?

  public init(
    _ scope: Scope, severities: [String: Severity] = [:], settings: [String: [String: Double]] = [:],
    waives: [String] = [], tolerance: Double? = nil, reason: String, source: SourceLocation? = nil
  ) {
    self.scope = scope
    self.severities = severities
    self.settings = settings
    self.waives = waives
    self.tolerance = tolerance
    self.reason = reason
    self.source = source
  }
}

extension PolicyOverride.Scope {
  /// As messages name it.
  var text: String {
    switch self {
    case .path(let path): "`\(path)`"
    case .pair(let a, let b): "`\(a)` and `\(b)`"
    }
  }

  var patterns: [String] {
    switch self {
    case .path(let path): [path]
    case .pair(let a, let b): [a, b]
    }
  }
}
