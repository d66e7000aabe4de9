/// A closed range that may be open on one side. What it measures is told where it is used.
public struct Bound: Hashable, Codable, Sendable {
  public var min: Double?
  public var max: Double?

  public init(min: Double? = nil, max: Double? = nil) {
    self.min = min
    self.max = max
  }

  /// Whether a value lies within, `slack` beyond either end included; never for what is not a number.
  func contains(_ value: Double, slack: Double = 0) -> Bool {
    value >= (min ?? -.infinity) - slack && value <= (max ?? .infinity) + slack
  }

  /// Every measured value lies within: at least nothing, at most no end.
  func isIdle(slack: Double = 0) -> Bool { (min ?? 0) <= slack && (max ?? .infinity) == .infinity }
}
