internal import PintleDocument
internal import PintleModel

/// A value that the cache can keep as bytes.
protocol Cacheable: Sendable {
  /// Part of the file's name.
  static var kind: String { get }
  var bytes: [UInt8] { get }
  init?(bytes: [UInt8])
  /// About what it takes in memory.
  var byteCount: Int { get }
}

extension ByteWriter {
  mutating func vectors(_ list: [Vector3]) { self.list(list.flatMap { [$0.x, $0.y, $0.z] }) }
}

extension ByteReader {
  mutating func vectors() -> [Vector3]? {
    guard let n = list(Double.self), n.count % 3 == 0 else { return nil }
    return [Vector3](unsafeUninitializedCapacity: n.count / 3) { buffer, count in
      for i in 0..<(n.count / 3) { buffer.initializeElement(at: i, to: [n[3 * i], n[3 * i + 1], n[3 * i + 2]]) }
      count = n.count / 3
    }
  }
}

extension VolumeProperties {
  var vectors: [Vector3] { [[volume, 0, 0], centroid, secondMoments, mixedMoments] }

  init?(vectors v: [Vector3]) {
    guard v.count == 4, v.allSatisfy(\.isFinite) else { return nil }
    self.init(volume: v[0].x, centroid: v[1], secondMoments: v[2], mixedMoments: v[3])
  }
}

extension VolumeProperties: Cacheable {
  static var kind: String { "common" }
  var byteCount: Int { 128 }

  var bytes: [UInt8] {
    var w = ByteWriter()
    w.vectors(vectors)
    return w.bytes
  }

  init?(bytes: [UInt8]) {
    var r = ByteReader(bytes)
    guard let v = r.vectors(), r.isAtEnd else { return nil }
    self.init(vectors: v)
  }
}

extension SolidRecord: Cacheable {
  static var kind: String { "solid" }
  var byteCount: Int { 256 + extremes.count * 32 + issues.count * 256 }

  var bytes: [UInt8] {
    var w = ByteWriter()
    w.vectors(properties?.vectors ?? [])
    w.vectors(extremes)
    w.list((try? CanonicalJSON.encode(issues)) ?? [])
    return w.bytes
  }

  init?(bytes: [UInt8]) {
    var r = ByteReader(bytes)
    guard let p = r.vectors(), let e = r.vectors(), let j = r.list(UInt8.self),
      r.isAtEnd
    else { return nil }
    // An empty list needs no parser: that is the way of nearly every solid.
    guard let issues = j == Array("[]".utf8) ? [] : try? CanonicalJSON.decode([SolidIssue].self, from: j) else {
      return nil
    }
    self.init(
      properties: p.isEmpty ? nil : VolumeProperties(vectors: p), extremes: e, issues: issues)
    guard p.isEmpty || properties != nil else { return nil }
  }
}

extension MeshRecord: Cacheable {
  static var kind: String { "mesh" }

  var bytes: [UInt8] {
    var w = ByteWriter()
    w.number(isClosed ? 1 : 0)
    w.vectors(surface.positions)
    w.list(surface.triangles.flatMap { [$0.x, $0.y, $0.z] })
    var index: [Vector3: UInt32] = [:]
    for (i, p) in surface.positions.enumerated() { index[p] = UInt32(i) }
    w.list(mesh.positions.map { index[$0 + Vector3.zero] ?? 0 })
    w.list(mesh.normals.flatMap { [$0.x, $0.y, $0.z] })
    w.list(mesh.indices)
    w.list(mesh.faces)
    return w.bytes
  }

  init?(bytes: [UInt8]) {
    var r = ByteReader(bytes)
    guard let closed = r.values(Int64.self, 1)?.first, let points = r.vectors(), let welded = r.list(UInt32.self),
      let map = r.list(UInt32.self), let n = r.list(Float.self), let indices = r.list(UInt32.self),
      let faces = r.list(UInt32.self), r.isAtEnd, n.count == map.count * 3, welded.count % 3 == 0,
      indices.count == faces.count * 3, welded.allSatisfy({ $0 < points.count }),
      map.allSatisfy({ $0 < points.count }), indices.allSatisfy({ $0 < map.count })
    else { return nil }
    let normals = [SIMD3<Float>](unsafeUninitializedCapacity: map.count) { buffer, count in
      for i in 0..<map.count { buffer.initializeElement(at: i, to: SIMD3(n[3 * i], n[3 * i + 1], n[3 * i + 2])) }
      count = map.count
    }
    let triangles = [SIMD3<UInt32>](unsafeUninitializedCapacity: welded.count / 3) { buffer, count in
      for i in 0..<(welded.count / 3) {
        buffer.initializeElement(at: i, to: SIMD3(welded[3 * i], welded[3 * i + 1], welded[3 * i + 2]))
      }
      count = welded.count / 3
    }
    self.init(
      mesh: TriangleMesh(positions: map.map { points[Int($0)] }, normals: normals, indices: indices, faces: faces),
      surface: WeldedMesh(positions: points, triangles: triangles), isClosed: closed == 1)
  }
}
