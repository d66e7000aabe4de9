internal import PintleDocument

/// A symmetric 3 × 3 matrix, as inertia is.
struct SymmetricTensor {
  /// xx, yy, zz.
  var diagonal = Vector3.zero
  /// yz, zx, xy.
  var mixed = Vector3.zero

  private func applied(to v: Vector3) -> Vector3 {
    [
      diagonal.x * v.x + mixed.z * v.y + mixed.y * v.z, mixed.z * v.x + diagonal.y * v.y + mixed.x * v.z,
      mixed.y * v.x + mixed.x * v.y + diagonal.z * v.z,
    ]
  }

  /// The same tensor in the axes of a frame.
  func seen(along f: RigidTransform) -> SymmetricTensor {
    let (x, y, z) = (applied(to: f.x), applied(to: f.y), applied(to: f.z))
    return SymmetricTensor(
      diagonal: [f.x.dot(x), f.y.dot(y), f.z.dot(z)], mixed: [f.y.dot(z), f.z.dot(x), f.x.dot(y)])
  }

  /// Principal values and axes, right-handed (Jacobi 1846: turned pair by pair until nothing is left beside the diagonal;
  /// what is diagonal already is not turned).
  var principal: (values: Vector3, axes: RigidTransform) {
    var axes = RigidTransform.identity
    var t = self
    for _ in 0..<32 {
      let size = max(abs(t.diagonal.x), abs(t.diagonal.y), abs(t.diagonal.z))
      let off = Vector3(abs(t.mixed.x), abs(t.mixed.y), abs(t.mixed.z))
      guard off.max() > 1e-12 * size else { break }
      // The pair with the largest entry, and the third axis to turn about.
      let (p, q, about): (Double, Double, Vector3)
      let entry: Double
      if off.x == off.max() {
        (p, q, about, entry) = (t.diagonal.y, t.diagonal.z, [1, 0, 0], t.mixed.x)
      } else if off.y == off.max() {
        (p, q, about, entry) = (t.diagonal.z, t.diagonal.x, [0, 1, 0], t.mixed.y)
      } else {
        (p, q, about, entry) = (t.diagonal.x, t.diagonal.y, [0, 0, 1], t.mixed.z)
      }
      // tan(2φ) = 2·entry / (p − q), by its half so that nothing cancels.
      let theta = (q - p) / (2 * entry)
      let tangent = (theta >= 0 ? 1.0 : -1.0) / (abs(theta) + (theta * theta + 1).squareRoot())
      let c = 1 / (tangent * tangent + 1).squareRoot()
      let s = -tangent * c
      var turn = RigidTransform.identity
      if about.x == 1 {
        (turn.y, turn.z) = ([0, c, s], [0, -s, c])
      } else if about.y == 1 {
        (turn.z, turn.x) = ([s, 0, c], [c, 0, -s])
      } else {
        (turn.x, turn.y) = ([c, s, 0], [-s, c, 0])
      }
      axes = axes * turn
      t = seen(along: axes)
    }
    return (t.diagonal, axes)
  }
}
