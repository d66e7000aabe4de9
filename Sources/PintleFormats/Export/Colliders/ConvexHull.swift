internal import Glibc
public import PintleDocument
public import PintleModel

/// A convex polyhedron.
public struct ConvexHull: Hashable, Sendable {
  /// The points on the inner side: `normal`·p ≤ `offset`.
  public struct Plane: Hashable, Sendable {
    /// Unit, outward.
    public var normal: Vector3
    public var offset: Double

    public init(normal: Vector3, offset: Double) {
      self.normal = normal
      self.offset = offset
    }
  }

  /// Metres.
  public private(set) var vertices: [Vector3]
  /// Loops of vertices, counter-clockwise seen from outside.
  public private(set) var faces: [[Int]]
  /// Of the faces with area, each once.
  public private(set) var planes: [Plane]

  /// Faces must be plane, convex and look outward.
  init(vertices: [Vector3], faces: [[Int]]) {
    self.vertices = vertices
    self.faces = faces
    planes = []
    // Neighbours in one plane, as triangles are, count once; where the grid parts them, twice.
    var known: Set<SIMD4<Int64>> = []
    for loop in faces {
      guard let plane = Self.plane(of: loop, vertices) else { continue }
      let n = plane.normal
      let key = (SIMD4(n.x, n.y, n.z, plane.offset) * 1e7).rounded(.toNearestOrEven)
      guard abs(key.w) < 1e17 else { continue }
      if known.insert(SIMD4<Int64>(key)).inserted { planes.append(plane) }
    }
  }

  init(box size: Vector3) {
    let h = size / 2
    self.init(
      frustum: [[-h.x, -h.y], [h.x, -h.y], [h.x, h.y], [-h.x, h.y]], bottom: -h.z, top: h.z)
  }

  /// The convex polygon, counter-clockwise, from z = `bottom` to `top`.
  init(frustum polygon: ConvexPolygon, bottom: Double, top: Double) {
    let n = polygon.points.count
    let lower = polygon.points.map { Vector3($0.x, $0.y, bottom) }
    let upper = polygon.points.map { Vector3($0.x, $0.y, top) }
    let sides = (0..<n).map { i in [i, (i + 1) % n, n + (i + 1) % n, n + i] }
    self.init(vertices: lower + upper, faces: [Array((0..<n).reversed()), Array(n..<2 * n)] + sides)
  }

  /// m³.
  public var volume: Double {
    guard let o = vertices.first else { return 0 }
    var sum = 0.0
    for loop in faces {
      let a = vertices[loop[0]] - o
      for i in 1..<(loop.count - 1) { sum += a.dot((vertices[loop[i]] - o).cross(vertices[loop[i + 1]] - o)) }
    }
    return sum / 6
  }

  /// Faceted: every face with vertices and a normal of its own.
  public var mesh: TriangleMesh {
    var mesh = TriangleMesh()
    for (face, loop) in faces.enumerated() {
      let n = Self.plane(of: loop, vertices)?.normal ?? .up
      let base = UInt32(mesh.positions.count)
      mesh.positions += loop.map { vertices[$0] }
      mesh.normals += loop.map { _ in SIMD3<Float>(n) }
      for i in 1..<UInt32(loop.count - 1) {
        mesh.indices += [base, base + i, base + i + 1]
        mesh.faces.append(UInt32(face))
      }
    }
    return mesh
  }

  var bounds: Bounds { Bounds(vertices) }

  func moved(_ X: RigidTransform) -> ConvexHull {
    ConvexHull(vertices: vertices.map(X.apply), faces: faces)
  }

  var mirroredInX: ConvexHull {
    ConvexHull(vertices: vertices.map { [-$0.x, $0.y, $0.z] }, faces: faces.map { $0.reversed() })
  }

  /// Newell's normal through the middle of the loop; nil for one without area, whose direction is but rounding.
  private static func plane(of loop: [Int], _ vertices: [Vector3]) -> Plane? {
    var normal = Vector3.zero
    var middle = Vector3.zero
    let o = vertices[loop[0]]
    var longest = 0.0
    for (i, v) in loop.enumerated() {
      longest = max(longest, (vertices[v] - o).lengthSquared)
      normal += (vertices[v] - o).cross(vertices[loop[(i + 1) % loop.count]] - o)
      middle += vertices[v]
    }
    guard normal.length > 1e-6 * longest, let n = normal.normalized else { return nil }
    return Plane(normal: n, offset: n.dot(middle / Double(loop.count)))
  }

  // MARK: cutting

