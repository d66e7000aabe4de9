internal import PintleDocument
public import PintleModel

/// Everything that must be true of a solid's mesh, in one predicate: cheating it is harder than being right.
///
/// Closed and consistently oriented along every edge; as many components and as much Euler characteristic
/// (V − E + F, 2 per sphere, 0 per torus) as expected; outward; no sliver that has no area; normals of unit length on
/// the side their triangle looks to; faces numbered without gaps; the volume the exact one within what deflection
/// explains. Returns what is wrong, empty where nothing is.
public func meshFaults(
  _ mesh: TriangleMesh, volume: Double, deflection: Double, components: Int = 1, eulerCharacteristic: Int? = nil
) -> [String] {
  var faults: [String] = []
  guard mesh.normals.count == mesh.positions.count else { return ["\(mesh.normals.count) normals"] }
  guard mesh.faces.count * 3 == mesh.indices.count else { return ["\(mesh.faces.count) face numbers"] }
  guard mesh.indices.allSatisfy({ $0 < mesh.positions.count }) else { return ["an index out of range"] }
  if !mesh.positions.allSatisfy(\.isFinite) { faults.append("a position that is not finite") }

  let surface = mesh.welded
  if surface.triangles.count != mesh.triangleCount {
    faults.append("\(mesh.triangleCount - surface.triangles.count) collapsed triangles")
  }
  if !surface.isClosed { faults.append("not closed") }
  let found = surface.componentCount
  if found != components { faults.append("\(found) components, not \(components)") }
  if let eulerCharacteristic, surface.eulerCharacteristic != eulerCharacteristic {
    faults.append("Euler characteristic \(surface.eulerCharacteristic), not \(eulerCharacteristic)")
  }
  if Set(mesh.faces) != Set(0..<UInt32(Set(mesh.faces).count)) { faults.append("face numbers with gaps") }

  var area = 0.0
  var wrongNormals = 0
  for t in 0..<mesh.triangleCount {
    let corners = (0..<3).map { Int(mesh.indices[3 * t + $0]) }
    let (a, b, c) = (mesh.positions[corners[0]], mesh.positions[corners[1]], mesh.positions[corners[2]])
    let cross = (b - a).cross(c - a)
    area += cross.length / 2
    guard let n = cross.normalized else {
      faults.append("triangle \(t) has no area")
      continue
    }
    for corner in corners {
      let m = mesh.normals[corner]
      let normal = Vector3(Double(m.x), Double(m.y), Double(m.z))
      // A sliver's own normal is all rounding; wide ones lie within the angle between neighbours.
      let isSliver = cross.length < 1e-3 * max((b - a).lengthSquared, (c - a).lengthSquared, (c - b).lengthSquared)
      if abs(normal.length - 1) > 1e-5 || (!isSliver && normal.dot(n) < 0.5) { wrongNormals += 1 }
    }
  }
  if wrongNormals > 0 { faults.append("\(wrongNormals) normals that disagree with their triangle") }
  let difference = abs(surface.volume - volume)
  if !(difference <= area * deflection + 1e-12) {
    faults.append("volume \(surface.volume) instead of \(volume)")
  }
  return faults
}

extension WeldedMesh {
  /// V − E + F, where every edge has two triangles.
  public var eulerCharacteristic: Int {
    var edges: Set<UInt64> = []
    var used: Set<UInt32> = []
    for t in triangles {
      for (a, b) in [(t.x, t.y), (t.y, t.z), (t.z, t.x)] {
        edges.insert(UInt64(min(a, b)) << 32 | UInt64(max(a, b)))
        used.insert(a)
      }
    }
    return used.count - edges.count + triangles.count
  }

  /// Pieces that share no vertex.
  public var componentCount: Int {
    var parent = Array(positions.indices)
    func root(_ i: Int) -> Int {
      var i = i
      while parent[i] != i {
        parent[i] = parent[parent[i]]
        i = parent[i]
      }
      return i
    }
    for t in triangles {
      parent[root(Int(t.x))] = root(Int(t.y))
      parent[root(Int(t.z))] = root(Int(t.y))
    }
    return Set(triangles.flatMap { [root(Int($0.x))] }).count
  }
}
