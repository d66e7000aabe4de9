public import PintleDocument

/// How two solids stand to each other.
public enum ContactRelation: Hashable, Sendable {
  public enum Side: Hashable, Sendable { case first, second }

  /// Farther apart than the tolerance.
  case apart
  /// Within the tolerance, touching, flush or overlapping by less than the tolerance. The distance is 0 where they
  /// touch; `at` is the middle of the closest points, asset frame.
  case near(distance: Double, at: Vector3)
  /// Deeper in each other than the tolerance, or through each other where one is thinner than two tolerances: the
  /// largest distance to the other's surface among points of one inside the other (of either), and where. Metres.
  case penetrating(depth: Double, at: Vector3)
  /// One lies wholly inside the other's material and touches no surface of it beyond the tolerance.
  case enclosed(inner: Side)
  /// It cannot be known: a surface that is not finite or empty, or open where inside and outside would matter.
  case unverified(reason: String)
}