  /// What lies on the inner side of a plane; nil where nothing with volume does.
  func clipped(_ plane: Plane) -> ConvexHull? {
    let size = vertices.reduce(0.0) { max($0, abs($1.x), abs($1.y), abs($1.z)) }
    let epsilon = 1e-9 * max(1, size)
    let side = vertices.map { v -> Int in
      let d = plane.normal.dot(v) - plane.offset
      return d > epsilon ? 1 : d < -epsilon ? -1 : 0
    }
    if !side.contains(1) { return self }
    if !side.contains(-1) { return nil }
    var kept = vertices
    var cuts: [SIMD2<Int>: Int] = [:]
    var rim: [Int] = []
    func cut(_ a: Int, _ b: Int) -> Int {
      let key = SIMD2(min(a, b), max(a, b))
      if let known = cuts[key] { return known }
      let (p, q) = (vertices[key.x], vertices[key.y])
      let (s, t) = (plane.normal.dot(p) - plane.offset, plane.normal.dot(q) - plane.offset)
      kept.append(p + (q - p) * (s / (s - t)))
      cuts[key] = kept.count - 1
      rim.append(kept.count - 1)
      return kept.count - 1
    }
    var loops: [[Int]] = []
    var onPlane: Set<Int> = []
    for loop in faces where loop.contains(where: { side[$0] < 0 }) {
      var out: [Int] = []
      for (i, a) in loop.enumerated() {
        let b = loop[(i + 1) % loop.count]
        if side[a] <= 0 { out.append(a) }
        if side[a] == 0, onPlane.insert(a).inserted { rim.append(a) }
        if side[a] * side[b] < 0 { out.append(cut(a, b)) }
      }
      if out.count >= 3 { loops.append(out) }
    }
    guard rim.count >= 3 else { return nil }
    // The cap: its corners in their order about its middle.
    let frame = RigidTransform(origin: rim.reduce(.zero) { $0 + kept[$1] } / Double(rim.count), z: plane.normal).inverse
    let angles = rim.map { v -> (angle: Double, vertex: Int) in
      let p = frame.apply(kept[v])
      return (atan2(p.y, p.x), v)
    }
    loops.append(angles.sorted { $0 < $1 }.map(\.vertex))
    var index: [Int: Int] = [:]
    var used: [Vector3] = []
    let renamed = loops.map { loop in
      loop.map { v -> Int in
        if let known = index[v] { return known }
        index[v] = used.count
        used.append(kept[v])
        return used.count - 1
      }
    }
    let result = ConvexHull(vertices: used, faces: renamed)
    return result.planes.count >= 4 && result.volume > 1e-15 ? result : nil
  }

  /// What two polyhedra have in common.
  func intersection(_ other: ConvexHull) -> ConvexHull? {
    var rest: ConvexHull? = self
    for plane in other.planes {
      rest = rest?.clipped(plane)
      if rest == nil { return nil }
    }
    return rest
  }

  /// What is left of this one outside of another, as convex pieces that do not overlap.
  func subtracting(_ other: ConvexHull) -> [ConvexHull] {
    var pieces: [ConvexHull] = []
    var inner = self
    // The largest pieces first: what is cut off last is cut most.
    var planes = other.planes
    while !planes.isEmpty {
      var best: (index: Int, piece: ConvexHull?, volume: Double) = (0, nil, -1)
      for (i, plane) in planes.enumerated() {
        let piece = inner.clipped(Plane(normal: -plane.normal, offset: -plane.offset))
        let volume = piece?.volume ?? 0
        if volume > best.volume { best = (i, piece, volume) }
      }
      guard let piece = best.piece else { break }
      pieces.append(piece)
      guard let rest = inner.clipped(planes.remove(at: best.index)) else { break }
      inner = rest
    }
    return pieces
  }

  /// The box that this polyhedron is, where it is one.
  var asBox: Collider? {
    guard planes.count == 6 else { return nil }
    let x = planes[0].normal
    guard let y = planes.first(where: { abs($0.normal.dot(x)) < 1e-7 })?.normal else { return nil }
    var frame = RigidTransform(x: x, y: y, z: x.cross(y))
    guard
      planes.allSatisfy({ p in
        [frame.x, frame.y, frame.z].contains { abs(abs($0.dot(p.normal)) - 1) < 1e-10 }
      })
    else { return nil }
    // Along the axes of its own frame where it can be, for plain numbers.
    if [x, y].allSatisfy({ max(abs($0.x), abs($0.y), abs($0.z)) > 1 - 1e-12 }) { frame = .identity }
    let inner = Bounds(vertices.lazy.map(frame.inverse.apply))
    frame.translation = frame.rotate(inner.centre)
    return Collider(.box(size: inner.size), at: frame)
  }
}
