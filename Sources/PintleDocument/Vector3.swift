/// A vector or point in metres (or a pure direction), right-handed, z up.
public typealias Vector3 = SIMD3<Double>

extension SIMD3 where Scalar == Double {
  public static var right: Self { [1, 0, 0] }
  public static var back: Self { [0, 1, 0] }
  public static var up: Self { [0, 0, 1] }

  @inlinable public func dot(_ other: Self) -> Double { x * other.x + y * other.y + z * other.z }

  @inlinable public func cross(_ other: Self) -> Self {
    Self(
      y * other.z - z * other.y,
      z * other.x - x * other.z,
      x * other.y - y * other.x)
  }

  @inlinable public var lengthSquared: Double { dot(self) }
  @inlinable public var length: Double { lengthSquared.squareRoot() }

  /// The unit vector along this one, or nil where the length is zero, subnormal or not finite.
  @inlinable public var normalized: Self? {
    let l = length
    guard l.isFinite, l > 1e-300 else { return nil }
    return self / l
  }

  @inlinable public var isFinite: Bool { x.isFinite && y.isFinite && z.isFinite }

  /// A unit vector across this one, chosen without branches that depend on rounding: across the axis it is least along.
  public var anyPerpendicular: Self {
    let a = Self(abs(x), abs(y), abs(z))
    let other: Self = a.x <= a.y && a.x <= a.z ? [1, 0, 0] : (a.y <= a.z ? [0, 1, 0] : [0, 0, 1])
    return cross(other).normalized ?? [1, 0, 0]
  }
}
