import PintleDocument
import PintleKinematics
import PintleModel

/// One body of a shape: the shape itself, or a separate shell of it that looks outward. Cavities are not bodies.
struct ShapeBody {
  /// Index into `Model.shapes`.
  let shape: Int
  /// What it is called by in `CheckContext.scene`: the shape's own index where it is one body.
  let item: Int
  /// At home, asset frame.
  let bounds: Bounds
  /// m³, of its solid.
  let volume: Double
}

extension CheckContext {
  /// Volumes below this, m³, are slivers of a boolean and no bodies.
  static let sliver = 1e-11

  /// The bodies of a part's shapes, in the order of the model.
  func findBodies(ofPart part: Int) -> [ShapeBody] {
    model.parts[part].shapes.flatMap { shape -> [ShapeBody] in
      let solid = model.shapes[shape].solid
      let pieces = shells[solid.hash] ?? []
      guard pieces.count > 1 else {
        return [
          ShapeBody(
            shape: shape, item: shape, bounds: homeBounds[shape],
            volume: solid.properties.volume.isFinite ? abs(solid.properties.volume) : 0)
        ]
      }
      let X = motion(ofShape: shape) * model.shapes[shape].X_AS
      return pieces.map { piece in
        ShapeBody(
          shape: shape, item: scene.add(piece.mesh, isClosed: piece.isClosed, at: X),
          bounds: Bounds(piece.mesh.positions.lazy.map(X.apply)), volume: piece.volume)
      }
    }
  }

  /// Meshes of the shells that look outward, of solids that have several.
  func findShells() -> [String: [SolidShell]] {
    var result: [String: [SolidShell]] = [:]
    for users in solids {
      let outward = users.topology.shells.filter { $0.volume > Self.sliver }
      guard outward.count > 1 else { continue }
      result[users.solid.hash] = outward.map { SolidShell($0, of: users.solid.surface) }
    }
    return result
  }
}

/// One shell of a solid with its own vertices, so that boxes and trees see this piece alone.
struct SolidShell {
  let mesh: WeldedMesh
  let isClosed: Bool
  let volume: Double

  init(_ shell: MeshTopology.Shell, of surface: WeldedMesh) {
    var index: [UInt32: UInt32] = [:]
    var positions: [Vector3] = []
    func own(_ v: UInt32) -> UInt32 {
      if let known = index[v] { return known }
      let i = UInt32(positions.count)
      index[v] = i
      positions.append(surface.positions[Int(v)])
      return i
    }
    let triangles = shell.triangles.map { i in
      let t = surface.triangles[Int(i)]
      return SIMD3(own(t.x), own(t.y), own(t.z))
    }
    mesh = WeldedMesh(positions: positions, triangles: triangles)
    isClosed = shell.isClosed
    volume = shell.volume
  }
}
