/// A second hold between two parts: a constraint without coordinate, range or drive; it holds in the drawn pose.
public struct ClosureRecord: Hashable, Codable, Sendable {
  public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
    case hinge, cylinder, ball, slide, slot, rest, weld
  }
  public var id: String
  public var kind: Kind
  public var a: String
  public var b: String
  /// hinge, cylinder: z is the line; ball: the origin; slide: z is its direction; slot: a pin of `a` along z runs in a slot
  /// of `b` along x; rest: the origin, a point of `a`, stays on the plane of `b` across z; weld: all of it.
  public var frame: Frame
  /// Where b's side was drawn, if that is another place: the gap is a fault of the drawn pose.
  public var frameOnB: Frame?
  public var source: Int?

  public init(
    id: String, kind: Kind, a: String, b: String, frame: Frame, frameOnB: Frame? = nil, source: Int? = nil
  ) {
    self.id = id
    self.kind = kind
    self.a = a
    self.b = b
    self.frame = frame
    self.frameOnB = frameOnB
    self.source = source
  }
}

/// A relation between degrees of freedom.
public struct CouplingRecord: Hashable, Codable, Sendable {
  public enum Relation: Hashable, Codable, Sendable {
    /// Σ factor · q = equals.
    case linear(terms: [Term], equals: Double)
    /// output = f(input), cubic through knots (input, output), repeated with `period` where there is one; true to `within`.
    /// Which cubic: `KnotCurve`.
    case curve(input: String, output: String, knots: [SIMD2<Double>], period: Double?, within: Double)
    /// The driven one is never slower than `ratio` × the driver, in the driver's positive (or negative) sense.
    case oneWay(driver: String, driven: String, ratio: Double, positive: Bool)
  }
  public struct Term: Hashable, Codable, Sendable {
    public var dof: String
    public var factor: Double
    public init(dof: String, factor: Double) {
      self.dof = dof
      self.factor = factor
    }
  }
  /// Why: `gear_mesh`, `rack`, `rolls`, `chain`, `belt`, `lead_screw`, `cam`, `ratio`, `law`, `freewheel`, with what it was
  /// derived from.
  public struct Reason: Hashable, Codable, Sendable {
    public var kind: String
    /// Shape paths or part names by part they play: `a`, `b`, `carrier`, `follower`.
    @Mapped public var of: [String: String]
    @Mapped public var values: [String: Double]
    public init(kind: String, of: [String: String] = [:], values: [String: Double] = [:]) {
      self.kind = kind
      self.of = of
      self.values = values
    }
  }

  public var id: String
  public var relation: Relation
  public var from: Reason?
  public var source: Int?

  public init(id: String, relation: Relation, from: Reason? = nil, source: Int? = nil) {
    self.id = id
    self.relation = relation
    self.from = from
    self.source = source
  }
}

/// The teeth of a gear shape: metres and radians.
public struct GearRecord: Hashable, Codable, Sendable {
  public var shape: String
  public var line: LineRecord
  public var teeth: Int
  public var module: Double
  public var pressureAngle: Double
  public var helix: Double
  public var shift: Double
  public var ring: Bool
  public var backlash: Double
  /// The direction in which a tooth points in the drawn pose.
  public var zero: Vector3

  public init(
    shape: String, line: LineRecord, teeth: Int, module: Double, pressureAngle: Double, helix: Double = 0,
    shift: Double = 0, ring: Bool = false, backlash: Double = 0, zero: Vector3
  ) {
    self.shape = shape
    self.line = line
    self.teeth = teeth
    self.module = module
    self.pressureAngle = pressureAngle
    self.helix = helix
    self.shift = shift
    self.ring = ring
    self.backlash = backlash
    self.zero = zero
  }
}

/// A chain or belt that runs along a path.
public struct TrainRecord: Hashable, Codable, Sendable {
  public var id: String
  public var part: String
  /// `chain` or `belt`.
  public var kind: String
  public var pitch: Double
  public var count: Int
  /// Keys of `Document.solids`: the links that repeat.
  @Listed public var link: [String]
  /// Shape paths it runs over, in order.
  @Listed public var over: [String]
  public var phase: Double
  public var source: Int?

  public init(
    id: String, part: String, kind: String, pitch: Double, count: Int, link: [String] = [], over: [String] = [],
    phase: Double = 0, source: Int? = nil
  ) {
    self.id = id
    self.part = part
    self.kind = kind
    self.pitch = pitch
    self.count = count
    self.link = link
    self.over = over
    self.phase = phase
    self.source = source
  }
}

/// A spring stretched between two points of two parts; drawn, not rigid.
public struct ElasticRecord: Hashable, Codable, Sendable {
  public struct End: Hashable, Codable, Sendable {
    public var part: String
    public var at: Vector3
    public init(part: String, at: Vector3) {
      self.part = part
      self.at = at
    }
  }
  public var id: String
  public var solid: String
  public var a: End
  public var b: End
  public var stiffness: Double?
  public var source: Int?

  public init(id: String, solid: String, a: End, b: End, stiffness: Double? = nil, source: Int? = nil) {
    self.id = id
    self.solid = solid
    self.a = a
    self.b = b
    self.stiffness = stiffness
    self.source = source
  }
}

/// Contact that is meant, declared by what is built; bounded on both sides.
public struct ContactRecord: Hashable, Codable, Sendable {
  public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
    case runningFit = "running_fit"
    case thread, press, seat, wrap, follows, mesh, stops
    case springEnd = "spring_end"
  }
  /// Shape paths `part/shape`, or parts.
  public var a: String
  public var b: String
  public var kind: Kind
  /// Radial or normal clearance as designed, metres (negative: overlap by design, as in threads).
  public var clearance: Double?
  /// The joint or closure it belongs to.
  public var joint: String?
  public var because: String?
  public var source: Int?

  public init(
    a: String, b: String, kind: Kind, clearance: Double? = nil, joint: String? = nil, because: String? = nil,
    source: Int? = nil
  ) {
    self.a = a
    self.b = b
    self.kind = kind
    self.clearance = clearance
    self.joint = joint
    self.because = because
    self.source = source
  }
}

/// A way the asset stands by itself: joint values and where it touches.
public struct StanceRecord: Hashable, Codable, Sendable {
  public struct Rest: Hashable, Codable, Sendable {
    public var part: String
    public var at: Vector3?
    public init(part: String, at: Vector3? = nil) {
      self.part = part
      self.at = at
    }
  }
  public var id: String
  @Mapped public var q: [String: Double]
  @Listed public var restsOn: [Rest]
  public var steadiedBy: String?
  public var source: Int?

  public init(
    id: String, q: [String: Double] = [:], restsOn: [Rest] = [], steadiedBy: String? = nil, source: Int? = nil
  ) {
    self.id = id
    self.q = q
    self.restsOn = restsOn
    self.steadiedBy = steadiedBy
    self.source = source
  }
}

/// Where parts and joints came from: provenance and names only; the tree of parts is flat.
public struct ComponentRecord: Hashable, Codable, Sendable {
  public var id: String
  /// The component's type.
  public var of: String
  public var at: RigidTransform
  /// The plane it was mirrored in, by its normal.
  public var mirrored: Vector3?
  public var source: Int?

  public init(id: String, of: String, at: RigidTransform, mirrored: Vector3? = nil, source: Int? = nil) {
    self.id = id
    self.of = of
    self.at = at
    self.mirrored = mirrored
    self.source = source
  }
}
