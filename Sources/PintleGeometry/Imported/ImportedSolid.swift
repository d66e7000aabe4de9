internal import Glibc
internal import PintleDocument
internal import PintleModel

/// A mesh from a file made into what the Model holds: vertices joined, normals, measures where the surface closes.
enum ImportedSolid {
  /// Faces that meet at more than this are drawn with an edge; radians.
  private static let crease = 0.6

  /// The mesh of a file, from the cache where the same bytes were read before with the same scale.
  static func record(
    _ reference: MeshReference, from source: (any MeshSource)?, cache: SolidCache, limits: GeometryLimits
  ) -> (key: String, mesh: MeshRecord?, issues: [SolidIssue]) {
    guard let source else {
      let issue = SolidIssue(
        "mesh.unsupported", .error, .unverified,
        "the mesh `\(reference.path)` cannot be read: no files are at hand here")
      return (SolidCache.key("import", Array(reference.path.utf8)), nil, [issue])
    }
    do throws(MeshFailure) {
      let digest = try source.digest(of: reference)
      let s = reference.scale
      let key = SolidCache.key(
        "import", Array("\(digest) \(s.x) \(s.y) \(s.z) \(reference.name ?? "")".utf8))
      if let known = cache.find(MeshRecord.self, key) { return (key, known, []) }
      let raw = try source.mesh(reference)
      let record = try record(raw, limits: limits)
      if raw.badVertices > 0 {
        return (
          key, record,
          [
            SolidIssue(
              "mesh.finite", .error, .fail,
              "\(raw.badVertices) vertices of the mesh `\(reference.path)` are not at finite places",
              hint: "export the mesh again")
          ]
        )
      }
      cache.keep(record, key)
      return (key, record, [])
    } catch {
      let issue = SolidIssue(
        "mesh.unreadable", .error, .fail, "the mesh `\(reference.path)` cannot be read: \(error.reason)",
        hint: error.hint)
      return (SolidCache.key("import", Array(reference.path.utf8)), nil, [issue])
    }
  }

  static func record(_ raw: ImportedMesh, limits: GeometryLimits) throws(MeshFailure) -> MeshRecord {
    guard raw.indices.count / 3 <= limits.triangles else {
      throw MeshFailure("\(raw.indices.count / 3) triangles, more than the \(limits.triangles) that are taken")
    }
    let reach = limits.longest
    guard raw.positions.allSatisfy({ abs($0.x) <= reach && abs($0.y) <= reach && abs($0.z) <= reach }) else {
      throw MeshFailure("it reaches farther than 10 km", hint: "is its unit the millimetre? set `scale`")
    }
    guard raw.indices.allSatisfy({ Int($0) < raw.positions.count }) else {
      throw MeshFailure("a triangle names a vertex that is not there")
    }
    var surface = welded(raw, VertexWelder(raw.positions))
    var isClosed = surface.isClosed
    if !isClosed {
      // Files that round their numbers leave seams far below anything that matters: a millionth of the size.
      let grid = Bounds(raw.positions).diagonal * 1e-6
      let mended = welded(raw, VertexWelder(raw.positions, grid: grid))
      if mended.isClosed { (surface, isClosed) = (mended, true) }
    }
    guard !surface.triangles.isEmpty else { throw MeshFailure("it has no triangle with three different corners") }
    return MeshRecord(mesh: drawn(raw, surface), surface: surface, isClosed: isClosed)
  }

  private static func welded(_ raw: ImportedMesh, _ welder: VertexWelder) -> WeldedMesh {
    var triangles: [SIMD3<UInt32>] = []
    triangles.reserveCapacity(raw.indices.count / 3)
    for i in stride(from: 0, to: raw.indices.count - 2, by: 3) {
      let t = SIMD3(
        welder.map[Int(raw.indices[i])], welder.map[Int(raw.indices[i + 1])], welder.map[Int(raw.indices[i + 2])])
      if t.x != t.y && t.y != t.z && t.z != t.x { triangles.append(t) }
    }
    return WeldedMesh(positions: welder.positions, triangles: triangles)
  }

  /// With the file's normals where it has them; otherwise each face's own, smooth across what is not a crease.
  private static func drawn(_ raw: ImportedMesh, _ surface: WeldedMesh) -> TriangleMesh {
    // Where vertices were joined over a seam the picture uses the joined ones, as everything else does.
    if raw.normals.count == raw.positions.count, raw.indices.count == surface.triangles.count * 3 {
      var mesh = TriangleMesh()
      mesh.indices = raw.indices
      mesh.faces = [UInt32](repeating: 0, count: raw.indices.count / 3)
      mesh.positions = raw.positions
      for (t, k) in zip(surface.triangles, stride(from: 0, to: raw.indices.count, by: 3)) {
        for c in 0..<3 { mesh.positions[Int(raw.indices[k + c])] = surface.positions[Int(t[c])] }
      }
      mesh.normals = raw.normals.map(unit)
      return mesh
    }
    return creased(surface)
  }

  private static func unit(_ n: SIMD3<Float>) -> SIMD3<Float> {
    let length = (n * n).sum().squareRoot()
    return length.isFinite && length > 1e-20 ? n / length : [0, 0, 1]
  }

  /// Corner normals: the area-weighted mean of the faces around a vertex that lie within the crease angle of the corner's
  /// own. O(Σ valence²), and a vertex with more than 64 faces takes the first 64.
  private static func creased(_ surface: WeldedMesh) -> TriangleMesh {
    let triangles = surface.triangles
    let areas = triangles.map { t -> Vector3 in
      let a = surface.positions[Int(t.x)]
      return (surface.positions[Int(t.y)] - a).cross(surface.positions[Int(t.z)] - a)
    }
    let units = areas.map { $0.normalized ?? .zero }
    // Faces by vertex, packed.
    var start = [Int](repeating: 0, count: surface.positions.count + 1)
    for t in triangles { for c in 0..<3 { start[Int(t[c]) + 1] += 1 } }
    for i in 1..<start.count { start[i] += start[i - 1] }
    var fill = start
    var around = [Int32](repeating: 0, count: triangles.count * 3)
    for (f, t) in triangles.enumerated() {
      for c in 0..<3 {
        around[fill[Int(t[c])]] = Int32(f)
        fill[Int(t[c])] += 1
      }
    }
    let limit = cos(crease)
    var mesh = TriangleMesh()
    mesh.positions.reserveCapacity(triangles.count * 3)
    mesh.normals.reserveCapacity(triangles.count * 3)
    mesh.indices.reserveCapacity(triangles.count * 3)
    for (f, t) in triangles.enumerated() {
      for c in 0..<3 {
        let v = Int(t[c])
        var sum = areas[f]
        for k in start[v]..<min(start[v + 1], start[v] + 64) {
          let g = Int(around[k])
          if g != f, units[g].dot(units[f]) > limit { sum += areas[g] }
        }
        let n = sum.normalized ?? units[f]
        mesh.indices.append(UInt32(mesh.positions.count))
        mesh.positions.append(surface.positions[v])
        mesh.normals.append(SIMD3(Float(n.x), Float(n.y), Float(n.z)))
      }
    }
    mesh.faces = [UInt32](repeating: 0, count: triangles.count)
    return mesh
  }
}
