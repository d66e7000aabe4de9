import PintleDocument
import PintleModel

extension RenderScene {
  /// Takes away what lies on the side of the plane's normal and closes what was cut with faces of its own.
  ///
  /// Returns the paths of shapes that stay open because their surface does not close. Ghosts are cut without a face.
  @discardableResult
  public mutating func cut(by plane: CutPlane) -> [String] {
    var out: [Item] = []
    var open: [String] = []
    for item in items {
      let local = plane.within(item.X_AS)
      let heights = item.solid.bounds.corners.map { local.normal.dot($0) - local.offset }
      guard !item.solid.bounds.isEmpty, item.X_AS.isFinite, (heights.max() ?? 0) > 0 else {
        out.append(item)
        continue
      }
      guard (heights.min() ?? 0) < 0 else { continue }
      let cut = MeshCut(item.solid.mesh, local)
      if cut.surface.triangleCount > 0 {
        var rest = item
        rest.solid = item.solid.replaced(by: cut.surface)
        out.append(rest)
      }
      guard !cut.contour.isEmpty else { continue }
      guard item.solid.isClosed else {
        if model.drawn.indices.contains(item.shape) { open.append(model.drawn[item.shape].path) }
        continue
      }
      guard item.material.opacity > 0.2 else { continue }
      let face = ContourFill(cut.contour, local).mesh
      guard face.triangleCount > 0 else { continue }
      var cap = item
      cap.solid = item.solid.replaced(by: face)
      cap.isOutlined = false
      cap.material.pattern = nil
      cap.material.metallic = 0
      cap.material.roughness = 0.9
      cap.material.opacity = 1
      cap.material.baseColor = item.material.baseColor * 0.45 + Self.section * 0.55
      out.append(cap)
    }
    items = out
    return open
  }

  /// What tinges the faces of cuts; linear light.
  static let section: Vector3 = [0.72, 0.16, 0.08]
}

extension EvaluatedSolid {
  /// The same solid with other triangles, for a picture; closed surfaces are not looked for.
  fileprivate func replaced(by mesh: TriangleMesh) -> EvaluatedSolid {
    EvaluatedSolid(
      hash: hash, node: node, mesh: mesh, properties: properties, deflection: deflection,
      surface: WeldedMesh(positions: mesh.positions, triangles: []), isClosed: false)
  }
}
