public import PintleDocument

/// What an asset must be, said from outside: written from the brief before the asset, and locked by its hash.
public struct Contract: Hashable, Codable, Sendable {
  /// The file's name, without folders.
  public var file: String
  /// SHA-256 of the file's bytes, lower-case hexadecimal.
  public var hash: String
  /// What the asset is, in words; not judged.
  public var asset: String?
  public var lines: [ContractLine]

  public init(file: String, hash: String, asset: String? = nil, lines: [ContractLine] = []) {
    self.file = file
    self.hash = hash
    self.asset = asset
    self.lines = lines
  }
}

/// One demand and where it was written.
public struct ContractLine: Hashable, Codable, Sendable {
  public var demand: ContractDemand
  public var source: SourceLocation

  public init(_ demand: ContractDemand, source: SourceLocation) {
    self.demand = demand
    self.source = source
  }
}

/// Metres, kilograms, radians.
public enum ContractDemand: Hashable, Codable, Sendable {
  case size(Dimension, Bound)
  case parts(PartDemand)
  case motion(MotionDemand)
  case mass(Bound)
  case triangles(Bound)

  /// Extents at home: along x, y and z.
  public enum Dimension: String, Hashable, Codable, Sendable, CaseIterable { case width, depth, height }
}

/// Parts by what they are for, and how many.
public struct PartDemand: Hashable, Codable, Sendable {
  public var role: String?
  /// A pattern of part names (`PathPattern`).
  public var name: String?
  /// A pattern of material names or labels.
  public var material: String?
  public var count: Bound

  public init(role: String? = nil, name: String? = nil, material: String? = nil, count: Bound) {
    self.role = role
    self.name = name
    self.material = material
    self.count = count
  }
}

/// How parts move, by what is proven free.
public struct MotionDemand: Hashable, Codable, Sendable {
  public enum Count: Hashable, Codable, Sendable {
    /// At least that many parts.
    case atLeast(Int)
    /// Every part that is meant, and at least one.
    case all
  }
  public var role: String?
  /// A pattern of part names.
  public var name: String?
  /// The joint's kind.
  public var kind: JointRecord.Kind?
  /// What is measured: the way from home (opens), from end to end (turns, travels), round and round (spins).
  public var measure: ExpectationRecord.Kind
  /// Radians or metres; nil for spins.
  public var extent: Bound?
  public var toward: Vector3?
  public var count: Count

  public init(
    role: String? = nil, name: String? = nil, kind: JointRecord.Kind? = nil, measure: ExpectationRecord.Kind,
    extent: Bound? = nil, toward: Vector3? = nil, count: Count = .atLeast(1)
  ) {
    self.role = role
    self.name = name
    self.kind = kind
    self.measure = measure
    self.extent = extent
    self.toward = toward
    self.count = count
  }

  /// The unit of `extent` is an angle.
  var isAngular: Bool { measure != .travels }
}
