internal import PintleDocument
internal import PintleModel

/// An approximate convex decomposition of a surface, closed or not.
///
/// Cells are cut by planes, the cell whose hull holds most that is not solid first, until the hulls exceed the solid by
/// less than `tolerance` or there are `limit` of them. A hull is that of the clipped triangles alone: the extreme points
/// of a solid cut by half-spaces lie on its surface, so the hulls together cover the solid however it is cut, and caps
/// are never made. Volumes do need caps; chains of signed triangles stand for them (each cut edge with a fixed point of
/// the plane), which close the surface exactly without asking how edges join.
/// O(triangles · log pieces) per candidate plane; the cut is chosen among `candidates` per axis by boxes, then by hulls
/// (as Mamou and Ghorbel 2009 and Wei et al. 2022 choose theirs, without voxels and without search trees).
struct ConvexDecomposition {
  private typealias Triangle = (Vector3, Vector3, Vector3)

  private struct Cell {
    var surface: [Triangle]
    /// Signed, for the volume alone.
    var caps: [Triangle]
    var hull: ConvexHull
    /// What of the hull is not solid, m³; of an open surface the hull's volume.
    var excess: Double
  }

  private static let candidates = 7
  /// Of more points only those that reach farthest in this many directions make a hull.
  private static let hullPoints = 20_000
  private static let directions = 256

  private let isClosed: Bool
  private let thickness: Double

  /// Convex pieces that cover the surface; empty where it has no triangles with finite corners.
  static func pieces(of surface: WeldedMesh, isClosed: Bool, limit: Int = 32, tolerance: Double = 0.03) -> [ConvexHull]
  {
    let size = Bounds(surface.positions).diagonal
    guard size.isFinite, size > 0 else { return [] }
    let work = ConvexDecomposition(isClosed: isClosed && surface.volume > 0, thickness: max(1e-4, size * 1e-3))
    let triangles = surface.triangles.map { t -> Triangle in
      (surface.positions[Int(t.x)], surface.positions[Int(t.y)], surface.positions[Int(t.z)])
    }
    guard let whole = work.cell(triangles, []) else { return [] }
    var cells = [whole]
    let volume = work.isClosed ? surface.volume : whole.hull.volume
    while cells.count < limit {
      let total = cells.reduce(0) { $0 + $1.excess }
      guard total > tolerance * volume,
        let worst = cells.indices.max(by: { cells[$0].excess < cells[$1].excess }), cells[worst].excess > 0,
        let (a, b) = work.split(cells[worst])
      else { break }
      if !work.isClosed, a.hull.volume + b.hull.volume > 0.95 * cells[worst].hull.volume, cells.count >= limit / 4 {
        // An open surface has no volume to reach: cutting ends where it no longer pays.
        cells[worst].excess = 0
        continue
      }
      cells[worst] = a
      cells.append(b)
    }
    return cells.map(\.hull)
  }

  private func cell(_ surface: [Triangle], _ caps: [Triangle]) -> Cell? {
    var points: [Vector3] = []
    var known: Set<Vector3> = []
    for t in surface {
      for p in [t.0, t.1, t.2] where known.insert(p).inserted { points.append(p) }
    }
    if points.count > Self.hullPoints { points = ConvexHull.extremes(of: points, Self.directions) }
    guard let hull = ConvexHull(of: points, thickness: thickness) else { return nil }
    guard isClosed else { return Cell(surface: surface, caps: [], hull: hull, excess: hull.volume) }
    let volume = Self.volume(surface, about: hull.vertices[0]) + Self.volume(caps, about: hull.vertices[0])
    return Cell(surface: surface, caps: caps, hull: hull, excess: max(0, hull.volume - max(0, volume)))
  }

  private static func volume(_ triangles: [Triangle], about o: Vector3) -> Double {
    triangles.reduce(0) { $0 + ($1.0 - o).dot(($1.1 - o).cross($1.2 - o)) } / 6
  }

  private func split(_ cell: Cell) -> (Cell, Cell)? {
    let box = cell.hull.bounds
    var planes: [(axis: Int, offset: Double, cost: Double)] = []
    for axis in 0..<3 {
      let (low, high) = (box.lower[axis], box.upper[axis])
      let margin = 1e-3 * (high - low) + 1e-9
      guard high - low > 4 * margin else { continue }
      for offset in Self.offsets(cell.surface, axis, low + margin, high - margin) {
        planes.append((axis, offset, Self.boxCost(cell.surface, axis, offset, box)))
      }
    }
    // Of the three that leave the smallest boxes, the one with the smallest hulls; even halves where all are alike.
    var best: (Cell, Cell)?
    var least = Double.infinity
    for plane in planes.sorted(by: { ($0.cost, $0.axis, $0.offset) < ($1.cost, $1.axis, $1.offset) }).prefix(3) {
      let (below, above) = Self.cut(cell.surface, plane.axis, plane.offset)
      let edges = isClosed ? Self.rim(cell.surface + cell.caps, plane.axis, plane.offset) : []
      let (capsBelow, capsAbove) = Self.cut(cell.caps, plane.axis, plane.offset)
      // The rim runs with the part below: its cap closes it, looking up; the other one's looks down.
      let fan = edges.map { (edges[0].0, $0.1, $0.0) }
      guard let a = self.cell(below, capsBelow + fan),
        let b = self.cell(above, capsAbove + fan.map { ($0.0, $0.2, $0.1) })
      else { continue }
      let cost = a.hull.volume + b.hull.volume
      if cost < least * (1 - 1e-6) {
        least = cost
        best = (a, b)
      }
    }
    return best
  }

