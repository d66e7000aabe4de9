internal import PintleDocument
internal import PintleKinematics

/// `extras.articulation` of the scene: every joint, in the coordinates of the scene as the file stands (home pose).
///
/// Lengths in metres, angles in radians, rotations right-handed about `axis` through `origin`. With M the motion of a
/// part from the home pose, M_child = M_parent · Π Motion(origin, axis, q − home) over the joint's degrees of freedom.
struct Articulation: Encodable {
  struct Joint: Encodable {
    var name: String
    /// `hinge`, `slide`, `spin`, `screw`, `cylinder`, `ball`, `universal`, `planar`, `fixed`, `free`.
    var kind: String
    /// Names of nodes.
    var parent: String
    var child: String
    /// A point on the axis, in the scene.
    var origin: [Double]
    /// Where there is one degree of freedom these are its own; `axis` of a joint with none is z of its frame.
    var axis: [Double]?
    var nodeAxis: [Double]?
    var role: String?
    var range: [Double]?
    var home: Double?
    var lead: Double?
    /// All of them, parent to child, for a joint with more than one.
    var dofs: [Freedom]?
  }

  /// One number of a joint.
  struct Freedom: Encodable {
    var name: String
    /// `rotation`, `translation`, `helical`, `rotation3`, `pose6`.
    var type: String
    var origin: [Double]
    /// A unit vector in the scene.
    var axis: [Double]
    /// The same axis in the node of the child.
    var nodeAxis: [Double]
    /// `input`, `passive`, `follows`.
    var role: String
    /// Lower and upper bound; left out where there is none.
    var range: [Double]?
    /// What it reads in the file's rest pose.
    var home: Double
    /// Metres per turn; helical only.
    var lead: Double?
  }

  var version = 1
  var joints: [Joint]
}

extension Articulation {
  init(_ mechanism: Mechanism, _ home: GLTFHome, names: [String]) {
    joints = mechanism.joints.map { joint in
      let X_GJ =
        GLTFCoordinates.motion(home.pose.motion(ofPart: joint.parent)) * GLTFCoordinates.world(joint.X_AJ)
      let X_CG = home.world[joint.child].inverse
      let freedoms = joint.freedoms.compactMap { index -> Freedom? in
        let freedom = mechanism.freedoms[index]
        guard let line = mechanism.axis(of: freedom.id, in: home.pose) else { return nil }
        let axis = GLTFCoordinates.vector(line.direction)
        return Freedom(
          name: freedom.id, type: freedom.record.type.rawValue,
          origin: Self.list(GLTFCoordinates.vector(line.origin)), axis: Self.list(axis),
          nodeAxis: Self.list(X_CG.rotate(axis)), role: freedom.record.role.rawValue,
          range: freedom.limits.map { [$0.lowerBound + 0, $0.upperBound + 0] },
          home: (home.pose.values[freedom.id] ?? freedom.home) + 0,
          lead: freedom.record.type == .helical ? (freedom.record.lead ?? 0) + 0 : nil)
      }
      var out = Joint(
        name: joint.record.id, kind: joint.record.kind.rawValue, parent: names[joint.parent],
        child: names[joint.child], origin: Self.list(X_GJ.translation))
      if freedoms.count > 1 {
        out.dofs = freedoms
      } else if let only = freedoms.first {
        out.origin = only.origin
        out.axis = only.axis
        out.nodeAxis = only.nodeAxis
        out.role = only.role
        out.range = only.range
        out.home = only.home
        out.lead = only.lead
      } else {
        out.axis = Self.list(X_GJ.z)
      }
      return out
    }
  }

  private static func list(_ v: Vector3) -> [Double] {
    let s = snap(v)
    return [s.x, s.y, s.z]
  }
}

/// The pose in which the file stands at rest.
struct GLTFHome {
  let pose: Pose
  /// The nodes' poses in glTF's world frame and in their parents' frames.
  let world: [RigidTransform]
  let local: [RigidTransform]

  init(_ mechanism: Mechanism, _ tree: GLTFPartTree) {
    pose = mechanism.home
    world = tree.world(pose)
    local = tree.local(world)
  }
}
