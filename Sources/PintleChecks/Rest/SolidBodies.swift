import PintleDocument
import PintleModel

/// The separate bodies of one solid: connected pieces of its surface that look outward. Cavities are not bodies.
enum SolidBodies {
  /// Volumes below this, m³, are slivers of a boolean and no bodies.
  static let sliver = 1e-11

  /// One mesh per body, largest first not guaranteed: in the order of their first triangle. O(n α(n)).
  static func split(_ surface: WeldedMesh) -> [WeldedMesh] {
    var groups = Groups(count: surface.positions.count)
    for t in surface.triangles {
      groups.join(Int(t.x), Int(t.y))
      groups.join(Int(t.y), Int(t.z))
    }
    var place: [Int: Int] = [:]
    var pieces: [[SIMD3<UInt32>]] = []
    for t in surface.triangles {
      let group = groups.find(Int(t.x))
      if let i = place[group] {
        pieces[i].append(t)
      } else {
        place[group] = pieces.count
        pieces.append([t])
      }
    }
    guard pieces.count > 1 else { return [surface] }
    return pieces.map { WeldedMesh(positions: surface.positions, triangles: $0) }.filter { $0.volume > sliver }
  }
}

extension ModelShape {
  /// The shape as its separate bodies: itself where it is one.
  func bodies() -> [ModelShape] {
    let bodies = SolidBodies.split(solid.surface)
    guard bodies.count > 1 else { return [self] }
    return bodies.enumerated().map { i, body in
      // Compact, so that bounds and trees see this body alone.
      var index: [UInt32: UInt32] = [:]
      var mesh = TriangleMesh()
      for t in body.triangles {
        for v in [t.x, t.y, t.z] {
          if let known = index[v] {
            mesh.indices.append(known)
          } else {
            index[v] = UInt32(mesh.positions.count)
            mesh.indices.append(UInt32(mesh.positions.count))
            mesh.positions.append(body.positions[Int(v)])
            mesh.normals.append([0, 0, 1])
          }
        }
        mesh.faces.append(0)
      }
      var properties = solid.properties
      properties.volume = body.volume
      return ModelShape(
        path: path, part: part, record: record,
        solid: EvaluatedSolid(
          hash: "\(solid.hash)#\(i)", node: solid.node, mesh: mesh, properties: properties,
          deflection: solid.deflection), X_AS: X_AS, material: material)
    }
  }
}
