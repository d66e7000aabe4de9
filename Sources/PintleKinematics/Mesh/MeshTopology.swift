public import PintleDocument
public import PintleModel

/// How the triangles of a surface hang together: edges by what meets at them, connected shells, doubled triangles.
///
/// Edges are gathered in buckets by their lower vertex, shells by union–find over shared edges (Tarjan 1975): O(n) for
/// meshes, whatever their order. What is not finite has no shells.
public struct MeshTopology: Sendable {
  /// A piece of the surface that hangs together along edges.
  public struct Shell: Sendable {
    /// Triangles of it, indices into the surface's.
    public var triangles: [Int32]
    /// Signed, m³: positive where it looks outward. Relative to the origin of the bounds where it is open.
    public var volume = 0.0
    /// m².
    public var area = 0.0
    public var bounds = Bounds.empty
    /// Every edge of it has exactly two triangles that pass it in opposite senses.
    public var isClosed = true
    /// Closed, and no edge of it is reflex: then it cannot cross itself.
    public var isConvex = true
  }

  /// Edges of one triangle, and the middle of the first.
  public private(set) var openEdges = 0
  /// Edges of more than two triangles.
  public private(set) var crowdedEdges = 0
  /// Of these, edges that are not passed as often one way as the other: there inside and outside are mixed up.
  public private(set) var unbalancedEdges = 0
  /// Edges of two triangles that pass it in the same sense: neighbours that look different ways.
  public private(set) var turnedEdges = 0
  /// Triangles that have the same three corners as an earlier one and look the same way.
  public private(set) var doubledTriangles = 0
  /// The same, looking the other way: both sides of a sheet without thickness.
  public private(set) var backedTriangles = 0
  /// Solid's frame, metres.
  public private(set) var openPlace: Vector3?
  public private(set) var crowdedPlace: Vector3?
  public private(set) var turnedPlace: Vector3?
  public private(set) var doubledPlace: Vector3?
  public private(set) var shells: [Shell] = []
  /// Edges without a partner: the vertices at their ends.
  public private(set) var rim: [SIMD2<UInt32>] = []

  public init(_ surface: WeldedMesh) {
    let count = surface.positions.count
    let triangles = surface.triangles
    guard triangles.allSatisfy({ Int($0.x) < count && Int($0.y) < count && Int($0.z) < count }),
      surface.positions.allSatisfy({ abs($0.x) < 1e6 && abs($0.y) < 1e6 && abs($0.z) < 1e6 })
    else { return }
    gather(surface)
  }

  /// One passage of an edge by a triangle.
  private struct Passage {
    var high: UInt32
    /// Twice the triangle, plus 1 where it goes from the higher vertex to the lower.
    var use: UInt32
    /// The corner that is not on the edge.
    var apex: UInt32
  }

  private mutating func gather(_ surface: WeldedMesh) {
    let triangles = surface.triangles
    let p = surface.positions
    var starts = [Int32](repeating: 0, count: p.count + 1)
    for t in triangles {
      starts[Int(min(t.x, t.y)) + 1] += 1
      starts[Int(min(t.y, t.z)) + 1] += 1
      starts[Int(min(t.z, t.x)) + 1] += 1
    }
    for i in 0..<p.count { starts[i + 1] += starts[i] }
    var fill = starts
    var passages = [Passage](repeating: Passage(high: 0, use: 0, apex: 0), count: triangles.count * 3)
    for (i, t) in triangles.enumerated() {
      for (a, b, c) in [(t.x, t.y, t.z), (t.y, t.z, t.x), (t.z, t.x, t.y)] {
        let low = Int(min(a, b))
        passages[Int(fill[low])] = Passage(high: max(a, b), use: UInt32(2 * i) + (a < b ? 0 : 1), apex: c)
        fill[low] += 1
      }
    }
    let normals = triangles.map { t -> Vector3 in
      let n = cross(p[Int(t.y)] - p[Int(t.x)], p[Int(t.z)] - p[Int(t.x)])
      let length = norm(n)
      return length > 0 ? n / length : .zero
    }
    var groups = TriangleGroups(triangles.count)
    /// Triangles with a fault at an edge: 1 leaves the shell open, 2 makes it reflex.
    var flaws = [UInt8](repeating: 0, count: triangles.count)

    passages.withUnsafeMutableBufferPointer { passages in
      for low in 0..<p.count {
        let first = Int(starts[low])
        let end = Int(starts[low + 1])
        guard end > first else { continue }
        // A handful of edges per vertex: insertion is fastest. A hub of many spokes is sorted.
        if end - first > 48 {
          passages[first..<end].sort { ($0.high, $0.use) < ($1.high, $1.use) }
        } else {
          for i in first + 1..<max(end, first + 1) {
            let item = passages[i]
            var j = i
            while j > first, passages[j - 1].high > item.high {
              passages[j] = passages[j - 1]
              j -= 1
            }
            passages[j] = item
          }
        }
        var i = first
        while i < end {
          var j = i + 1
          while j < end, passages[j].high == passages[i].high { j += 1 }
          judge(UInt32(low), passages[i..<j], p, normals, &groups, &flaws)
          i = j
        }
      }
    }
    findDoubled(surface)
    makeShells(surface, &groups, flaws)
  }

