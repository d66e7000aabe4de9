internal import PintleDocument
internal import PintleModel

/// The vertices of one primitive, gathered from meshes in their places.
struct GLTFVertices {
  private(set) var positions: [SIMD3<Float>] = []
  /// Unit vectors.
  private(set) var normals: [SIMD3<Float>] = []
  private(set) var indices: [UInt32] = []

  /// Adds a mesh in the pose `X_NS`; false where a coordinate is not finite (in single precision) or an index is out
  /// of range. Triangles that name a vertex twice are left out.
  mutating func append(_ mesh: TriangleMesh, at X_NS: RigidTransform) -> Bool {
    guard mesh.normals.count == mesh.positions.count, mesh.indices.count % 3 == 0,
      let base = UInt32(exactly: positions.count), UInt64(base) + UInt64(mesh.positions.count) < UInt64(UInt32.max)
    else { return false }
    let count = UInt32(mesh.positions.count)
    positions.reserveCapacity(positions.count + mesh.positions.count)
    for p in mesh.positions {
      let q = SIMD3<Float>(X_NS.apply(p))
      guard q.x.isFinite, q.y.isFinite, q.z.isFinite else { return false }
      positions.append(q)
    }
    indices.reserveCapacity(indices.count + mesh.indices.count)
    for t in stride(from: 0, to: mesh.indices.count, by: 3) {
      let (a, b, c) = (mesh.indices[t], mesh.indices[t + 1], mesh.indices[t + 2])
      guard a < count, b < count, c < count else { return false }
      if a != b, b != c, c != a { indices += [base + a, base + b, base + c] }
    }
    normals.reserveCapacity(positions.count)
    for (i, n) in mesh.normals.enumerated() {
      let turned = X_NS.rotate(Vector3(n)).normalized
      normals.append(SIMD3<Float>(turned ?? X_NS.rotate(Self.faceNormal(mesh, at: UInt32(i)))))
    }
    return true
  }

  /// The normal of the first triangle with area at a vertex: for meshes from elsewhere whose own normal is nothing.
  private static func faceNormal(_ mesh: TriangleMesh, at vertex: UInt32) -> Vector3 {
    for t in stride(from: 0, to: mesh.indices.count, by: 3) where mesh.indices[t..<t + 3].contains(vertex) {
      let (a, b, c) = (
        mesh.positions[Int(mesh.indices[t])], mesh.positions[Int(mesh.indices[t + 1])],
        mesh.positions[Int(mesh.indices[t + 2])]
      )
      if let n = (b - a).cross(c - a).normalized { return n }
    }
    return .up
  }
}
