internal import Glibc
internal import PintleDocument

/// From the asset's frame (z up, the front faces −y, right is +x) to glTF's (y up, the front faces +z): (x, y, z) → (x, z, −y).
enum GLTFCoordinates {
  static func vector(_ v: Vector3) -> Vector3 { [v.x, v.z, -v.y] }

  /// The pose of a frame whose axes stay what they are, seen from glTF's world frame: `X_GB = X_GA * X_AB`.
  static func world(_ X_AB: RigidTransform) -> RigidTransform {
    RigidTransform(
      x: vector(X_AB.x), y: vector(X_AB.y), z: vector(X_AB.z), translation: vector(X_AB.translation))
  }

  /// The same motion, as it moves points of glTF's world frame: `X_GA * M * X_AG`.
  static func motion(_ m: RigidTransform) -> RigidTransform {
    RigidTransform(
      x: vector(m.x), y: vector(m.z), z: -vector(m.y), translation: vector(m.translation))
  }
}

/// A rotation as a unit quaternion, x, y, z, w.
struct Quaternion: Hashable {
  var vector: SIMD4<Double>

  /// The rotation of a rigid transform, w ≥ 0. (Shepperd, "Quaternion from rotation matrix", 1978: divide by the
  /// largest of the four components.)
  init(_ t: RigidTransform) {
    let (a, b, c) = (t.x, t.y, t.z)
    let trace = a.x + b.y + c.z
    var q: SIMD4<Double>
    if trace >= a.x, trace >= b.y, trace >= c.z {
      q = [b.z - c.y, c.x - a.z, a.y - b.x, 1 + trace]
    } else if a.x >= b.y, a.x >= c.z {
      q = [1 + a.x - b.y - c.z, a.y + b.x, a.z + c.x, b.z - c.y]
    } else if b.y >= c.z {
      q = [a.y + b.x, 1 + b.y - c.z - a.x, b.z + c.y, c.x - a.z]
    } else {
      q = [a.z + c.x, b.z + c.y, 1 + c.z - a.x - b.y, a.y - b.x]
    }
    let length = (q * q).sum().squareRoot()
    q = length > 0 ? q / length : [0, 0, 0, 1]
    vector = q.w < 0 ? -q : q
  }

  init(_ vector: SIMD4<Double>) { self.vector = vector }

  func dot(_ other: Quaternion) -> Double { (vector * other.vector).sum() }

  /// The same rotation with the sign that is nearer to `other`, so that interpolation takes the short way.
  func near(_ other: Quaternion) -> Quaternion { dot(other) < 0 ? Quaternion(-vector) : self }

  /// Spherical linear interpolation as glTF does it (specification, appendix C.4), along the shorter way.
  static func slerp(_ a: Quaternion, _ b: Quaternion, _ t: Double) -> Quaternion {
    let end = b.near(a)
    let cosine = min(1, a.dot(end))
    let angle = acos(cosine)
    guard angle > 1e-9 else { return a }
    let s = sin(angle)
    return Quaternion(a.vector * (sin((1 - t) * angle) / s) + end.vector * (sin(t * angle) / s))
  }

  /// The angle between two rotations, radians, 0…π.
  func angle(to other: Quaternion) -> Double {
    // The sine keeps its accuracy where the cosine is near one.
    let d = vector - other.near(self).vector
    let e = vector + other.near(self).vector
    return 4 * atan2((d * d).sum().squareRoot(), (e * e).sum().squareRoot())
  }
}
