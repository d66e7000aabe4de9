internal import PintleDocument

extension ClosureRecord {
  /// How far it is apart, metres: `X` and `Y` are where its frame on a and that on b have gone.
  func gap(_ X: RigidTransform, _ Y: RigidTransform) -> Double {
    let d = X.inverse.apply(Y.translation)
    return switch kind {
    case .hinge, .ball, .weld: d.length
    case .cylinder, .slide: Vector3(d.x, d.y, 0).length
    // A pin may run along the slot, which turns with b: only its distance along the pin is the same for both.
    case .slot: Y.inverse.apply(X.translation).y.magnitude
    case .rest: Y.inverse.apply(X.translation).z.magnitude
    }
  }

  /// How far it is from holding as it should, its directions counted too (metres, and of unit vectors).
  func misfit(_ X: RigidTransform, _ Y: RigidTransform) -> Double {
    let turned: Double =
      switch kind {
      case .hinge, .cylinder: (X.z - Y.z).length
      case .weld, .slide: max((X.z - Y.z).length, (X.x - Y.x).length)
      case .ball, .slot, .rest: 0
      }
    return max(gap(X, Y), turned)
  }
}
