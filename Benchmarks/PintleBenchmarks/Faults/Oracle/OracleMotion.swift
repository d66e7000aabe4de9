import Foundation
import PintleDocument

/// A rigid motion of the oracle's own: p ↦ R p + t, with R as a unit quaternion (w, v).
struct OracleMotion {
  private var w: Double
  private var v: Vector3
  private var t: Vector3

  static let none = OracleMotion(w: 1, v: .zero, t: .zero)

  private init(w: Double, v: Vector3, t: Vector3) {
    self.w = w
    self.v = v
    self.t = t
  }

  static func shift(_ t: Vector3) -> OracleMotion { OracleMotion(w: 1, v: .zero, t: t) }

  /// A turn about the line through `point` along `axis`.
  static func turn(_ angle: Double, about axis: Vector3, through point: Vector3) -> OracleMotion {
    let l = (axis.x * axis.x + axis.y * axis.y + axis.z * axis.z).squareRoot()
    guard l > 0, l.isFinite else { return none }
    var motion = OracleMotion(w: cos(angle / 2), v: axis * (sin(angle / 2) / l), t: .zero)
    motion.t = point - motion.apply(point)
    return motion
  }

  func apply(_ p: Vector3) -> Vector3 {
    // p + 2 v × (v × p + w p)
    let c = Self.cross(v, p) + p * w
    return p + Self.cross(v, c) * 2 + t
  }

  /// First `b`, then this one.
  func after(_ b: OracleMotion) -> OracleMotion {
    let dot = v.x * b.v.x + v.y * b.v.y + v.z * b.v.z
    return OracleMotion(w: w * b.w - dot, v: b.v * w + v * b.w + Self.cross(v, b.v), t: apply(b.t))
  }

  var inverse: OracleMotion {
    var back = OracleMotion(w: w, v: v * -1, t: .zero)
    back.t = back.apply(t) * -1
    return back
  }

  private static func cross(_ a: Vector3, _ b: Vector3) -> Vector3 {
    [a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x]
  }
}
