/// Two ends of a range; a reversed one does not trap, it is a finding (`joint.range`, `parameter.range`) where it is used.
public struct Limits<Quantity: Sendable>: Sendable {
  public var lower: Quantity
  public var upper: Quantity
  /// What stands in place of the two ends.
  var form = RangeForm.ends

  public init(lower: Quantity, upper: Quantity) {
    self.lower = lower
    self.upper = upper
  }
}

/// How a joint's range was said.
enum RangeForm: Sendable { case ends, follows, unlimited }

extension Limits where Quantity == Angle {
  /// Carried along by loops and couplings: its range is found, and it has no sense and no drive of its own.
  public static var follows: Limits<Angle> { Limits(form: .follows) }
  /// Round and round, like a wheel.
  public static var unlimited: Limits<Angle> { Limits(form: .unlimited) }

  private init(form: RangeForm) {
    self.init(lower: Angle(radians: 0), upper: Angle(radians: 0))
    self.form = form
  }
}

extension Limits where Quantity == Double {
  /// Carried along by loops and couplings: its range is found, and it has no sense and no drive of its own.
  public static var follows: Limits<Double> {
    var limits = Limits(lower: 0, upper: 0)
    limits.form = .follows
    return limits
  }

  /// The same stretch of a line on the other side of its origin.
  public var opposite: Limits<Double> { Limits(lower: -upper, upper: -lower) }
}

public func ... (a: Angle, b: Angle) -> Limits<Angle> { Limits(lower: a, upper: b) }
public func ... (a: Double, b: Double) -> Limits<Double> { Limits(lower: a, upper: b) }

// Whole numbers too: a reversed range of the standard library kills the program; these are empty, as loops expect.
public func ... (a: Int, b: Int) -> Limits<Int> { Limits(lower: a, upper: b) }
public func ..< (a: Int, b: Int) -> Limits<Int> { Limits(lower: a, upper: b &- 1) }

extension Limits: Sequence where Quantity == Int {
  public struct Iterator: IteratorProtocol {
    private var upcoming: Int?
    private let last: Int

    init(_ range: Limits<Int>) {
      // `a..<Int.min` has wrapped round; no other range ends at the largest number and means something.
      upcoming = range.lower <= range.upper && range.upper < Int.max ? range.lower : nil
      last = range.upper
    }

    public mutating func next() -> Int? {
      guard let n = upcoming else { return nil }
      upcoming = n < last ? n + 1 : nil
      return n
    }
  }

  public func makeIterator() -> Iterator { Iterator(self) }
  public var underestimatedCount: Int { lower <= upper && upper < Int.max ? upper &- lower &+ 1 : 0 }
}

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

extension Bound where Quantity == Double {
  /// That much, give or take `within`.
  public static func about(_ q: Double, within: Double) -> Bound { Bound(least: q - within, most: q + within) }
}

extension Bound where Quantity == Angle {
  /// That much, give or take `within`.
  public static func about(_ q: Angle, within: Angle) -> Bound { Bound(least: q - within, most: q + within) }
}
