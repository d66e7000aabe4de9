/// How much a finding matters.
public enum Severity: String, Hashable, Codable, Sendable, CaseIterable, Comparable {
  case note, warning, error

  public static func < (a: Severity, b: Severity) -> Bool {
    allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)!
  }
}

/// What is known: a tool failure, a NaN or an exhausted budget is `unverified`, never a pass and never a fail.
public enum Verdict: String, Hashable, Codable, Sendable, CaseIterable {
  case pass, fail, unverified
}

/// A number with its unit: `m`, `mm`, `deg`, `kg`, `m3`, `count`, ….
public struct Quantity: Hashable, Codable, Sendable {
  public var value: Double
  public var unit: String

  public init(_ value: Double, _ unit: String) {
    self.value = value
    self.unit = unit
  }
}

/// What a finding wanted: a bound on either side, or one value, in a unit.
public struct Expected: Hashable, Codable, Sendable {
  public var min: Double?
  public var max: Double?
  public var value: Double?
  public var unit: String

  public init(min: Double? = nil, max: Double? = nil, value: Double? = nil, unit: String) {
    self.min = min
    self.max = max
    self.value = value
    self.unit = unit
  }
}

/// An edit of the source that was tried and makes its finding disappear.
public struct Fix: Hashable, Codable, Sendable {
  public struct Edit: Hashable, Codable, Sendable {
    public var file: String
    public var line: Int
    public var column: Int
    public var old: String
    public var new: String

    public init(file: String, line: Int, column: Int, old: String, new: String) {
      self.file = file
      self.line = line
      self.column = column
      self.old = old
      self.new = new
    }
  }

  public var title: String
  public var edits: [Edit]

  public init(title: String, edits: [Edit]) {
    self.title = title
    self.edits = edits
  }
}

/// One fact about an asset: what, how badly, where in space, where in the source, and what to do about it.
///
/// The text forms (terminal, JSON) are made elsewhere, in one place each; a finding holds facts only.
public struct Finding: Hashable, Codable, Sendable {
  /// A stable id, `family.name`.
  public var rule: String
  public var severity: Severity
  public var verdict: Verdict
  /// One sentence with its numbers and names, without a full stop.
  public var message: String
  public var parts: [String]
  /// Shape paths, `part/shape`.
  public var shapes: [String]
  public var joint: String?
  public var measured: Quantity?
  public var expected: Expected?
  /// Values by degree of freedom: radians or metres.
  public var pose: [String: Double]?
  /// A point in asset coordinates, metres, in the pose above (or at home).
  public var at: Vector3?
  public var source: SourceLocation?
  public var hint: String?
  public var fixes: [Fix]
  /// Consequences, folded under their cause.
  public var related: [Finding]
  public var images: [String]

  public init(
    _ rule: String, _ severity: Severity, _ verdict: Verdict = .fail, _ message: String,
    parts: [String] = [], shapes: [String] = [], joint: String? = nil,
    measured: Quantity? = nil, expected: Expected? = nil, pose: [String: Double]? = nil, at: Vector3? = nil,
    source: SourceLocation? = nil, hint: String? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.verdict = verdict
    self.message = message
    self.parts = parts
    self.shapes = shapes
    self.joint = joint
    self.measured = measured
    self.expected = expected
    self.pose = pose
    self.at = at
    self.source = source
    self.hint = hint
    self.fixes = []
    self.related = []
    self.images = []
  }
}
