/// What the program promises of a part's motion. A bound is in radians or metres.
public struct ExpectationRecord: Hashable, Codable, Sendable {
  public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
    /// A hinge swings at least (at most) that far, and its part moves toward a side at first.
    case opens
    case turns
    case travels
    /// Turns without end or obstacle.
    case spins
    /// The mechanism that hangs on the part (a root) is moved by so many inputs; passive ones do not count.
    case inputs
    /// `dof` turns (or travels) so much per unit of the one in `of`; the bounds have no unit, or metres per radian.
    case ratio
    /// The part rises that far over the travel of the inputs and stays level within `within`.
    case rises
    /// `dof` may be turned without any of those in `of` moving.
    case independent
  }
  public var kind: Kind
  /// The part; any joint between it and the root counts.
  public var part: String
  public var atLeast: Double?
  public var atMost: Double?
  public var toward: Vector3?
  /// `ground`: the part touches z = 0.
  public var touches: String?
  /// The degree of freedom it is about, where it was said of a joint; nil: any between the part and the root.
  public var dof: String?
  /// The degrees of freedom it is compared with (`ratio`, `independent`).
  @Listed public var of: [String]
  /// How far the part may tilt (`rises`), radians.
  public var within: Double?
  /// Other degrees of freedom, where they stand while this is judged.
  @Mapped public var when: [String: Double]
  public var source: Int?

  public init(
    kind: Kind, part: String, atLeast: Double? = nil, atMost: Double? = nil, toward: Vector3? = nil,
    touches: String? = nil, dof: String? = nil, of: [String] = [], within: Double? = nil,
    when: [String: Double] = [:], source: Int? = nil
  ) {
    self.kind = kind
    self.part = part
    self.atLeast = atLeast
    self.atMost = atMost
    self.toward = toward
    self.touches = touches
    self.dof = dof
    self.of = of
    self.within = within
    self.when = when
    self.source = source
  }
}

/// A number, angle, side, count, switch or text that a program can be run with.
public struct ParameterRecord: Hashable, Codable, Sendable {
  public enum Kind: String, Hashable, Codable, Sendable, CaseIterable { case length, angle, count, side, flag, text }
  public var id: String
  public var kind: Kind
  public var label: String
  /// As the command line would say it: `0.6`, `90°`, `left`, `true`.
  public var value: String
  public var initial: String
  public var lower: String?
  public var upper: String?
  /// The values it may have, where they are few.
  @Listed public var choices: [String]

  public init(
    id: String, kind: Kind, label: String, value: String, initial: String, lower: String? = nil,
    upper: String? = nil, choices: [String] = []
  ) {
    self.id = id
    self.kind = kind
    self.label = label
    self.value = value
    self.initial = initial
    self.lower = lower
    self.upper = upper
    self.choices = choices
  }
}
