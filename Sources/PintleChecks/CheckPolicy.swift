public import PintleDocument

/// How strictly an asset is judged. The report says which policy was used.
public struct CheckPolicy: Hashable, Codable, Sendable {
  public var name: String
  /// Weights that differ from the rules' own, by rule id.
  public var severities: [String: Severity]
  /// Numbers that differ from the rules' own, by rule id and setting, in the unit of the setting.
  public var settings: [String: [String: Double]]
  /// Penetration and contact tolerance τ, metres; nil: the model's own (diagonal × 5·10⁻⁴, 0.1…2 mm).
  public var tolerance: Double?
  /// Triangles that an asset may have.
  public var triangleBudget: Int
  /// False leaves the motions unproven: faster, and the verdict says so.
  public var sweepsJoints: Bool

  public init(
    name: String = "default", severities: [String: Severity] = [:], settings: [String: [String: Double]] = [:],
    tolerance: Double? = nil, triangleBudget: Int = 500_000, sweepsJoints: Bool = true
  ) {
    self.name = name
    self.severities = severities
    self.settings = settings
    self.tolerance = tolerance
    self.triangleBudget = triangleBudget
    self.sweepsJoints = sweepsJoints
  }

  public static let `default` = CheckPolicy()
}
