import PintleDocument
import PintleModel

/// Fills the contour that a plane leaves in a closed surface, as triangles that face along the plane's normal.
///
/// A sweep over the ends of the edges: between two ends that follow each other the edges do not cross, and the winding
/// number says where there is material; trapezoids between the same two edges are joined. Contours may have holes, may
/// be nested and may come in pieces. O(n log n + n · edges side by side).
struct ContourFill {
  private(set) var mesh = TriangleMesh()

  private struct Edge {
    /// The lower and the upper end: across, along.
    var low: SIMD2<Double>
    var high: SIMD2<Double>
    /// +1 where the edge was directed upward.
    var winding: Int

    func across(at v: Double) -> Double {
      v <= low.y ? low.x : v >= high.y ? high.x : low.x + (high.x - low.x) * ((v - low.y) / (high.y - low.y))
    }
  }

  init(_ contour: [(from: Vector3, to: Vector3)], _ plane: CutPlane) {
    let u = plane.normal.anyPerpendicular
    let w = plane.normal.cross(u)
    func flat(_ p: Vector3) -> SIMD2<Double> { [p.dot(u), p.dot(w)] }
    var edges: [Edge] = contour.compactMap {
      let (a, b) = (flat($0.from), flat($0.to))
      if a.y == b.y { return nil }
      return a.y < b.y ? Edge(low: a, high: b, winding: 1) : Edge(low: b, high: a, winding: -1)
    }
    guard !edges.isEmpty else { return }
    edges.sort { ($0.low.y, $0.low.x) < ($1.low.y, $1.low.x) }
    let levels = Array(Set(edges.flatMap { [$0.low.y, $0.high.y] })).sorted()

    var made = TriangleMesh()
    let normal = SIMD3(Float(plane.normal.x), Float(plane.normal.y), Float(plane.normal.z))
    func point(_ x: Double, _ y: Double) -> UInt32 {
      made.positions.append(u * x + w * y + plane.normal * plane.offset)
      made.normals.append(normal)
      return UInt32(made.positions.count - 1)
    }
    func close(_ left: Int, _ right: Int, _ from: Double, _ to: Double) {
      let a = point(edges[left].across(at: from), from)
      let b = point(edges[right].across(at: from), from)
      let c = point(edges[right].across(at: to), to)
      let d = point(edges[left].across(at: to), to)
      made.indices += [a, b, c, a, c, d]
      made.faces += [0, 0]
    }

    struct Pair: Hashable { var left: Int, right: Int }
    var open: [Pair: Double] = [:]
    var active: [Int] = []
    var next = 0
    for (level, above) in zip(levels, levels.dropFirst()) {
      active.removeAll { edges[$0].high.y <= level }
      while next < edges.count, edges[next].low.y <= level {
        active.append(next)
        next += 1
      }
      let middle = (level + above) / 2
      let order = active.map { (edges[$0].across(at: middle), $0) }.sorted { $0 < $1 }
      var winding = 0
      var start = -1
      var pairs: Set<Pair> = []
      for (_, e) in order {
        let before = winding
        winding += edges[e].winding
        if before == 0, winding != 0 {
          start = e
        } else if before != 0, winding == 0 {
          pairs.insert(Pair(left: start, right: e))
        }
      }
      for (pair, from) in open.sorted(by: { ($0.key.left, $0.key.right) < ($1.key.left, $1.key.right) })
      where !pairs.contains(pair) {
        close(pair.left, pair.right, from, level)
        open[pair] = nil
      }
      for pair in pairs where open[pair] == nil { open[pair] = level }
    }
    for (pair, from) in open.sorted(by: { ($0.key.left, $0.key.right) < ($1.key.left, $1.key.right) }) {
      close(pair.left, pair.right, from, min(edges[pair.left].high.y, edges[pair.right].high.y))
    }
    mesh = made
  }
}