  private mutating func judge(
    _ low: UInt32, _ uses: Slice<UnsafeMutableBufferPointer<Passage>>, _ p: [Vector3], _ normals: [Vector3],
    _ groups: inout TriangleGroups, _ flaws: inout [UInt8]
  ) {
    let first = uses[uses.startIndex]
    func middle() -> Vector3 { (p[Int(low)] + p[Int(first.high)]) / 2 }
    if uses.count == 1 {
      openEdges += 1
      if openPlace == nil { openPlace = middle() }
      rim.append(first.use & 1 == 0 ? [low, first.high] : [first.high, low])
      flaws[Int(first.use / 2)] |= 1
      return
    }
    if uses.count == 2 {
      let second = uses[uses.startIndex + 1]
      let (a, b) = (Int(first.use / 2), Int(second.use / 2))
      groups.join(a, b)
      if first.use & 1 == second.use & 1 {
        turnedEdges += 1
        if turnedPlace == nil { turnedPlace = middle() }
        flaws[a] |= 1
      } else {
        let rise = dot(normals[a], p[Int(second.apex)] - p[Int(low)])
        if rise > 1e-6 * norm(p[Int(second.apex)] - p[Int(low)]) { flaws[a] |= 2 }
      }
      return
    }
    crowdedEdges += 1
    if crowdedPlace == nil { crowdedPlace = middle() }
    let forward = uses.count { $0.use & 1 == 0 }
    let isBalanced = 2 * forward == uses.count
    if !isBalanced { unbalancedEdges += 1 }
    // Whatever meets there is one piece; it bounds a solid only where the senses balance.
    for use in uses {
      groups.join(Int(first.use / 2), Int(use.use / 2))
      flaws[Int(use.use / 2)] |= isBalanced ? 2 : 3
    }
  }

  /// Triangles of the same three corners. Only around crowded edges and backed sheets can there be any.
  private mutating func findDoubled(_ surface: WeldedMesh) {
    var seen: [SIMD3<UInt32>: SIMD3<UInt32>] = [:]
    // A doubled triangle makes its edges crowded, and one that is backed closes on itself: a mesh without crowded edges
    // can hold only the latter, alone.
    guard crowdedEdges > 0 || surface.triangles.count < 64 else { return }
    seen.reserveCapacity(surface.triangles.count)
    for t in surface.triangles {
      let turned = Self.leading(t)
      let key = turned.y < turned.z ? turned : SIMD3(turned.x, turned.z, turned.y)
      if let other = seen[key] {
        if other == turned { doubledTriangles += 1 } else { backedTriangles += 1 }
        if doubledPlace == nil {
          doubledPlace =
            (surface.positions[Int(t.x)] + surface.positions[Int(t.y)] + surface.positions[Int(t.z)]) / 3
        }
      } else {
        seen[key] = turned
      }
    }
  }

  /// The same triangle, beginning with its lowest corner.
  private static func leading(_ t: SIMD3<UInt32>) -> SIMD3<UInt32> {
    if t.x <= t.y, t.x <= t.z { return t }
    return t.y <= t.z ? SIMD3(t.y, t.z, t.x) : SIMD3(t.z, t.x, t.y)
  }

