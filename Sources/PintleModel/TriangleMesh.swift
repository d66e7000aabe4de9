public import PintleDocument

/// A triangle mesh with the smooth and sharp edges of the solid it stands for.
///
/// Vertices are repeated where faces meet at an edge (their normals differ) at exactly equal positions, so that
/// `welded` gives back the closed surface. Counter-clockwise seen from outside. Metres.
public struct TriangleMesh: Hashable, Sendable {
  public var positions: [Vector3]
  /// Unit outward normals, one per position.
  public var normals: [SIMD3<Float>]
  /// Three per triangle.
  public var indices: [UInt32]
  /// The face of the solid each triangle belongs to, one per triangle, numbered from 0.
  public var faces: [UInt32]

  public init(positions: [Vector3] = [], normals: [SIMD3<Float>] = [], indices: [UInt32] = [], faces: [UInt32] = []) {
    self.positions = positions
    self.normals = normals
    self.indices = indices
    self.faces = faces
  }

  public var triangleCount: Int { indices.count / 3 }
  public var bounds: Bounds { Bounds(positions) }

  /// The surface alone: vertices at bitwise equal positions merged, triangles that collapse dropped.
  public var welded: WeldedMesh { WeldedMesh(self) }
}

/// A surface with shared vertices: what collision and closedness tests work on.
public struct WeldedMesh: Hashable, Sendable {
  public var positions: [Vector3]
  public var triangles: [SIMD3<UInt32>]

  public init(positions: [Vector3], triangles: [SIMD3<UInt32>]) {
    self.positions = positions
    self.triangles = triangles
  }

  init(_ mesh: TriangleMesh) {
    var index: [Vector3: UInt32] = [:]
    index.reserveCapacity(mesh.positions.count)
    var merged: [Vector3] = []
    let map = mesh.positions.map { p -> UInt32 in
      let key = p + Vector3.zero  // −0 and 0 are one place
      if let i = index[key] { return i }
      let i = UInt32(merged.count)
      index[key] = i
      merged.append(key)
      return i
    }
    positions = merged
    triangles = stride(from: 0, to: mesh.indices.count, by: 3).compactMap { i in
      let t = SIMD3(map[Int(mesh.indices[i])], map[Int(mesh.indices[i + 1])], map[Int(mesh.indices[i + 2])])
      return t.x == t.y || t.y == t.z || t.z == t.x ? nil : t
    }
  }

  /// True where every directed edge occurs once and its reverse once: closed, manifold along edges, consistently oriented.
  public var isClosed: Bool { EdgePairing.isComplete(triangles, vertices: positions.count) }

  /// Signed volume, m³: positive where the surface looks outward (divergence theorem).
  public var volume: Double {
    guard let origin = positions.first else { return 0 }
    var sum = 0.0
    for t in triangles {
      let a = positions[Int(t.x)] - origin
      sum += a.dot((positions[Int(t.y)] - origin).cross(positions[Int(t.z)] - origin))
    }
    return sum / 6
  }
}
