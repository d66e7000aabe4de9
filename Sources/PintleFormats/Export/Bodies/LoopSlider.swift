internal import PintleDocument
internal import PintleKinematics
internal import PintleModel

/// A body of 1 g that runs where a closure leaves room, tied to the closure's other part: for formats that tie points and
/// whole bodies, and nothing between.
struct LoopSlider {
  struct Way {
    var name: String
    var axis: Vector3
    var turns = false
  }

  let name: String
  let closure: ClosureRecord
  /// It hangs on this part and is tied to the other; indices into `Model.parts`.
  let part: Int
  let other: Int
  /// Its frame in the asset as drawn: the closure's.
  let X_A: RigidTransform
  let ways: [Way]
  /// Tied as a whole; else its point alone.
  let isWelded: Bool

  /// nil for closures that are tied without it.
  init?(_ closure: ClosureRecord, _ tree: inout BodyTree) {
    guard let X_A = closure.frame.pose, let a = tree.model.partIndex(closure.a), let b = tree.model.partIndex(closure.b)
    else { return nil }
    let (x, y, z) = (Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1))
    let axes: [(Vector3, Bool)]
    switch closure.kind {
    case .hinge, .ball, .weld: return nil
    case .cylinder: (axes, part, other, isWelded) = ([(z, false), (z, true)], a, b, true)
    case .slide: (axes, part, other, isWelded) = ([(z, false)], a, b, true)
    // The pin may run along the slot and along itself.
    case .slot: (axes, part, other, isWelded) = ([(x, false), (z, false)], b, a, false)
    case .rest: (axes, part, other, isWelded) = ([(x, false), (y, false)], b, a, false)
    }
    self.closure = closure
    self.X_A = X_A
    name = tree.bodyNames.claim("\(closure.id)_slider", fallback: "slider")
    var made: [Way] = []
    for (axis, turns) in axes {
      made.append(
        Way(
          name: tree.jointNames.claim("\(closure.id)_\(turns ? "turn" : "way")", fallback: "way"), axis: axis,
          turns: turns))
    }
    ways = made
  }

  /// What a way reads in a pose.
  func value(_ way: Way, in pose: Pose) -> Double {
    let rel = (pose.motion(ofPart: part) * X_A).inverse * (pose.motion(ofPart: other) * X_A)
    if way.turns { return angle(rel) }
    return rel.translation.dot(way.axis)
  }

  private func angle(_ X: RigidTransform) -> Double { X.rollPitchYaw.z }
}
