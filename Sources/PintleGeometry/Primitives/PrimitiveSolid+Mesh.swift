internal import Glibc
internal import PintleDocument
internal import PintleModel

extension PrimitiveSolid {
  /// More segments than this are left to the kernel, which has a budget.
  private static let mostSegments = 1024

  /// Triangles within `deflection` metres and `angle` radians of the surface; corners lie on it. nil where that takes too
  /// many.
  ///
  /// A circle of radius r has n segments with r (1 − cos π/n) ≤ deflection, a multiple of four from +x on, so that a
  /// round shape reaches exactly as far along its axes as the true one. O(triangles).
  func mesh(deflection: Double, angle: Double) -> MeshRecord? {
    func segments(_ radius: Double, _ deflection: Double) -> Int? {
      let ratio = deflection / radius
      let n = max(2 * .pi / angle, ratio < 1 ? .pi / acos(1 - ratio) : 3)
      return n <= Double(Self.mostSegments) ? (Int(n.rounded(.up)) + 3) / 4 * 4 : nil
    }
    var draft = PrimitiveDraft(pose)
    switch shape {
    case .box(let s):
      draft.box(s / 2)
    case .cone(let a, let b, let h):
      guard let n = segments(max(a, b), deflection) else { return nil }
      draft.cone(a, b, h, n)
    case .sphere(let r):
      // Facets bend both ways: each takes half.
      guard let n = segments(r, deflection / 2) else { return nil }
      draft.sphere(r, n)
    case .twist(let twist):
      twist.draw(&draft)
    case .coil(let coil):
      coil.draw(&draft)
    }
    return draft.record
  }
}

/// Vertices of the surface, each once, and for every face that meets there a corner with that face's normal.
struct PrimitiveDraft {
  private let pose: RigidTransform
  private var mesh = TriangleMesh()
  private var points: [Vector3] = []
  private var triangles: [SIMD3<UInt32>] = []
  /// The vertex under each corner.
  private var under: [UInt32] = []
  private var face: UInt32 = 0

  init(_ pose: RigidTransform) { self.pose = pose }

  var record: MeshRecord {
    MeshRecord(mesh: mesh, surface: WeldedMesh(positions: points, triangles: triangles), isClosed: true)
  }

  mutating func vertex(_ p: Vector3) -> Int {
    points.append(snap(pose.apply(p)))
    return points.count - 1
  }

  mutating func corner(_ vertex: Int, _ normal: Vector3) -> Int {
    let n = pose.rotate(normal)
    mesh.positions.append(points[vertex])
    mesh.normals.append(SIMD3<Float>(Float(n.x), Float(n.y), Float(n.z)) + SIMD3<Float>.zero)
    under.append(UInt32(vertex))
    return under.count - 1
  }

  mutating func nextFace() { face += 1 }
  /// Where a vertex lies in the primitive's own frame.
  func position(_ vertex: Int) -> Vector3 { pose.inverse.apply(points[vertex]) }

  mutating func triangle(_ a: Int, _ b: Int, _ c: Int) {
    for i in [a, b, c] { mesh.indices.append(UInt32(i)) }
    mesh.faces.append(face)
    triangles.append(SIMD3(under[a], under[b], under[c]))
  }

  mutating func box(_ half: Vector3) {
    let corners = Bounds(lower: Vector3.zero - half, upper: half).corners.map { vertex($0) }
    // Counter-clockwise from outside; corner i has bit 0 for +x, 1 for +y, 2 for +z.
    let sides: [([Int], Vector3)] = [
      ([0, 4, 6, 2], [-1, 0, 0]), ([1, 3, 7, 5], [1, 0, 0]), ([0, 1, 5, 4], [0, -1, 0]), ([2, 6, 7, 3], [0, 1, 0]),
      ([0, 2, 3, 1], [0, 0, -1]), ([4, 5, 7, 6], [0, 0, 1]),
    ]
    for (ring, normal) in sides {
      let c = ring.map { corner(corners[$0], normal) }
      triangle(c[0], c[1], c[2])
      triangle(c[0], c[2], c[3])
      face += 1
    }
  }

  /// Cosine and sine of n equal steps; quarter turns are exact.
  private func circle(_ n: Int) -> [SIMD2<Double>] {
    (0..<n).map { i in
      let (s, c) = exactSineCosine(2 * .pi * Double(i) / Double(n))
      return [c, s]
    }
  }

  mutating func cone(_ a: Double, _ b: Double, _ h: Double, _ n: Int) {
    let ring = circle(n)
    func rim(_ radius: Double, _ z: Double) -> [Int] {
      radius > 0 ? ring.map { vertex([$0.x * radius, $0.y * radius, z]) } : [vertex([0, 0, z])]
    }
    let lower = rim(a, 0)
    let upper = rim(b, h)
    // The slope's normal leans up where the cone tapers.
    let slope = Vector3(h, 0, a - b).normalized ?? [1, 0, 0]
    func outward(_ d: SIMD2<Double>) -> Vector3 { [d.x * slope.x, d.y * slope.x, slope.z] }
    func side(_ rim: [Int]) -> [Int] {
      // The tip has a corner for each facet, looking the way of its middle.
      rim.count == 1
        ? ring.indices.map { i in
          let d = ring[i] + ring[(i + 1) % n]
          return corner(rim[0], outward(d / (d * d).sum().squareRoot()))
        } : ring.indices.map { corner(rim[$0], outward(ring[$0])) }
    }
    let (low, high) = (side(lower), side(upper))
    for i in 0..<n {
      let j = (i + 1) % n
      if lower.count > 1 { triangle(low[i], low[j], upper.count > 1 ? high[j] : high[i]) }
      if upper.count > 1 { triangle(low[i], high[j], high[i]) }
    }
    face += 1
    if lower.count > 1 { lid(lower.reversed(), [0, 0, -1]) }
    if upper.count > 1 { lid(upper, [0, 0, 1]) }
  }

  /// A flat disc, in a zigzag from one side to the other: no triangle is thinner than the rim's own.
  private mutating func lid(_ rim: [Int], _ normal: Vector3) {
    let c = rim.map { corner($0, normal) }
    var (i, j) = (0, c.count - 1)
    var movesFirst = true
    while j - i > 1 {
      if movesFirst {
        triangle(c[i], c[i + 1], c[j])
        i += 1
      } else {
        triangle(c[i], c[j - 1], c[j])
        j -= 1
      }
      movesFirst.toggle()
    }
    face += 1
  }

  mutating func sphere(_ r: Double, _ n: Int) {
    let ring = circle(n)
    let bands = n / 2
    let south = corner(vertex([0, 0, -r]), [0, 0, -1])
    var rings: [[Int]] = []
    for k in 1..<bands {
      let (s, c) = exactSineCosine(.pi * Double(k) / Double(bands))
      rings.append(
        ring.map { d in
          let normal = Vector3(d.x * s, d.y * s, -c)
          return corner(vertex(normal * r), normal)
        })
    }
    let north = corner(vertex([0, 0, r]), [0, 0, 1])
    for i in 0..<n {
      let j = (i + 1) % n
      triangle(south, rings[0][j], rings[0][i])
      for (low, high) in zip(rings, rings.dropFirst()) {
        triangle(low[i], low[j], high[j])
        triangle(low[i], high[j], high[i])
      }
      triangle(rings[rings.count - 1][i], rings[rings.count - 1][j], north)
    }
    face += 1
  }
}
