public import PintleDocument

/// What is proven about inputs that move at the same time.
///
/// Values are of the degrees of freedom (radians or metres), points in the asset frame, lengths in metres.
public struct CombinationReport: Hashable, Sendable {
  public struct Input: Hashable, Sendable {
    public var dof: String
    /// What was searched.
    public var span: ClosedRange<Double>
    /// Where it may stand whatever the others do within their spans: proven, ascending, apart from each other.
    public var free: [ClosedRange<Double>]

    public init(dof: String, span: ClosedRange<Double>, free: [ClosedRange<Double>]) {
      self.dof = dof
      self.span = span
      self.free = free
    }
  }
  /// Two shapes that are deeper in each other than they may be, in one pose.
  public struct Collision: Hashable, Sendable {
    public var moving: String
    public var resting: String
    /// Values of the inputs that move them.
    public var pose: [String: Double]
    public var at: Vector3
    public var depth: Double

    public init(moving: String, resting: String, pose: [String: Double], at: Vector3, depth: Double) {
      self.moving = moving
      self.resting = resting
      self.pose = pose
      self.at = at
      self.depth = depth
    }
  }

  public var inputs: [Input]
  /// Pass: nothing of what they move meets anywhere in the box of their spans. Fail: it does, in `collisions`.
  public var verdict: Verdict
  /// One for each two shapes that were found, the first found of each.
  public var collisions: [Collision]
  /// The share of the box that is proven free, 0…1. What lies where every input is known to be in the way is not asked.
  public var coverage: Double
  /// Poses that were tried one by one, where a proof was out of reach.
  public var poses: Int
  /// Why nothing is proven; nil where it is.
  public var reason: String?
  /// Further combinations, or pairs of bodies, of which the same is to be said and that are not listed.
  public var others: Int

  public init(
    inputs: [Input], verdict: Verdict, collisions: [Collision], coverage: Double, poses: Int = 0, reason: String? = nil,
    others: Int = 0
  ) {
    self.inputs = inputs
    self.verdict = verdict
    self.collisions = collisions
    self.coverage = coverage
    self.poses = poses
    self.reason = reason
    self.others = others
  }
}
