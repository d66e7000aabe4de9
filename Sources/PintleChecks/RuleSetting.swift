/// A number that a rule judges by and that a policy may set, for the asset, for paths or for pairs.
public struct RuleSetting: Hashable, Sendable {
  /// What is counted, and in which unit `value` is: the word in parentheses is how a policy file writes it.
  public enum Unit: String, Hashable, Codable, Sendable, CaseIterable {
    /// Metres (`3mm`, `0.4m`).
    case length = "m"
    /// Radians (`2deg`).
    case angle = "rad"
    /// A share, 0.05 for `5%`.
    case fraction
    /// Kilograms (`5kg`, `20g`).
    case mass = "kg"
    /// kg/m³ (`7850`).
    case density = "kg/m3"
    /// m³ (`2l`, `30cm3`).
    case volume = "m3"
    /// A whole number (`500`).
    case count
    /// A plain number.
    case number
  }

  /// Unique in its rule, snake_case: `least_range`.
  public let id: String
  public let unit: Unit
  /// The default, in the unit above.
  public let value: Double
  /// What it decides, one sentence without a full stop.
  public let meaning: String

  public init(_ id: String, _ unit: Unit, _ value: Double, _ meaning: String) {
    self.id = id
    self.unit = unit
    self.value = value
    self.meaning = meaning
  }
}
