public import PintleDocument

/// A stance with the body turned and lowered until it rests on the ground, z = 0.
///
/// Lengths in metres, angles in radians.
public struct SettledStance: Hashable, Codable, Sendable {
  /// Where it touches the ground: the point of a shape that lies lowest there.
  public struct Contact: Hashable, Codable, Sendable {
    public var part: String
    public var shape: String
    public var at: Vector3
  }
  /// A place that it was to rest on and does not.
  public struct Hanging: Hashable, Codable, Sendable {
    public var part: String
    public var at: Vector3
    /// Over the ground.
    public var height: Double
  }
  public enum Problem: Hashable, Codable, Sendable {
    /// Loops do not let the joints go where the stance wants them.
    case unreached
    /// The points it rests on lie in one line, and nobody steadies it.
    case inLine
    /// Its masses, or points of its surface, are not known.
    case unknown
    /// The centre of mass lies so far outside the points that it is to rest on.
    case tips(by: Double)
    /// Let go as drawn it turns so far before it rests.
    case falls(by: Double)
    /// It rolls on and on.
    case restless
  }

  public var id: String
  public var values: [String: Double]
  public var steadiedBy: String?
  /// X: takes the pose with these joint values, asset frame, to the way it stands.
  public var stand: RigidTransform
  /// The angle between the asset's up and the way up, and the way it leans.
  public var lean: Double
  public var leanToward: Vector3
  public var contacts: [Contact]
  /// The corners of the area that it touches the ground with, from above, counter-clockwise.
  public var area: [SIMD2<Double>]
  public var hanging: [Hanging]
  /// How far inside the area that it touches the centre of mass lies; nil where somebody steadies it, or nothing settled.
  public var margin: Double?
  public var problem: Problem?
  public var source: Int?
}
