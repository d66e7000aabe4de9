public import PintleDocument

/// What a mechanism is found to be: what moves it, what follows and how far, what its loops cost.
///
/// Angles in radians, lengths in metres; values of degrees of freedom count as the document counts them.
public struct MechanismReport: Hashable, Codable, Sendable {
  /// A degree of freedom that is given.
  public struct Input: Hashable, Codable, Sendable {
    public var id: String
    public var unit: String
    public var isPassive: Bool
    /// Its declared range; nil: endless.
    public var lower: Double?
    public var upper: Double?
    /// How far the loops let it go from home, within the range or one period.
    public var reachesFrom: Double
    public var reachesTo: Double
    /// After so much of it everything stands as before; nil where it has a range, or nothing repeats.
    public var period: Double?
    /// What follows it.
    public var followers: [Following]
    /// The nearest pose in which what follows it can no longer be told from it.
    public var deadPoint: DeadPoint?
    public var leverage: Leverage?
    /// The largest gap of a loop over the whole way, metres or radians.
    public var residual: Double
    /// Kept to the last bit by nobody: smallest over largest singular value of the followers' Jacobian, and where.
    public var weakest: Double?
    public var weakestAt: Double?
  }
  public struct Following: Hashable, Codable, Sendable {
    public var id: String
    public var unit: String
    public var lower: Double
    public var upper: Double
    /// Follower per input, where that is the same everywhere.
    public var ratio: Double?
    public var startsAt: Double
    public var endsAt: Double
  }
  public struct DeadPoint: Hashable, Codable, Sendable {
    /// The input's value there.
    public var at: Double
    public var isWithinRange: Bool
    /// The follower that runs away there, its value, and how far that is from the nearest end of the range.
    public var follower: String
    public var followerUnit: String
    public var followerAt: Double
    public var distance: Double
  }
  /// How far the fastest part travels for each metre (or radian) of what drives it, at both ends of the range.
  public struct Leverage: Hashable, Codable, Sendable {
    /// The slide that is driven (or the input itself) and the part that moves most.
    public var driver: String
    public var driverUnit: String
    public var part: String
    public var atStart: Double
    public var atEnd: Double
    public var most: Double
    public var mostAt: Double
  }
  /// A closure or coupling that does not hold in the drawn pose.
  public struct Open: Hashable, Codable, Sendable {
    public var id: String
    /// Metres, and the way from a's side to b's.
    public var gap: Double
    public var direction: Vector3
    /// Radians.
    public var angle: Double
    /// What would close it: follower and value, if it can be closed.
    public var remedies: [Remedy]
  }
  public struct Remedy: Hashable, Codable, Sendable {
    public var id: String
    public var unit: String
    public var change: Double
  }
  /// Inputs in conflict, or followers left free.
  public struct Undriven: Hashable, Codable, Sendable {
    public var followers: [String]
    public var closures: [String]
  }

  public var degreesOfFreedom: Int
  public var equations: Int
  public var rank: Int
  public var redundant: Int { equations - rank }
  /// Degrees of freedom less the rank: what inputs, passive ones among them, must number.
  public var mobility: Int
  public var given: Int
  public var inputs: [Input]
  /// Sets of followers that nothing moves.
  public var undriven: [Undriven]
  /// Inputs that fight each other, or that loops hold still; together with what makes them fight.
  public var overdriven: [[String]]
  /// Closures that are singular in the drawn pose and not near it.
  public var singular: [String]
  public var open: [Open]
  /// Closures and couplings that are not understood: unknown parts, no direction, knots out of order.
  public var unusable: [String]
  /// Home cannot be reached from the drawn pose along its branch.
  public var homeIsReached: Bool
  /// How it stands, settled on the ground; filled in where it is asked for.
  public var stances: [SettledStance] = []
}
