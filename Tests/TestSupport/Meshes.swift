public import PintleDocument
public import PintleModel

// Small closed solids made by hand, so that kinematics can be tested without a geometry kernel.

/// A mesh from corner positions and outward, counter-clockwise polygons (split as fans).
public func mesh(_ points: [Vector3], _ polygons: [[Int]]) -> TriangleMesh {
  var m = TriangleMesh()
  for (face, polygon) in polygons.enumerated() {
    let p = polygon.map { points[$0] }
    let n = (p[1] - p[0]).cross(p[2] - p[0]).normalized ?? [0, 0, 1]
    let base = UInt32(m.positions.count)
    m.positions += p
    m.normals += p.map { _ in SIMD3<Float>(Float(n.x), Float(n.y), Float(n.z)) }
    for i in 1..<(p.count - 1) {
      m.indices += [base, base + UInt32(i), base + UInt32(i + 1)]
      m.faces.append(UInt32(face))
    }
  }
  return m
}

/// Several meshes as one.
public func merged(_ meshes: [TriangleMesh]) -> TriangleMesh {
  var all = TriangleMesh()
  for mesh in meshes {
    let base = UInt32(all.positions.count)
    all.positions += mesh.positions
    all.normals += mesh.normals
    all.indices += mesh.indices.map { $0 + base }
    all.faces += mesh.faces
  }
  return all
}

/// The same surface with every triangle looking the other way.
public func flipped(_ mesh: TriangleMesh) -> TriangleMesh {
  var mesh = mesh
  for i in stride(from: 0, to: mesh.indices.count, by: 3) { mesh.indices.swapAt(i + 1, i + 2) }
  return mesh
}

/// The box between two corners.
public func boxMesh(_ a: Vector3, _ b: Vector3) -> TriangleMesh {
  mesh(
    [
      [a.x, a.y, a.z], [b.x, a.y, a.z], [b.x, b.y, a.z], [a.x, b.y, a.z],
      [a.x, a.y, b.z], [b.x, a.y, b.z], [b.x, b.y, b.z], [a.x, b.y, b.z],
    ],
    [[0, 3, 2, 1], [4, 5, 6, 7], [0, 1, 5, 4], [1, 2, 6, 5], [2, 3, 7, 6], [3, 0, 4, 7]])
}

/// A ring of `n` points of radius `r` at height `z`, the first on +x.
private func ring(_ r: Double, _ z: Double, _ n: Int) -> [Vector3] {
  (0..<n).map { i in
    let (s, c) = exactSineCosine(2 * .pi * Double(i) / Double(n))
    return [r * c, r * s, z]
  }
}

/// A regular prism about z from 0 to `height`.
public func cylinderMesh(radius: Double, height: Double, segments n: Int) -> TriangleMesh {
  var faces = [Array((0..<n).reversed()), Array(n..<2 * n)]
  for i in 0..<n { faces.append([i, (i + 1) % n, n + (i + 1) % n, n + i]) }
  return mesh(ring(radius, 0, n) + ring(radius, height, n), faces)
}

/// A regular tube about z from 0 to `height`.
public func tubeMesh(outer: Double, inner: Double, height: Double, segments n: Int) -> TriangleMesh {
  var faces: [[Int]] = []
  for i in 0..<n {
    let j = (i + 1) % n
    faces.append([i, j, n + j, n + i])
    faces.append([2 * n + j, 2 * n + i, 3 * n + i, 3 * n + j])
    faces.append([n + i, n + j, 3 * n + j, 3 * n + i])
    faces.append([i, 2 * n + i, 2 * n + j, j])
  }
  return mesh(ring(outer, 0, n) + ring(outer, height, n) + ring(inner, 0, n) + ring(inner, height, n), faces)
}

