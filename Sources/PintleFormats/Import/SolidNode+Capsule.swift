internal import PintleDocument

extension SolidNode {
  /// A cylinder about z, from z = 0 to `height`, between two half balls.
  static func capsule(radius: Double, height: Double) -> SolidNode {
    let ends = [0, height].map {
      SolidNode.placed(at: RigidTransform(translation: [0, 0, $0]), solid: .sphere(radius: radius))
    }
    return .union(of: [.cylinder(radius: radius, height: height)] + ends)
  }
}
