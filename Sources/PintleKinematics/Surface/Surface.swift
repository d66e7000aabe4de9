internal import PintleDocument
internal import PintleModel

/// A solid's surface made ready for contact and sweeps, in the solid's own frame. Made once per solid, shared.
///
/// The expensive extras (inward offset, components, winding numbers) are made when first asked for.
final class Surface: Sendable {
  let positions: [Vector3]
  let tree: TriangleTree
  /// Cartesian boxes of the tree's nodes, own frame.
  let boxes: [Box]
  let isClosed: Bool
  /// Every coordinate is a finite number below 10⁶ m. Nothing is said about other surfaces.
  let isFinite: Bool
  /// Largest distance from the true surface, metres.
  let deflection: Double

  private let insetStore = Lazy<Inset>()
  private let componentStore = Lazy<[Int32]>()
  private let windingStore = Lazy<WindingNumber>()

  init(mesh: WeldedMesh, isClosed: Bool, deflection: Double = 0) {
    let count = mesh.positions.count
    let inside = mesh.triangles.allSatisfy { Int($0.x) < count && Int($0.y) < count && Int($0.z) < count }
    isFinite = inside && mesh.positions.allSatisfy { abs($0.x) < 1e6 && abs($0.y) < 1e6 && abs($0.z) < 1e6 }
    // A closed surface that looks inward everywhere bounds the same solid: it is turned.
    let flipped = isFinite && isClosed && mesh.volume < 0
    let sound = isFinite ? mesh.triangles : []
    positions = isFinite ? mesh.positions : []
    tree = TriangleTree(
      positions: positions, triangles: flipped ? sound.map { SIMD3($0.x, $0.z, $0.y) } : sound)
    boxes = tree.boxes(positions)
    self.isClosed = isClosed
    self.deflection = deflection
  }

  convenience init(_ solid: EvaluatedSolid) {
    self.init(mesh: solid.surface, isClosed: solid.isClosed, deflection: solid.deflection)
  }

  var triangleCount: Int { tree.triangles.count }
  var isEmpty: Bool { tree.triangles.isEmpty }
  var inset: Inset { insetStore.value { Inset(self) } }
  /// One triangle (in tree order) of each connected piece of the surface.
  var components: [Int32] { componentStore.value { connectedComponents(self) } }
  var winding: WindingNumber { windingStore.value { WindingNumber(tree, positions) } }

  /// A corner index of a triangle in tree order, as positions.
  @inline(__always) func triangle(_ i: Int) -> Triangle {
    let t = tree.triangles[i]
    return Triangle(positions[Int(t.x)], positions[Int(t.y)], positions[Int(t.z)])
  }
}

/// One triangle per connected piece, by union–find over shared vertices (Tarjan 1975); ascending.
private func connectedComponents(_ surface: Surface) -> [Int32] {
  var parent = [Int32](unsafeUninitializedCapacity: surface.positions.count) { buffer, count in
    for i in 0..<surface.positions.count { buffer[i] = Int32(i) }
    count = surface.positions.count
  }
  var found: [Int32] = []
  parent.withUnsafeMutableBufferPointer { parent in
    func root(_ i: UInt32) -> Int32 {
      var r = Int32(i)
      while parent[Int(r)] != r {
        parent[Int(r)] = parent[Int(parent[Int(r)])]
        r = parent[Int(r)]
      }
      return r
    }
    for t in surface.tree.triangles {
      let a = root(t.x)
      parent[Int(root(t.y))] = a
      parent[Int(root(t.z))] = a
    }
    var seen: Set<Int32> = []
    for (i, t) in surface.tree.triangles.enumerated() where seen.insert(root(t.x)).inserted {
      found.append(Int32(i))
    }
  }
  return found
}
