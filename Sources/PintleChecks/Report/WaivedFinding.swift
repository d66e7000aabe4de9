public import PintleDocument

/// A finding that does not count because the policy says so, and why.
public struct WaivedFinding: Hashable, Codable, Sendable {
  /// As the rule weighed it.
  public var finding: Finding
  /// For what it was waived: "everywhere", or the path or pair.
  public var scope: String
  public var reason: String
  /// Where the policy says so.
  public var source: SourceLocation?
}
