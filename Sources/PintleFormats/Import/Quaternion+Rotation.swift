internal import PintleDocument

extension Quaternion {
  /// nil where all four are zero.
  init?(w: Double, _ v: Vector3) {
    let q = SIMD4(v, w)
    let length = (q * q).sum().squareRoot()
    guard length > 1e-12, length.isFinite else { return nil }
    self.init(q / length)
  }

  /// The rotation it stands for.
  var rotation: RigidTransform {
    let (x, y, z, w) = (vector.x, vector.y, vector.z, vector.w)
    return RigidTransform(
      x: [1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w)],
      y: [2 * (x * y - z * w), 1 - 2 * (x * x + z * z), 2 * (y * z + x * w)],
      z: [2 * (x * z + y * w), 2 * (y * z - x * w), 1 - 2 * (x * x + y * y)])
  }
}