  private mutating func makeShells(_ surface: WeldedMesh, _ groups: inout TriangleGroups, _ flaws: [UInt8]) {
    let p = surface.positions
    var place = [Int32](repeating: -1, count: surface.triangles.count)
    for i in surface.triangles.indices {
      let root = groups.root(i)
      if place[root] < 0 {
        place[root] = Int32(shells.count)
        shells.append(Shell(triangles: []))
      }
      shells[Int(place[root])].triangles.append(Int32(i))
    }
    for s in shells.indices {
      var shell = shells[s]
      var box = Box.empty
      for i in shell.triangles {
        let t = surface.triangles[Int(i)]
        box.insert(Box(Triangle(p[Int(t.x)], p[Int(t.y)], p[Int(t.z)])))
        if flaws[Int(i)] & 1 != 0 { shell.isClosed = false }
        if flaws[Int(i)] & 2 != 0 { shell.isConvex = false }
      }
      // Near the shell, so that little is lost to cancellation.
      let origin = box.centre
      for i in shell.triangles {
        let t = surface.triangles[Int(i)]
        let a = p[Int(t.x)] - origin
        let n = cross(p[Int(t.y)] - p[Int(t.x)], p[Int(t.z)] - p[Int(t.x)])
        shell.area += norm(n) / 2
        shell.volume += dot(a, n) / 6
      }
      shell.bounds = box.bounds
      shell.isConvex = shell.isConvex && shell.isClosed
      shells[s] = shell
    }
  }

  /// Rim edges that close when edges end in the middle of others (T-vertices): the rest of the rim, at most.
  ///
  /// An edge counts as closed where other rim edges lie along it, in the other sense, from end to end. Bounded: a rim of
  /// more than `most` edges is taken as it is.
  public func rimWithoutTVertices(of surface: WeldedMesh, most: Int = 1500) -> Int {
    guard rim.count > 1, rim.count <= most else { return rim.count }
    let p = surface.positions
    let edges = rim.map { (a: p[Int($0.x)], b: p[Int($0.y)]) }
    // Along each edge the others that lie on it: their lengths must add up to its own.
    func isCovered(_ i: Int) -> Bool {
      let e = edges[i]
      let d = e.b - e.a
      let length = norm(d)
      guard length > 0 else { return true }
      let slack = max(1e-9, 1e-6 * length)
      func lies(_ q: Vector3) -> Double? {
        let along = dot(q - e.a, d) / length
        guard along > -slack, along < length + slack else { return nil }
        return norm(q - e.a - d * (along / length)) <= slack ? along : nil
      }
      var covered = 0.0
      for j in edges.indices where j != i {
        guard let s = lies(edges[j].a), let t = lies(edges[j].b) else { continue }
        covered += s - t
      }
      if abs(covered - length) <= 2 * slack { return true }
      // Or it is itself a piece of a longer one that runs the other way.
      return edges.indices.contains { j in
        guard j != i else { return false }
        let f = edges[j].b - edges[j].a
        let long = norm(f)
        guard long > length else { return false }
        func on(_ q: Vector3) -> Double? {
          let along = dot(q - edges[j].a, f) / long
          guard along > -slack, along < long + slack else { return nil }
          return norm(q - edges[j].a - f * (along / long)) <= slack ? along : nil
        }
        guard let s = on(e.a), let t = on(e.b) else { return false }
        return s > t
      }
    }
    return edges.indices.count { !isCovered($0) }
  }
}

/// Disjoint sets of triangles with path halving.
private struct TriangleGroups {
  private var parent: [Int32]

  init(_ count: Int) {
    parent = [Int32](unsafeUninitializedCapacity: count) { buffer, n in
      for i in 0..<count { buffer[i] = Int32(i) }
      n = count
    }
  }

  @inline(__always) mutating func root(_ i: Int) -> Int {
    var i = i
    while Int(parent[i]) != i {
      parent[i] = parent[Int(parent[i])]
      i = Int(parent[i])
    }
    return i
  }

  @inline(__always) mutating func join(_ a: Int, _ b: Int) {
    let (x, y) = (root(a), root(b))
    if x != y { parent[max(x, y)] = Int32(min(x, y)) }
  }
}
