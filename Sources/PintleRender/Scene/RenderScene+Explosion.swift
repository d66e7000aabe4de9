import Glibc
import PintleDocument
public import PintleKinematics
import PintleModel

extension RenderScene {
  /// Takes the parts apart along their joints: at a factor of 1 every child is clear of its parent.
  ///
  /// What slides, spins or screws goes along its axis, away from its parent; what swings goes across its axis, the way
  /// it lies from its parent, along an axis of the asset. Children go with their parents.
  public mutating func explode(_ mechanism: Mechanism, factor: Double) {
    let shifts = explosion(of: mechanism, factor: factor)
    for i in items.indices {
      let shift = shifts.indices.contains(items[i].part) ? shifts[items[i].part] : .zero
      items[i].X_AS = RigidTransform(translation: shift) * items[i].X_AS
    }
  }

  /// How far every part goes, metres, asset frame.
  func explosion(of mechanism: Mechanism, factor: Double) -> [Vector3] {
    var shifts = [Vector3](repeating: .zero, count: model.parts.count)
    guard factor.isFinite, factor > 0 else { return shifts }
    let boxes = model.parts.indices.map { Bounds(corners(of: [$0])) }
    let gap = 0.06 * Bounds(corners).diagonal
    // Parents before children.
    let order = mechanism.joints.indices.sorted {
      (mechanism.path(toPart: mechanism.joints[$0].child).count, $0)
        < (mechanism.path(toPart: mechanism.joints[$1].child).count, $1)
    }
    for index in order {
      let joint = mechanism.joints[index]
      guard shifts.indices.contains(joint.child), shifts.indices.contains(joint.parent) else { continue }
      shifts[joint.child] = shifts[joint.parent]
      let (child, parent) = (boxes[joint.child], boxes[joint.parent])
      guard !joint.freedoms.isEmpty, !child.isEmpty, !parent.isEmpty else { continue }
      let axis = motions[joint.parent].rotate(joint.X_AJ.z)
      let away = child.centre - parent.centre
      let direction: Vector3
      switch joint.record.kind {
      case .slide, .spin, .screw, .cylinder, .planar:
        direction = away.dot(axis) >= 0 ? axis : -axis
      case .hinge, .ball, .universal, .free, .fixed:
        let across = away - axis * away.dot(axis)
        let size = pointwiseMax(parent.size, [1e-9, 1e-9, 1e-9])
        let share: Vector3 = [abs(across.x) / size.x, abs(across.y) / size.y, abs(across.z) / size.z]
        direction =
          share.x >= share.y && share.x >= share.z
          ? [across.x < 0 ? -1 : 1, 0, 0]
          : share.y >= share.z ? [0, across.y < 0 ? -1 : 1, 0] : [0, 0, across.z < 0 ? -1 : 1]
      }
      let reach = parent.corners.map { $0.dot(direction) }.max() ?? 0
      let start = child.corners.map { $0.dot(direction) }.min() ?? 0
      shifts[joint.child] += direction * (factor * max(reach - start + gap, gap))
    }
    return shifts
  }
}
