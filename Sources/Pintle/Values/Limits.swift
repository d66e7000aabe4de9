/// Two ends of a range; a reversed one does not trap, it is a finding (`joint.range`, `parameter.range`) where it is used.
public struct Limits<Quantity: Sendable>: Sendable {
  public var lower: Quantity
  public var upper: Quantity

  public init(lower: Quantity, upper: Quantity) {
    self.lower = lower
    self.upper = upper
  }
}

public func ... (a: Angle, b: Angle) -> Limits<Angle> { Limits(lower: a, upper: b) }
public func ... (a: Double, b: Double) -> Limits<Double> { Limits(lower: a, upper: b) }

/// So that a negative upper end compiles: `-22.mm...-14.mm`.
infix operator ...- : RangeFormationPrecedence
public func ...- (a: Angle, b: Angle) -> Limits<Angle> { Limits(lower: a, upper: -b) }
public func ...- (a: Double, b: Double) -> Limits<Double> { Limits(lower: a, upper: -b) }

/// At least or at most that much.
public struct Bound<Quantity: Sendable>: Sendable {
  var least: Quantity?
  var most: Quantity?

  public static func atLeast(_ q: Quantity) -> Bound { Bound(least: q) }
  public static func atMost(_ q: Quantity) -> Bound { Bound(most: q) }
}