/// A ball about the origin: rings of `n` points from pole to pole along z, half as many rings.
public func sphereMesh(radius r: Double, segments n: Int) -> TriangleMesh {
  let rings = max(2, n / 2)
  var points: [Vector3] = [[0, 0, -r]]
  for k in 1..<rings {
    let (s, c) = exactSineCosine(Double.pi * (Double(k) / Double(rings) - 0.5))
    points += ring(r * c, r * s, n)
  }
  points.append([0, 0, r])
  var faces: [[Int]] = []
  func at(_ k: Int, _ i: Int) -> Int { 1 + (k - 1) * n + i % n }
  for i in 0..<n {
    faces.append([0, at(1, i + 1), at(1, i)])
    for k in 1..<(rings - 1) { faces.append([at(k, i), at(k, i + 1), at(k + 1, i + 1), at(k + 1, i)]) }
    faces.append([at(rings - 1, i), at(rings - 1, i + 1), points.count - 1])
  }
  return mesh(points, faces)
}

/// A solid around a mesh; without a node it counts as a mesh from elsewhere.
public func solid(_ m: TriangleMesh, node: SolidNode? = nil, deflection: Double = 0) -> EvaluatedSolid {
  let volume = m.welded.volume
  return EvaluatedSolid(
    // Solids that differ have hashes that differ, as everywhere.
    hash: "test-\(m.positions.hashValue)-\(m.indices.hashValue)-\(node.hashValue)",
    node: node ?? .mesh(reference: MeshReference(path: "test.stl")), mesh: m,
    properties: VolumeProperties(
      volume: volume, centroid: m.bounds.isEmpty ? .zero : m.bounds.centre, secondMoments: .zero, mixedMoments: .zero),
    deflection: deflection)
}

/// A small model put together shape by shape; masses are left at zero.
public struct ModelSketch: Sendable {
  public var document: Document
  private var shapes: [(part: Int, record: ShapeRecord, solid: EvaluatedSolid)] = []

  public init(_ name: String = "Test") { document = Document(asset: name) }

  /// Adds a shape, and its part where that is new.
  public mutating func add(
    _ part: String, _ shape: String, _ solid: EvaluatedSolid, at X: RigidTransform = .identity,
    hardware: String? = nil, yields: Double? = nil
  ) {
    let record = ShapeRecord(id: shape, solid: "s", at: X, yields: yields, hardware: hardware)
    let index: Int
    if let i = document.parts.firstIndex(where: { $0.id == part }) {
      index = i
    } else {
      index = document.parts.count
      document.parts.append(PartRecord(id: part, material: "m"))
    }
    document.parts[index].shapes.append(record)
    shapes.append((index, record, solid))
  }

  /// Adds a joint of one degree of freedom about or along a line; rotation or translation.
  public mutating func joint(
    _ id: String, _ child: String, on parent: String, _ type: DegreeOfFreedom.Motion, at origin: Vector3,
    along z: Vector3, range: ClosedRange<Double>?, needs: [Need] = []
  ) {
    let kind: JointRecord.Kind = type == .translation ? .slide : range == nil ? .spin : .hinge
    document.joints.append(
      JointRecord(
        id: id, kind: kind, child: child, parent: parent,
        frame: Frame(origin: origin, z: z, x: z.anyPerpendicular),
        dofs: [
          DegreeOfFreedom(
            id: id, type: type, range: range.map { .init(lower: $0.lowerBound, upper: $0.upperBound) })
        ], needs: needs))
  }

  public var model: Model {
    let material = MaterialRecord(label: "m", density: 1000, baseColor: [1, 1, 1])
    var made: [ModelShape] = []
    var lists = [[Int]](repeating: [], count: document.parts.count)
    for s in shapes {
      lists[s.part].append(made.count)
      made.append(
        ModelShape(
          path: "\(document.parts[s.part].id)/\(s.record.id)", part: s.part, record: s.record, solid: s.solid,
          X_AS: s.record.at, material: material))
    }
    let parts = document.parts.enumerated().map { i, record in
      ModelPart(
        record: record, shapes: lists[i], bounds: lists[i].reduce(.empty) { $0.union(made[$1].bounds) },
        mass: MassProperties(mass: 0, centre: .zero, moments: .zero, products: .zero))
    }
    return Model(document: document, documentHash: "test", parts: parts, shapes: made, findings: [])
  }
}
