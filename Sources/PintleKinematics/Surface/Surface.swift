internal import PintleDocument
internal import PintleModel
internal import Synchronization

/// A solid's surface made ready for contact and sweeps, in the solid's own frame. Made once per solid, shared.
///
/// The expensive extras (inward offset, components, winding numbers) are made when first asked for.
final class Surface: Sendable {
  let positions: [Vector3]
  let tree: TriangleTree
  /// Cartesian boxes of the tree's nodes, own frame.
  let boxes: [Box]
  /// Nothing leaks: every edge is passed as often one way as the other. Edges with four faces are allowed, because all
  /// that is asked of a closed surface is a whole winding number.
  let isClosed: Bool
  /// Closed as a mesh, edge by edge; what is left of a cut is closed in space only.
  let isWatertight: Bool
  /// Every coordinate is a finite number below 10⁶ m. Nothing is said about other surfaces.
  let isFinite: Bool
  /// A sphere, cylinder, box or the like: convex, so that its inset is the best there is.
  let isPrimitive: Bool

  private let insetStore = Lazy<Inset>()
  private let mitredStore = Lazy<Inset>()
  private let componentStore = Lazy<[Int32]>()
  private let knownWinding: WindingNumber?
  private let windingStore = Lazy<WindingNumber>()
  private let thicknessStore = Lazy<Double>()
  private let normalStore = Lazy<[Box]>()
  private let featureStore = Lazy<SurfaceFeatures>()
  private let maskStore = Lazy<[SurfaceFeatures.Mask]>()
  private let localStore = Mutex<(reach: Double, thickness: [Double])?>(nil)

  init(mesh: WeldedMesh, isClosed: Bool, isPrimitive: Bool = false) {
    let count = mesh.positions.count
    let inside = mesh.triangles.allSatisfy { Int($0.x) < count && Int($0.y) < count && Int($0.z) < count }
    isFinite = inside && mesh.positions.allSatisfy { abs($0.x) < 1e6 && abs($0.y) < 1e6 && abs($0.z) < 1e6 }
    // A closed surface that looks inward everywhere bounds the same solid: it is turned.
    let sound = isFinite ? mesh.triangles : []
    let closed = isFinite && (isClosed || isCycle(sound))
    let flipped = closed && mesh.volume < 0
    positions = isFinite ? mesh.positions : []
    tree = TriangleTree(
      positions: positions, triangles: flipped ? sound.map { SIMD3($0.x, $0.z, $0.y) } : sound)
    boxes = tree.boxes(positions)
    self.isClosed = closed
    isWatertight = closed
    knownWinding = nil
    self.isPrimitive = isPrimitive && closed
  }

  /// Triangles as they lie, finite: what is left of a cut. `winding` says what is in it.
  init(soup positions: [Vector3], triangles: [SIMD3<UInt32>], isClosed: Bool, winding: WindingNumber) {
    self.positions = positions
    tree = TriangleTree(positions: positions, triangles: triangles)
    boxes = tree.boxes(positions)
    isFinite = true
    self.isClosed = isClosed
    isWatertight = false
    knownWinding = winding
    isPrimitive = false
  }

  convenience init(_ solid: EvaluatedSolid) {
    self.init(mesh: solid.surface, isClosed: solid.isClosed, isPrimitive: solid.node.isConvexPrimitive)
  }

  var triangleCount: Int { tree.triangles.count }
  var isEmpty: Bool { tree.triangles.isEmpty }

  /// How many triangles lie in leaves that meet a box of the own frame.
  func triangleCount(near region: Box) -> Int {
    var (sum, stack) = (0, boxes.isEmpty ? [] : [0])
    while let i = stack.popLast() {
      guard boxes[i].meets(region, within: 0) else { continue }
      let node = tree.nodes[i]
      if node.right == 0 || region.holds(boxes[i]) {
        sum += Int(node.count)
      } else {
        stack.append(Int(node.right))
        stack.append(i + 1)
      }
    }
    return sum
  }
  var inset: Inset { insetStore.value { Inset(self) } }
  var mitredInset: Inset { mitredStore.value { Inset(self, isMitred: true) } }
  /// One triangle (in tree order) of each connected piece of the surface.
  var components: [Int32] { componentStore.value { connectedComponents(self) } }
  var features: SurfaceFeatures { featureStore.value { SurfaceFeatures(tree, vertices: positions.count) } }
  /// Around the unit normals below each node of the tree, own frame; triangles without area have none.
  var normals: [Box] {
    normalStore.value {
      tree.fit(
        {
          let n = self.triangle($0).areaVector.normalized.map { SIMD4($0, 0) }
          return n.map { Box(lower: $0, upper: $0) } ?? .empty
        }, merge: { $0.insert($1) })
    }
  }
  /// What is asked for contact of the surface as it is, wherever it lies.
  var ownFeatures: [SurfaceFeatures.Mask] {
    maskStore.value { features.masks(tree.triangles, at: positions) }
  }
  /// A solid sheet's thickness, 2 V / A; less than the smallest extent of what is thicker. Metres.
  var thickness: Double { thicknessStore.value { sheetThickness(self) } }
  /// Per vertex, as far as it is less than `reach` (metres), ∞ elsewhere; kept for the largest reach asked for.
  func localThickness(upTo reach: Double) -> [Double] {
    localStore.withLock { stored in
      if let stored, stored.reach >= reach { return stored.thickness }
      let made = PintleKinematics.localThickness(of: self, upTo: reach)
      stored = (reach, made)
      return made
    }
  }
  var winding: WindingNumber {
    knownWinding ?? windingStore.value { WindingNumber(tree, positions, boxes: boxes, isCycle: isWatertight) }
  }

  /// A corner index of a triangle in tree order, as positions.
  @inline(__always) func triangle(_ i: Int) -> Triangle {
    let t = tree.triangles[i]
    return Triangle(positions[Int(t.x)], positions[Int(t.y)], positions[Int(t.z)])
  }
}

private func sheetThickness(_ surface: Surface) -> Double {
  var area = 0.0
  var volume = 0.0
  for i in 0..<surface.triangleCount {
    let t = surface.triangle(i)
    let vector = t.areaVector
    area += norm(vector) / 2
    volume += dot(t.a, vector) / 6
  }
  return area > 0 ? abs(2 * volume / area) : 0
}

extension SolidNode {
  fileprivate var isConvexPrimitive: Bool {
    switch self {
    case .box, .cylinder, .cone, .sphere, .wedge: true
    case .placed(_, let s), .mirrored(_, _, let s): s.isConvexPrimitive
    default: false
    }
  }
}

/// True where every edge is passed as often one way as the other.
private func isCycle(_ triangles: [SIMD3<UInt32>]) -> Bool {
  var edges: [SIMD2<UInt32>: Int] = [:]
  edges.reserveCapacity(triangles.count * 3 / 2)
  for t in triangles {
    for (a, b) in [(t.x, t.y), (t.y, t.z), (t.z, t.x)] where a != b {
      edges[SIMD2(min(a, b), max(a, b)), default: 0] += a < b ? 1 : -1
    }
  }
  return !triangles.isEmpty && edges.allSatisfy { $0.value == 0 }
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
    var isSeen = [Bool](repeating: false, count: surface.positions.count)
    for (i, t) in surface.tree.triangles.enumerated() {
      let r = Int(root(t.x))
      if !isSeen[r] {
        isSeen[r] = true
        found.append(Int32(i))
      }
    }
  }
  return found
}
