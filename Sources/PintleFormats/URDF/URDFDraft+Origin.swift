internal import PintleDocument

extension URDFDraft {
  /// The pose of `origin` in its parent: translation, then fixed-axis roll, pitch, yaw (R = Rz Ry Rx).
  mutating func origin(of element: XMLTree.Element) -> RigidTransform {
    guard let origin = tree.child(of: element, named: "origin") else { return .identity }
    let t = vector(origin, "xyz", .zero) ?? .zero
    let a = vector(origin, "rpy", .zero) ?? .zero
    return RigidTransform(rollPitchYaw: a, translation: t)
  }
}
