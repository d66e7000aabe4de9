private import Glibc
private import PintleDocument

/// The sine of an angle, exact at quarter turns.
public func sin(_ a: Angle) -> Double { exactSineCosine(a.radians).sine }
/// The cosine of an angle, exact at quarter turns.
public func cos(_ a: Angle) -> Double { exactSineCosine(a.radians).cosine }
/// The tangent of an angle.
public func tan(_ a: Angle) -> Double {
  let (s, c) = exactSineCosine(a.radians)
  return s / c
}
/// The angle with that sine, −90°…90°; what lies outside −1…1 is taken as the nearest end.
public func asin(_ v: Double) -> Angle { Angle(radians: Glibc.asin(min(1, max(-1, v)))) }
/// The angle with that cosine, 0°…180°; what lies outside −1…1 is taken as the nearest end.
public func acos(_ v: Double) -> Angle { Angle(radians: Glibc.acos(min(1, max(-1, v)))) }
/// The angle with that tangent, −90°…90°.
public func atan(_ v: Double) -> Angle { Angle(radians: Glibc.atan(v)) }
/// The direction of (x, y), −180°…180°, counter-clockwise from +x.
public func atan2(_ y: Double, _ x: Double) -> Angle { Angle(radians: Glibc.atan2(y, x)) }
/// The square root; of a negative number not a number, which is a finding where it is used as a size.
public func sqrt(_ v: Double) -> Double { v.squareRoot() }
