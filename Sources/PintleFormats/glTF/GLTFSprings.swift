internal import PintleDocument
internal import PintleKinematics
internal import PintleModel

/// The springs of an asset as leaves of their first parts, the only nodes that are ever scaled: along their own z, by how
/// long they are against their length at home, where the scale is 1.
struct GLTFSprings {
  struct Place {
    /// In the node of its first part.
    var local: RigidTransform
    var scale: Double
  }

  let springs: [ModelSpring]
  /// Of each, at home, against its length as drawn.
  let stretch: [Double]
  private let tree: GLTFPartTree

  init(_ model: Model, _ tree: GLTFPartTree, home: Pose) {
    springs = model.springs
    stretch = model.springs.map { $0.placed(home.motion(ofPart:)).stretch }
    self.tree = tree
  }

  /// - Parameter world: the parts' nodes in that pose.
  func places(_ pose: Pose, world: [RigidTransform]) -> [Place] {
    springs.enumerated().map { i, spring in
      let (X, s) = spring.placed(pose.motion(ofPart:))
      return Place(local: world[spring.a].inverse * GLTFCoordinates.world(X), scale: s / stretch[i])
    }
  }
}
