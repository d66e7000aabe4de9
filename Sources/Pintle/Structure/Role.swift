/// What a part is for: checks and contracts go by it. Open: any string.
public struct Role: ExpressibleByStringLiteral, Hashable, Sendable {
  public let name: String
  public init(stringLiteral s: String) { name = s }

  public static let none: Role = ""
  public static let door: Role = "door"
  public static let drawer: Role = "drawer"
  public static let lid: Role = "lid"
  public static let rack: Role = "rack"
  public static let shelf: Role = "shelf"
  public static let wheel: Role = "wheel"
  public static let caster: Role = "caster"
  public static let knob: Role = "knob"
  public static let button: Role = "button"
  public static let lever: Role = "lever"
  public static let handle: Role = "handle"
  public static let latch: Role = "latch"
  public static let seat: Role = "seat"
  public static let arm: Role = "arm"
  public static let levelling: Role = "levelling"
  public static let cutout: Role = "cutout"

  /// nil where nothing was said.
  var record: String? { name.isEmpty ? nil : name }
}

/// Where the asset stands.
public enum Stands: Sendable {
  case onFloor, builtIn, onWall, onTable, hanging, handheld
}

/// How freely something spins.
public enum Spins: Sendable { case freely }

/// What something touches.
public enum Ground: Sendable { case ground }
