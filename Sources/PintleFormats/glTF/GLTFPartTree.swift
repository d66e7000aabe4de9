internal import Glibc
internal import PintleDocument
internal import PintleKinematics

/// The parts as a tree along their joints, each with its node's frame.
///
/// A node's origin lies on its joint's axis, and the axis lies along one of the node's own axes (either sense). Of the
/// frames that do so the node has the one turned least from glTF's world frame: a door on a vertical hinge is not
/// turned at all, and its clip turns it about its own y.
struct GLTFPartTree {
  struct Entry {
    /// The index of the part it hangs on; nil for a root.
    var parent: Int?
    var children: [Int] = []
    /// The node's pose in glTF's world frame while everything is as drawn.
    var frame = RigidTransform.identity
  }

  private(set) var entries: [Entry]
  var roots: [Int] { entries.indices.filter { entries[$0].parent == nil } }

  init(_ mechanism: Mechanism) {
    entries = mechanism.model.parts.map { _ in Entry() }
    for joint in mechanism.joints {
      entries[joint.child].parent = joint.parent
      entries[joint.child].frame = Self.frame(joint)
      entries[joint.parent].children.append(joint.child)
    }
    for i in entries.indices { entries[i].children.sort() }
  }

  /// The poses of all nodes in glTF's world frame, in a pose of the mechanism.
  func world(_ pose: Pose) -> [RigidTransform] {
    entries.indices.map { GLTFCoordinates.motion(pose.motion(ofPart: $0)) * entries[$0].frame }
  }

  /// The poses of all nodes in their parents' frames.
  func local(_ world: [RigidTransform]) -> [RigidTransform] {
    entries.indices.map { i in
      entries[i].parent.map { world[$0].inverse * world[i] } ?? world[i]
    }
  }

  private static func frame(_ joint: Mechanism.Joint) -> RigidTransform {
    let X_GJ = GLTFCoordinates.world(joint.X_AJ)
    var frame = RigidTransform.identity
    switch joint.record.dofs.count {
    case 0: break
    case 1: frame = leastTurned(along: X_GJ.rotate(joint.record.dofs[0].axis.vector))
    default: frame = leastTurned(X_GJ)
    }
    frame.translation = X_GJ.translation
    return frame
  }

  /// The frame turned least from the world's, one of whose axes lies along `direction`, in either sense: the shortest
  /// arc from the nearest of the world's axes.
  private static func leastTurned(along direction: Vector3) -> RigidTransform {
    let size = Vector3(abs(direction.x), abs(direction.y), abs(direction.z))
    let nearest: Vector3 =
      size.y >= size.x && size.y >= size.z ? [0, 1, 0] : size.x >= size.z ? [1, 0, 0] : [0, 0, 1]
    let along = direction.dot(nearest) < 0 ? -direction : direction
    let turn = nearest.cross(along)
    guard turn.length > 1e-12 else { return .identity }
    return RigidTransform(turning: atan2(turn.length, nearest.dot(along)), about: turn)
  }

  /// Of the 24 frames with the same three lines as axes the one turned least from the world's frame (largest trace).
  private static func leastTurned(_ frame: RigidTransform) -> RigidTransform {
    let axes = [frame.x, frame.y, frame.z, -frame.x, -frame.y, -frame.z]
    var best = frame
    var trace = -Double.infinity
    for x in axes {
      for y in axes where abs(x.dot(y)) < 0.5 {
        let z = x.cross(y)
        // Ties within rounding go to the first, so that the choice does not hang on the last bit.
        if x.x + y.y + z.z > trace + 1e-9 {
          trace = x.x + y.y + z.z
          best = RigidTransform(x: x, y: y, z: z)
        }
      }
    }
    return best
  }
}
