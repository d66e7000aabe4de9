import PintleDocument
import PintleModel

extension Model {
  /// The same model with faults put into the triangles of shapes, by path.
  func broken(_ faults: [String: MeshFault]) -> Model {
    guard !faults.isEmpty else { return self }
    let shapes = shapes.map { shape -> ModelShape in
      guard let fault = faults[shape.path] else { return shape }
      let mesh = fault.applied(to: shape.solid.mesh)
      var measures = shape.solid.properties
      // What is inside out has a negative volume, as any reader of meshes would measure it.
      if case .inverted = fault { measures.volume = -measures.volume }
      let solid = EvaluatedSolid(
        hash: shape.solid.hash + " broken", node: shape.solid.node, mesh: mesh, properties: measures,
        deflection: shape.solid.deflection)
      return ModelShape(
        path: shape.path, part: shape.part, record: shape.record, solid: solid, X_AS: shape.X_AS,
        material: shape.material)
    }
    return Model(document: document, documentHash: documentHash, parts: parts, shapes: shapes, findings: findings)
  }
}

extension MeshFault {
  func applied(to mesh: TriangleMesh) -> TriangleMesh {
    var mesh = mesh
    switch self {
    case .open(let of):
      let kept = (0..<mesh.triangleCount).filter { $0 % max(of, 1) != 0 }
      mesh.indices = kept.flatMap { [mesh.indices[3 * $0], mesh.indices[3 * $0 + 1], mesh.indices[3 * $0 + 2]] }
      mesh.faces = kept.map { mesh.faces[$0] }
    case .inverted:
      for i in stride(from: 0, to: mesh.indices.count - 2, by: 3) { mesh.indices.swapAt(i + 1, i + 2) }
      mesh.normals = mesh.normals.map { -$0 }
    case .notANumber:
      if !mesh.positions.isEmpty { mesh.positions[0].x = .nan }
    }
    return mesh
  }
}
