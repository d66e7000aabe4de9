internal import PintleDocument

/// Where an assembly lies in the asset, and whether it is the mirror image of what was drawn.
struct AssemblyFrame: Sendable {
  /// After the mirroring.
  var pose = RigidTransform.identity
  /// The normal of the plane through the assembly's own origin that it is mirrored in, in its own coordinates.
  var mirror: Vector3?

  private func reflected(_ v: Vector3) -> Vector3 { mirror.map { v - $0 * (2 * v.dot($0)) } ?? v }

  func point(_ p: Vector3) -> Vector3 { pose.apply(reflected(p)) }
  func direction(_ d: Vector3) -> Vector3 { pose.rotate(reflected(d)) }
  func line(_ l: Axis) -> Axis { Axis(origin: point(l.origin), direction: direction(l.direction), length: l.length) }
  func solid(_ s: Solid) -> Solid { s.reflected(mirror).transformed(pose, nil) }

  /// A direction of the asset, seen from the assembly.
  func local(direction d: Vector3) -> Vector3 { reflected(pose.inverse.rotate(d)) }
  func local(point p: Vector3) -> Vector3 { reflected(pose.inverse.apply(p)) }
  /// A solid of the asset, seen from the assembly.
  func local(solid s: Solid) -> Solid { s.transformed(pose.inverse, nil).reflected(mirror) }

  /// The frame of what is placed inside this one.
  func placing(_ x: RigidTransform, mirrored normal: Vector3? = nil) -> AssemblyFrame {
    guard let outer = mirror else { return AssemblyFrame(pose: (pose * x).snapped, mirror: normal) }
    // The outer plane seen from inside: its normal, and a shift where it misses the inner origin.
    let inverse = x.inverse
    let n = inverse.rotate(outer)
    let shift = RigidTransform(translation: n * (2 * n.dot(inverse.apply(.zero))))
    let all = pose * x * shift
    guard let inner = normal else { return AssemblyFrame(pose: all.snapped, mirror: n) }
    // Two mirrors are a turn.
    func both(_ v: Vector3) -> Vector3 {
      let once = v - inner * (2 * v.dot(inner))
      return once - n * (2 * once.dot(n))
    }
    let turn = RigidTransform(x: both([1, 0, 0]), y: both([0, 1, 0]), z: both([0, 0, 1]))
    return AssemblyFrame(pose: (all * turn).snapped, mirror: nil)
  }
}

extension Solid {
  /// The mirror image in the plane through the origin across a unit normal; nil: as it is.
  func reflected(_ normal: Vector3?) -> Solid {
    guard let n = normal else { return self }
    func flip(_ v: Vector3) -> Vector3 { v - n * (2 * v.dot(n)) }
    let image = operated(
      .mirrored(point: .zero, normal: snap(n), solid: body.node), [self],
      body.notes.source ?? Recorder.lastPlace ?? .nowhere)
    let round = body.round.map { Axis(origin: flip($0.origin), direction: flip($0.direction), length: $0.length) }
    return Solid(
      SolidBody(
        image.body.node, image.body.notes, round: round, resting: body.resting, depth: image.body.depth))
  }
}

extension SourceLocation {
  static let nowhere = SourceLocation(file: "", line: 0)
}
