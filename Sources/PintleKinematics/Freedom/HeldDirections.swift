public import PintleDocument

/// What the shapes alone hold of a moving part: which of the ways that its joint does not allow are stopped by contact.
///
/// The part is nudged along three axes and about those that its joint leaves, one way at a time (immobility of the first
/// order: Reuleaux 1875; Lynch and Park, "Modern Robotics", 2017, section 12.1). Ways that the joint allows are left out.
public struct HeldDirections: Sendable {
  /// One way to nudge the part.
  public struct Direction: Hashable, Sendable {
    public enum Kind: Hashable, Sendable { case along, about }
    public let kind: Kind
    /// Unit vector in the asset, in `pose`: along it, or right-handed about it through `centre`.
    public let vector: Vector3
    /// It is along or about the joint's own line.
    public let isAxial: Bool
    /// How far it goes until something stops it, at most: metres or radians; nil: nothing does within reach.
    public internal(set) var play: Double?
    /// What stops it, as indices into `Model.shapes`: one of the part, one of its surroundings.
    public internal(set) var shapes: SIMD2<Int>?

    public var isHeld: Bool { play != nil }
  }

  public internal(set) var directions: [Direction]
  /// Where rotations turn, asset frame.
  public let centre: Vector3
  /// The values in which it was nudged: the joint in the middle of its range, what it needs where it needs it.
  public let pose: [String: Double]
  /// How far was looked: metres, radians.
  public let reach: Double
  public let angle: Double
  /// False where the budget ended before every pair near the part was looked at: what is free then is not known.
  public internal(set) var isComplete = true

  public var free: [Direction] { directions.filter { !$0.isHeld } }
  /// Contact stops no way at all.
  public var isLoose: Bool { !directions.isEmpty && directions.allSatisfy { !$0.isHeld } }
}
