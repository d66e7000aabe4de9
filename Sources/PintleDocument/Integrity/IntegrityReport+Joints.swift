extension IntegrityReport {
  mutating func checkParts() {
    for (i, part) in document.parts.enumerated() {
      for (k, shape) in part.shapes.enumerated() {
        let path = "parts[\(i)].shapes[\(k)]"
        checkPlacement(shape.at, path + ".at", source: shape.source)
        if let solid = document.solids[shape.solid] { checkTrace(shape, of: solid, path) }
      }
    }
    for (i, c) in document.components.enumerated() {
      checkPlacement(c.at, "components[\(i)].at", source: c.source)
    }
    for (key, m) in document.materials.sorted(by: { $0.key < $1.key }) {
      let path = "materials.\(key)"
      let shares: [(String, Double)] = [
        ("baseColor", m.baseColor.x), ("baseColor", m.baseColor.y), ("baseColor", m.baseColor.z),
        ("opacity", m.opacity), ("metallic", m.metallic), ("roughness", m.roughness), ("filled", m.filled),
        ("restitution", m.restitution),
      ]
      for (name, value) in shares where !(value >= 0 && value <= 1) {
        add("document.value", "\(path).\(name)", "\(value) is not between 0 and 1")
      }
      if !(m.density > 0) { add("document.value", "\(path).density", "\(m.density) kg/m³ is not a density") }
      if !(m.friction >= 0) { add("document.value", "\(path).friction", "\(m.friction) is negative") }
    }
  }

  /// A rotation and a translation, and nothing else: no scale, no mirror image.
  mutating func checkPlacement(_ t: RigidTransform, _ path: String, source: Int?) {
    // What is not finite is told by `checkNumbers`.
    guard t.isFinite else { return }
    let error =
      [
        t.x.dot(t.x) - 1, t.y.dot(t.y) - 1, t.z.dot(t.z) - 1, t.x.dot(t.y), t.y.dot(t.z), t.z.dot(t.x),
        t.x.cross(t.y).dot(t.z) - 1,
      ].map(\.magnitude).max() ?? 0
    if error > 1e-6 {
      add(
        "document.placement", path, "its first nine numbers are not a rotation", source: source,
        hint: "row by row, axes of length 1 at right angles, right-handed; a mirror image is a solid of its own")
    }
    if max(t.translation.x.magnitude, t.translation.y.magnitude, t.translation.z.magnitude)
      > DocumentIntegrity.Limit.length
    {
      add("document.placement", path, "farther than 100 km from the origin", source: source)
    }
  }

  private mutating func checkTrace(_ shape: ShapeRecord, of solid: SolidNode, _ path: String) {
    for (n, trace) in shape.trace.enumerated() {
      var node = solid
      for step in trace.path {
        let children = node.children
        guard children.indices.contains(step) else {
          add("document.trace", "\(path).trace[\(n)].path", "the solid has no node there", source: trace.source)
          break
        }
        node = children[step]
      }
    }
  }

  mutating func checkJoints() {
    for (i, joint) in document.joints.enumerated() {
      let path = "joints[\(i)]"
      let expected = Self.motions(of: joint.kind)
      let found = joint.dofs.map(\.type)
      if found.map(\.rawValue).sorted() != expected.map(\.rawValue).sorted() {
        let wanted = expected.isEmpty ? "none" : expected.map(\.rawValue).joined(separator: ", ")
        add(
          "document.dofs", path + ".dofs",
          "a \(joint.kind.rawValue) has the degrees of freedom \(wanted), this one has "
            + (found.isEmpty ? "none" : found.map(\.rawValue).joined(separator: ", ")),
          source: joint.source, joint: joint.id)
      }
      if joint.dofs.count == 1, joint.dofs[0].id != joint.id {
        add(
          "document.dofs", path + ".dofs[0].id",
          "a single degree of freedom carries its joint's name, `\(joint.id)`, and not `\(joint.dofs[0].id)`",
          source: joint.source, joint: joint.id)
      }
      for (k, dof) in joint.dofs.enumerated() where dof.type == .helical && dof.lead == nil {
        add("document.dofs", path + ".dofs[\(k)].lead", "a screw needs its lead", source: joint.source, joint: joint.id)
      }
      let o = joint.frame.origin
      if o.isFinite,
        max(o.x.magnitude, o.y.magnitude, o.z.magnitude) > DocumentIntegrity.Limit.length
      {
        add(
          "document.placement", path + ".frame.origin", "farther than 100 km from the origin", source: joint.source,
          joint: joint.id)
      }
    }
  }

  private static func motions(of kind: JointRecord.Kind) -> [DegreeOfFreedom.Motion] {
    switch kind {
    case .fixed: []
    case .hinge, .spin: [.rotation]
    case .slide: [.translation]
    case .screw: [.helical]
    case .cylinder: [.rotation, .translation]
    case .universal: [.rotation, .rotation]
    case .planar: [.translation, .translation, .rotation]
    case .ball: [.rotation3]
    case .free: [.pose6]
    }
  }
}
