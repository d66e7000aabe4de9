public import PintleDocument

/// What is proven about a ball: how far it leans freely in every direction, with every twist, with everything else at home.
///
/// Angles in radians.
public struct BallReport: Hashable, Sendable {
  public var dof: String
  /// As declared: half the angle of the cone, and the twist about its own axis; a whole turn where that has no end.
  public var swing: Double
  public var twist: ClosedRange<Double>
  /// Proven free of penetration beyond τ: any lean up to this, in any direction, with any twist.
  public var free: Double
  /// Pass: free over the whole cone. Fail: something is in its way, in `collisions`.
  public var verdict: Verdict
  /// The first found of each two shapes; their poses have the components of the rotation vector, `b.x` and `b.y`.
  public var collisions: [CombinationReport.Collision]
  /// Why nothing is proven; nil where it is.
  public var reason: String?
}
