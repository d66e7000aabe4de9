/// An angle; written `90°`. Not Comparable, so that `0°...a` never makes a standard range.
public struct Angle: Hashable, Sendable {
  public var radians: Double

  public init(radians: Double) { self.radians = radians }
  /// Exact at every multiple of a quarter turn.
  public init(degrees: Double) { radians = degrees / 180 * Double.pi }

  public var degrees: Double { radians / Double.pi * 180 }
  public var turns: Double { radians / (2 * Double.pi) }

  public static func + (a: Angle, b: Angle) -> Angle { Angle(radians: a.radians + b.radians) }
  public static func - (a: Angle, b: Angle) -> Angle { Angle(radians: a.radians - b.radians) }
  public static func * (a: Angle, k: Double) -> Angle { Angle(radians: a.radians * k) }
  public static func / (a: Angle, k: Double) -> Angle { Angle(radians: a.radians / k) }
  /// How many times one angle goes into another.
  public static func / (a: Angle, b: Angle) -> Double { a.radians / b.radians }
  public static prefix func - (a: Angle) -> Angle { Angle(radians: -a.radians) }
  public static func < (a: Angle, b: Angle) -> Bool { a.radians < b.radians }
  public static func > (a: Angle, b: Angle) -> Bool { a.radians > b.radians }
}

postfix operator °
/// Degrees.
public postfix func ° (v: Double) -> Angle { Angle(degrees: v) }
/// Degrees.
public postfix func ° (v: Int) -> Angle { Angle(degrees: Double(v)) }

extension Double {
  /// Millimetres: `18.mm` is 0.018.
  public var mm: Double { self / 1000 }
  /// Whole and broken turns: `2.5.turns` is 900°.
  public var turns: Angle { Angle(radians: self * 2 * Double.pi) }
  /// In rows and columns: what is left over, shared equally.
  public static var rest: Double { .infinity }
}

extension Int {
  /// Millimetres: `18.mm` is 0.018.
  public var mm: Double { Double(self) / 1000 }
}
