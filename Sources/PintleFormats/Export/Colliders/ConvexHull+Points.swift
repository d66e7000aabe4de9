internal import CQhull
internal import Glibc
internal import PintleDocument

extension ConvexHull {
  /// The convex hull of points (qhull: Barber, Dobkin and Huhdanpaa 1996); nil where they span no volume or are not
  /// finite.
  init?(of points: [Vector3]) {
    guard points.count >= 4, points.allSatisfy({ $0.isFinite && max(abs($0.x), abs($0.y), abs($0.z)) < 1e6 }) else {
      return nil
    }
    // About their middle: what is far from the origin keeps its digits.
    let middle = Bounds(points).centre
    var coordinates: [Double] = []
    coordinates.reserveCapacity(points.count * 3)
    for p in points { coordinates += [p.x - middle.x, p.y - middle.y, p.z - middle.z] }
    var triangles: UnsafeMutablePointer<UInt32>?
    let count = cqhull_hull(coordinates, points.count, &triangles)
    defer { free(triangles) }
    guard count >= 4, let triangles else { return nil }
    var index: [UInt32: Int] = [:]
    var used: [Vector3] = []
    var faces: [[Int]] = []
    for t in 0..<count {
      let loop = (0..<3).map { k -> Int in
        let v = triangles[3 * t + k]
        if let known = index[v] { return known }
        index[v] = used.count
        used.append(points[Int(v)])
        return used.count - 1
      }
      faces.append(loop)
    }
    // Facets that were merged and cut again may look inward.
    let inside = used.reduce(.zero, +) / Double(used.count)
    var area = 0.0
    for (i, loop) in faces.enumerated() {
      let (a, b, c) = (used[loop[0]], used[loop[1]], used[loop[2]])
      let normal = (b - a).cross(c - a)
      if normal.dot(inside - a) > 0 { faces[i] = [loop[0], loop[2], loop[1]] }
      area += normal.length / 2
    }
    self.init(vertices: used, faces: faces)
    // Flat but for rounding: its faces could look anywhere.
    guard planes.count >= 4, 2 * volume > 1e-7 * Bounds(used).diagonal * area else { return nil }
  }

  /// The hull of points that may be flat: a sheet is given `thickness`.
  init?(of points: [Vector3], thickness: Double) {
    if let hull = ConvexHull(of: points) {
      self = hull
      return
    }
    guard let first = points.first, points.allSatisfy(\.isFinite) else { return nil }
    // The plane of the largest triangle from the first point to the farthest to the one farthest from their line.
    let far = points.max { ($0 - first).lengthSquared < ($1 - first).lengthSquared } ?? first
    let along = (far - first).normalized ?? .right
    let off = points.max { (($0 - first).cross(along)).length < (($1 - first).cross(along)).length } ?? first
    let normal = along.cross(off - first).normalized ?? along.anyPerpendicular
    let side = normal.cross(along)
    // A sheet becomes a plate, a line or a point a thin bar.
    let isLine = (off - first).cross(along).length < thickness
    var thick: [Vector3] = []
    for p in points {
      for s in [-0.5, 0.5] {
        for t in isLine ? [-0.5, 0.5] : [0] {
          thick.append(p + normal * (s * thickness) + side * (t * thickness))
          if isLine { thick.append(thick[thick.count - 1] + along * (thickness * s)) }
        }
      }
    }
    guard let hull = ConvexHull(of: thick) else { return nil }
    self = hull
  }

  /// The hull of some of the vertices, at most `limit`, such that none of the others sticks out by more than `tolerance`
  /// where that can be: engines take at most 255, and fewer are faster.
  func simplified(to limit: Int, tolerance: Double) -> ConvexHull {
    guard vertices.count > 24 else { return self }
    var chosen = Self.extremes(of: vertices, 14)
    var left = vertices.filter { !chosen.contains($0) }
    var best = self
    while chosen.count <= limit {
      guard let hull = ConvexHull(of: chosen) else { return self }
      best = hull
      // Beyond every face the vertex that sticks out most.
      var farthest: [Int: (index: Int, reach: Double)] = [:]
      // What lies within once stays within.
      var outside: [Vector3] = []
      for v in left {
        var (face, reach) = (0, -Double.infinity)
        for (i, plane) in hull.planes.enumerated() {
          let d = plane.normal.dot(v) - plane.offset
          if d > reach { (face, reach) = (i, d) }
        }
        guard reach > tolerance else { continue }
        if reach > farthest[face]?.reach ?? 0 { farthest[face] = (outside.count, reach) }
        outside.append(v)
      }
      let next = farthest.sorted { ($1.value.reach, $0.key) < ($0.value.reach, $1.key) }.map(\.value.index)
        .prefix(limit - chosen.count)
      if next.isEmpty { break }
      chosen += next.map { outside[$0] }
      let taken = Set(next)
      left = outside.indices.filter { !taken.contains($0) }.map { outside[$0] }
    }
    return best.vertices.count < vertices.count ? best : self
  }

  /// Of many points those that reach farthest in `count` directions.
  static func extremes(of points: [Vector3], _ count: Int) -> [Vector3] {
    var chosen: Set<Int> = []
    var out: [Vector3] = []
    for d in SphereDirections.points(count - 6) + [
      [1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1],
    ] {
      var best = (index: 0, reach: -Double.infinity)
      for (i, p) in points.enumerated() {
        let reach = p.dot(d)
        if reach > best.reach { best = (i, reach) }
      }
      if !points.isEmpty, chosen.insert(best.index).inserted { out.append(points[best.index]) }
    }
    return out
  }
}
