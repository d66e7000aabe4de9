/// How a child part moves on its parent.
///
/// The joint's frame lies in asset coordinates in the drawn pose; child and parent frames coincide there, so
/// `X_parent_child(q) = Motion(frame, q − drawn)`. Rotations are right-handed about the named axis of the frame.
public struct JointRecord: Hashable, Codable, Sendable {
  public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
    case hinge, slide, spin, screw, cylinder, ball, universal, planar, fixed, free
  }

  public var id: String
  public var kind: Kind
  public var child: String
  public var parent: String
  public var frame: Frame
  /// 0 (fixed), 1 (hinge, spin, slide, screw), 2 (cylinder, universal), 3 (planar), 1 `rotation3` (ball), 1 `pose6` (free);
  /// composed in order, parent to child. A single one carries the joint's id.
  @Listed public var dofs: [DegreeOfFreedom]
  /// This joint may move only while others are where it says.
  @Listed public var needs: [Need]
  /// Hardware that was asked for, for reports: the shapes it added carry `hardware`.
  @Listed public var hardware: [HardwareRecord]
  /// An index into `Document.sources`.
  public var source: Int?

  public init(
    id: String, kind: Kind, child: String, parent: String, frame: Frame, dofs: [DegreeOfFreedom] = [],
    needs: [Need] = [], hardware: [HardwareRecord] = [], source: Int? = nil
  ) {
    self.id = id
    self.kind = kind
    self.child = child
    self.parent = parent
    self.frame = frame
    self.dofs = dofs
    self.needs = needs
    self.hardware = hardware
    self.source = source
  }
}

/// A right-handed frame in asset coordinates: origin, z and x (y = z × x), or a named line for origin and z.
public struct Frame: Hashable, Codable, Sendable {
  /// Metres.
  public var origin: Vector3
  public var z: Vector3
  public var x: Vector3
  /// The line it lies on, a key of `Document.lines`, where it was named.
  public var line: String?

  public init(origin: Vector3, z: Vector3, x: Vector3, line: String? = nil) {
    self.origin = origin
    self.z = z
    self.x = x
    self.line = line
  }

  /// The frame's pose in the asset; nil where z is not a direction.
  public var pose: RigidTransform? {
    guard origin.isFinite, z.normalized != nil else { return nil }
    return RigidTransform(origin: origin, z: z, xHint: x)
  }
}

/// A directed line: a point in metres and a direction.
public struct LineRecord: Hashable, Codable, Sendable {
  public var origin: Vector3
  public var direction: Vector3

  public init(origin: Vector3, direction: Vector3) {
    self.origin = origin
    self.direction = direction
  }
}

/// The atom of motion: couplings, poses and ranges refer to its id. Radians or metres; a screw (`helical`) counts its turn
/// in radians and advances `lead` metres per turn.
public struct DegreeOfFreedom: Hashable, Codable, Sendable {
  public enum Motion: String, Hashable, Codable, Sendable, CaseIterable {
    case rotation, translation, helical, rotation3, pose6
  }
  public enum Axis: String, Hashable, Codable, Sendable, CaseIterable { case x, y, z }
  public enum Role: String, Hashable, Codable, Sendable, CaseIterable { case input, passive, follows }

  public var id: String
  public var type: Motion
  /// The axis of the joint's frame it moves about or along.
  public var axis: Axis
  public var role: Role
  /// nil: unlimited (a continuous rotation), or found by the host (a follower).
  public var range: Range?
  /// What it reads in the pose it is drawn in.
  public var drawn: Double
  /// Metres per turn, right-handed positive; helical only.
  public var lead: Double?
  /// Half angle of the cone that z may swing in, radians; rotation3 only (its range is the twist).
  public var swing: Double?
  /// What was asked of the positive sense; the frame already has it.
  public var sense: Sense?
  public var drive: Drive?
  /// N·s/m or N·m·s.
  public var damping: Double?
  /// N or N·m.
  public var friction: Double?
  public var spring: Spring?
  /// Distance between detents, radians or metres.
  public var detents: Double?
  /// `level`: however it is carried about, its child keeps its attitude by its own weight (a pedal, a gondola).
  public var stays: String?

  /// One number says where it stands: no ball, and not free.
  public var isScalar: Bool { type != .rotation3 && type != .pose6 }

  public struct Range: Hashable, Codable, Sendable {
    public var lower: Double
    public var upper: Double
    public init(lower: Double, upper: Double) {
      self.lower = lower
      self.upper = upper
    }
    public var length: Double { upper - lower }
  }

  public struct Sense: Hashable, Codable, Sendable {
    /// `opening`, `toward`, `clockwise`, `rolling`, `moves`.
    public var kind: String
    public var toward: Vector3?
    /// The part it is judged by, where that is not the child.
    public var part: String?
    public init(kind: String, toward: Vector3? = nil, part: String? = nil) {
      self.kind = kind
      self.toward = toward
      self.part = part
    }
  }

  public struct Drive: Hashable, Codable, Sendable {
    public enum Kind: String, Hashable, Codable, Sendable, CaseIterable { case hand, motor, none }
    public var kind: Kind
    /// N or N·m; m/s or rad/s.
    public var effort: Double?
    public var speed: Double?
    public init(kind: Kind, effort: Double? = nil, speed: Double? = nil) {
      self.kind = kind
      self.effort = effort
      self.speed = speed
    }
  }

  public struct Spring: Hashable, Codable, Sendable {
    /// N/m or N·m/rad.
    public var stiffness: Double
    /// Constant part, N or N·m.
    public var force: Double
    public var rest: Double?
    public init(stiffness: Double, force: Double = 0, rest: Double? = nil) {
      self.stiffness = stiffness
      self.force = force
      self.rest = rest
    }
  }

  public init(
    id: String, type: Motion, axis: Axis = .z, role: Role = .input, range: Range? = nil, drawn: Double = 0,
    lead: Double? = nil, swing: Double? = nil, sense: Sense? = nil, drive: Drive? = nil
  ) {
    self.id = id
    self.type = type
    self.axis = axis
    self.role = role
    self.range = range
    self.drawn = drawn
    self.lead = lead
    self.swing = swing
    self.sense = sense
    self.drive = drive
  }
}

/// "May move only while that degree of freedom is within these bounds": proven free there and blocked elsewhere.
public struct Need: Hashable, Codable, Sendable {
  public var dof: String
  public var min: Double?
  public var max: Double?
  public var source: Int?

  public init(dof: String, min: Double? = nil, max: Double? = nil, source: Int? = nil) {
    self.dof = dof
    self.min = min
    self.max = max
    self.source = source
  }
}

/// Hardware on a joint or a closure: its kind (`barrel`, `concealed`, `pin`, `bearing`, `runners`, …) and its numbers by name.
public struct HardwareRecord: Hashable, Codable, Sendable {
  public var kind: String
  @Mapped public var values: [String: Double]
  public var source: Int?

  public init(kind: String, values: [String: Double] = [:], source: Int? = nil) {
    self.kind = kind
    self.values = values
    self.source = source
  }
}
