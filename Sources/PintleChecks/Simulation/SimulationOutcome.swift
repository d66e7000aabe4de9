/// What a physics engine saw of an asset. SI units, radians; names are those of the exported model.
public struct SimulationOutcome: Codable, Hashable, Sendable {
  /// Let go on a floor at home.
  public struct Settling: Codable, Hashable, Sendable {
    /// Whether it stands by itself; else it is held.
    public var isFree: Bool
    public var seconds: Double
    /// Nothing flew apart. Where it did, nothing else is known.
    public var sound: Bool
    /// The fastest coordinate at the end, m/s or rad/s.
    public var speed: Double?
    /// How far a root turned over, and how far it fell.
    public var tilt: Double?
    public var drop: Double?
    /// Coordinates before and after.
    public var moved: [String: [Double]]?

    public init(
      isFree: Bool, seconds: Double, sound: Bool, speed: Double? = nil, tilt: Double? = nil, drop: Double? = nil,
      moved: [String: [Double]]? = nil
    ) {
      self.isFree = isFree
      self.seconds = seconds
      self.sound = sound
      self.speed = speed
      self.tilt = tilt
      self.drop = drop
      self.moved = moved
    }
  }

  /// A joint pushed to one of its ends, the others held at home.
  public struct Drive: Codable, Hashable, Sendable {
    public var joint: String
    /// `lower` or `upper`.
    public var end: String
    public var target: Double
    public var reached: Double?
    public var sound: Bool
    /// Pairs of bodies that press on one another there, hardest first.
    public var touching: [[String]]

    public init(
      joint: String, end: String, target: Double, reached: Double?, sound: Bool, touching: [[String]] = []
    ) {
      self.joint = joint
      self.end = end
      self.target = target
      self.reached = reached
      self.sound = sound
      self.touching = touching
    }
  }

  /// With its version.
  public var engine: String
  public var settle: Settling
  /// The slope it tips on, by the side that is down: `front`, `back`, `left`, `right`; 45° where it does not.
  public var tilt: [String: Double]?
  public var drive: [Drive]

  public init(engine: String, settle: Settling, tilt: [String: Double]? = nil, drive: [Drive] = []) {
    self.engine = engine
    self.settle = settle
    self.tilt = tilt
    self.drive = drive
  }
}