  /// Where the surface has corners, evenly spread, and the middle.
  private static func offsets(_ surface: [Triangle], _ axis: Int, _ low: Double, _ high: Double) -> [Double] {
    var values: Set<Double> = [(low + high) / 2]
    for t in surface {
      for p in [t.0, t.1, t.2] where p[axis] > low && p[axis] < high { values.insert(p[axis]) }
    }
    let sorted = values.sorted()
    guard sorted.count > candidates else { return sorted }
    var chosen = (0..<candidates).map { sorted[(2 * $0 + 1) * sorted.count / (2 * candidates)] }
    chosen.append((low + high) / 2)
    return chosen
  }

  /// The volume of the boxes around both sides, and a little for uneven halves.
  private static func boxCost(_ surface: [Triangle], _ axis: Int, _ offset: Double, _ box: Bounds) -> Double {
    var below = Bounds.empty
    var above = Bounds.empty
    for t in surface {
      for (p, q) in [(t.0, t.1), (t.1, t.2), (t.2, t.0)] {
        if p[axis] <= offset { below.insert(p) }
        if p[axis] >= offset { above.insert(p) }
        if (p[axis] < offset) != (q[axis] < offset), p[axis] != q[axis] {
          let x = p + (q - p) * ((offset - p[axis]) / (q[axis] - p[axis]))
          below.insert(x)
          above.insert(x)
        }
      }
    }
    func volume(_ b: Bounds) -> Double { b.size.x * b.size.y * b.size.z }
    let share = (offset - box.lower[axis]) / max(1e-12, box.upper[axis] - box.lower[axis])
    return volume(below) + volume(above) + 0.02 * volume(box) * abs(share - 0.5)
      - 1e-3 * volume(box) * box.size[axis] / max(1e-12, box.diagonal)
  }

  /// Triangles on either side of the plane across an axis; those that cross it are cut.
  private static func cut(_ triangles: [Triangle], _ axis: Int, _ offset: Double) -> ([Triangle], [Triangle]) {
    var below: [Triangle] = []
    var above: [Triangle] = []
    for t in triangles {
      let s = (t.0[axis] - offset, t.1[axis] - offset, t.2[axis] - offset)
      if max(s.0, s.1, s.2) <= 0 {
        below.append(t)
      } else if min(s.0, s.1, s.2) >= 0 {
        above.append(t)
      } else {
        fan(clip(t, s, axis, offset, keepsBelow: true), into: &below)
        fan(clip(t, s, axis, offset, keepsBelow: false), into: &above)
      }
    }
    return (below, above)
  }

  private static func fan(_ polygon: [Vector3], into list: inout [Triangle]) {
    guard polygon.count >= 3 else { return }
    for i in 1..<(polygon.count - 1) { list.append((polygon[0], polygon[i], polygon[i + 1])) }
  }

  private static func clip(
    _ t: Triangle, _ s: (Double, Double, Double), _ axis: Int, _ offset: Double, keepsBelow: Bool
  ) -> [Vector3] {
    let corners = [(t.0, s.0), (t.1, s.1), (t.2, s.2)]
    var out: [Vector3] = []
    for i in 0..<3 {
      let (p, a) = corners[i]
      let (q, b) = corners[(i + 1) % 3]
      if keepsBelow ? a <= 0 : a >= 0 { out.append(p) }
      if (a < 0 && b > 0) || (a > 0 && b < 0) { out.append(crossing(p, a, q, b, axis, offset)) }
    }
    return out
  }

  /// The same point from both ends of an edge.
  private static func crossing(
    _ p: Vector3, _ a: Double, _ q: Vector3, _ b: Double, _ axis: Int, _ offset: Double
  ) -> Vector3 {
    var x = a < b ? p + (q - p) * (a / (a - b)) : q + (p - q) * (b / (b - a))
    x[axis] = offset
    return x
  }

  /// The edges on the plane of what lies below it, as they run there.
  private static func rim(_ triangles: [Triangle], _ axis: Int, _ offset: Double) -> [(Vector3, Vector3)] {
    var edges: [(Vector3, Vector3)] = []
    for t in triangles {
      let s = (t.0[axis] - offset, t.1[axis] - offset, t.2[axis] - offset)
      // As `cut` sorts them: all of a triangle that lies below, or the polygon that is cut off.
      guard min(s.0, s.1, s.2) < 0 else { continue }
      let polygon = max(s.0, s.1, s.2) <= 0 ? [t.0, t.1, t.2] : clip(t, s, axis, offset, keepsBelow: true)
      for i in polygon.indices {
        let (p, q) = (polygon[i], polygon[(i + 1) % polygon.count])
        if p[axis] == offset, q[axis] == offset { edges.append((p, q)) }
      }
    }
    return edges
  }
}
