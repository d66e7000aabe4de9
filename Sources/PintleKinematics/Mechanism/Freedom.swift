public import PintleDocument

/// One degree of freedom of a mechanism: what couplings, poses, ranges and sweeps name.
public struct Freedom: Sendable {
  /// The record as written: id, type, axis, range, drive.
  public let record: DegreeOfFreedom
  /// Index into `Mechanism.joints`.
  public let joint: Int
  /// Where it stands in its joint's `dofs`: what comes before it lies nearer to the parent.
  public let place: Int
  /// The value in the pose the asset stands in: `Document.home`, else as drawn; a follower's is found. Radians or metres.
  public internal(set) var home: Double

  public var id: String { record.id }

  /// The values it may take, in order and finite; nil where it is unlimited or its range is no range.
  public var limits: ClosedRange<Double>? {
    guard let r = record.range, r.lower.isFinite, r.upper.isFinite, r.lower <= r.upper else { return nil }
    return r.lower...r.upper
  }

  /// The motion of the child's joint frame in the parent's at `value`: the identity in the drawn pose.
  ///
  /// Rotations are right-handed about the named axis; a screw advances `lead` metres per positive turn. A ball reads
  /// its rotation vector, and a free joint also its translation, from `components` (frame axes; radians, metres).
  public func motion(
    _ value: Double, components: (rotation: Vector3, translation: Vector3) = (.zero, .zero)
  ) -> RigidTransform {
    let axis = record.axis.vector
    let delta = value - record.drawn
    switch record.type {
    case .rotation:
      return RigidTransform(turning: delta, about: axis)
    case .translation:
      return RigidTransform(translation: axis * delta)
    case .helical:
      var t = RigidTransform(turning: delta, about: axis)
      t.translation = axis * ((record.lead ?? 0) * delta / (2 * .pi))
      return t
    case .rotation3:
      return RigidTransform(turning: components.rotation.length, about: components.rotation)
        * RigidTransform(turning: delta, about: axis)
    case .pose6:
      var t = RigidTransform(turning: components.rotation.length, about: components.rotation)
      t.translation = components.translation
      return t
    }
  }
}

extension DegreeOfFreedom.Axis {
  /// The unit vector in the joint's frame.
  public var vector: Vector3 {
    switch self {
    case .x: [1, 0, 0]
    case .y: [0, 1, 0]
    case .z: [0, 0, 1]
    }
  }
}
