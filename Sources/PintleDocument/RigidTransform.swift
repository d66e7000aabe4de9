/// A rigid motion, or the pose `X_AB` of a frame B in a frame A: p_A = R p_B + t.
///
/// Encoded as twelve numbers: the rotation row by row, then the translation in metres.
public struct RigidTransform: Hashable, Sendable {
  /// The columns of the rotation matrix: B's x, y and z axes in A.
  public var x: Vector3, y: Vector3, z: Vector3
  /// The origin of B in A, metres.
  public var translation: Vector3

  @inlinable public init(x: Vector3, y: Vector3, z: Vector3, translation: Vector3 = .zero) {
    self.x = x
    self.y = y
    self.z = z
    self.translation = translation
  }

  public static let identity = RigidTransform(x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1])

  public init(translation: Vector3) {
    self = .identity
    self.translation = translation
  }

  /// A turn by `angle` radians, right-handed about `axis` (need not be of unit length) through `point`.
  ///
  /// A zero axis gives the identity. Quarter turns are exact.
  public init(turning angle: Double, about axis: Vector3, through point: Vector3 = .zero) {
    guard let u = axis.normalized else {
      self = .identity
      return
    }
    let (s, c) = exactSineCosine(angle)
    let k = 1 - c
    self.init(
      x: [c + u.x * u.x * k, u.y * u.x * k + u.z * s, u.z * u.x * k - u.y * s],
      y: [u.x * u.y * k - u.z * s, c + u.y * u.y * k, u.z * u.y * k + u.x * s],
      z: [u.x * u.z * k + u.y * s, u.y * u.z * k - u.x * s, c + u.z * u.z * k])
    translation = point - rotate(point)
  }

  /// The frame at `origin` whose z points along `axis` and whose x lies as near `xHint` as it may.
  public init(origin: Vector3, z axis: Vector3, xHint: Vector3? = nil) {
    let w = axis.normalized ?? [0, 0, 1]
    var u = xHint ?? w.anyPerpendicular
    u = (u - w * u.dot(w)).normalized ?? w.anyPerpendicular
    self.init(x: u, y: w.cross(u), z: w, translation: origin)
  }

  /// The direction `v` of B, seen in A.
  @inlinable public func rotate(_ v: Vector3) -> Vector3 { x * v.x + y * v.y + z * v.z }

  /// The point `p` of B, seen in A.
  @inlinable public func apply(_ p: Vector3) -> Vector3 { rotate(p) + translation }

  @inlinable public var inverse: RigidTransform {
    let r = RigidTransform(x: [x.x, y.x, z.x], y: [x.y, y.y, z.y], z: [x.z, y.z, z.z])
    return RigidTransform(x: r.x, y: r.y, z: r.z, translation: -r.rotate(translation))
  }

  /// `X_AC = X_AB * X_BC`.
  @inlinable public static func * (a: RigidTransform, b: RigidTransform) -> RigidTransform {
    RigidTransform(
      x: a.rotate(b.x), y: a.rotate(b.y), z: a.rotate(b.z), translation: a.apply(b.translation))
  }

  @inlinable public var isFinite: Bool { x.isFinite && y.isFinite && z.isFinite && translation.isFinite }

  /// The same transform on a grid of 10⁻¹⁰ (metres, and cosines), so that equal shapes drawn in different places
  /// give equal bytes; negative zeros vanish.
  public var snapped: RigidTransform {
    RigidTransform(x: snap(x), y: snap(y), z: snap(z), translation: snap(translation))
  }
}

/// `v` on a grid of 10⁻¹⁰, without negative zeros.
public func snap(_ v: Vector3) -> Vector3 { [snap(v.x), snap(v.y), snap(v.z)] }

/// `v` on a grid of 10⁻¹⁰, without negative zero. What is not finite, or too large for the grid, stays as it is.
public func snap(_ v: Double) -> Double {
  guard v.isFinite, abs(v) < 1e5 else { return v }
  // Dividing by 1e10 (exact) rather than multiplying by 1e-10 (not exact) keeps 0.1 at 0.1.
  return (v * 1e10).rounded() / 1e10 + 0
}

extension RigidTransform: Codable {
  public init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    var n: [Double] = []
    while !list.isAtEnd { n.append(try list.decode(Double.self)) }
    guard n.count == 12 else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "a placement has 12 numbers, this one has \(n.count)"))
    }
    self.init(
      x: [n[0], n[3], n[6]], y: [n[1], n[4], n[7]], z: [n[2], n[5], n[8]], translation: [n[9], n[10], n[11]])
  }

  public func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    for v in [x.x, y.x, z.x, x.y, y.y, z.y, x.z, y.z, z.z, translation.x, translation.y, translation.z] {
      try list.encode(v + 0)
    }
  }
}
