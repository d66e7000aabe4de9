internal import PintleDocument
internal import PintleModel

/// How far a mesh can move along a direction until it touches others.
///
/// Seen along the direction, contact happens between a leading triangle of the mover (its normal looks ahead) and an
/// opposing triangle of the support, at some point of the overlap of their shadows. Over that overlap (a convex
/// polygon) the distance is linear, so its least value lies at a corner: clipping one triangle by the other gives
/// vertex–face and edge–edge contact at once, exactly. Pairs are found by a grid over the shadows: O(n + pairs).
struct DirectionalDistance {
  private let frame: RigidTransform

  /// `toward`: a unit vector.
  init(_ toward: Vector3) { frame = RigidTransform(origin: .zero, z: toward).inverse }

  private struct Shadow {
    /// Across the direction, and height along it.
    var a, b, c: Vector3
    var lower, upper: Point2
    init(_ a: Vector3, _ b: Vector3, _ c: Vector3) {
      (self.a, self.b, self.c) = (a, b, c)
      lower = [min(a.x, b.x, c.x), min(a.y, b.y, c.y)]
      upper = [max(a.x, b.x, c.x), max(a.y, b.y, c.y)]
    }
    /// Height over a point of the plane.
    func height(_ p: Point2) -> Double {
      let n = (b - a).cross(c - a)
      return a.z - (n.x * (p.x - a.x) + n.y * (p.y - a.y)) / n.z
    }
  }

  /// Metres along the direction until first contact; negative where the mover is drawn into its support and has to go
  /// back; nil where it never touches.
  func shift(of mover: ModelShape, onto supports: [ModelShape]) -> Double? {
    let (leading, trailing) = shadows(mover)
    let opposing = supports.flatMap { shadows($0).trailing }
    guard !leading.isEmpty, !opposing.isEmpty else { return nil }
    let pairs = gaps(leading, opposing)
    guard !pairs.isEmpty else { return nil }
    let backs = ShadowGrid(trailing.map { ($0.lower, $0.upper) })
    var shift = 0.0
    // Drawn into a support: back out by the deepest overlap, until nothing overlaps any more.
    for _ in 0..<16 {
      var deepest = 0.0
      for pair in pairs where pair.least - shift < -1e-9 && pair.least - shift < deepest {
        // The opposing surface must lie inside the mover, between this leading surface and the one behind it.
        let sunk = shift - pair.atCentre
        guard sunk > 0 || pair.least - shift > -1e-6 else { continue }
        let thickness = thickness(behind: pair, trailing, backs)
        if sunk < thickness { deepest = pair.least - shift }
      }
      if deepest == 0 { break }
      shift += deepest
    }
    if shift < 0 { return shift }
    return pairs.lazy.map(\.least).filter { $0 >= -1e-9 }.min().map { max(0, $0) }
  }

  private struct Gap {
    var least: Double
    var centre: Point2
    var atCentre: Double
    var leadingHeight: Double
  }

  private func shadows(_ shape: ModelShape) -> (leading: [Shadow], trailing: [Shadow]) {
    let x = frame * shape.X_AS
    let surface = shape.solid.surface
    let points = surface.positions.map(x.apply)
    var leading: [Shadow] = []
    var trailing: [Shadow] = []
    for t in surface.triangles {
      let (a, b, c) = (points[Int(t.x)], points[Int(t.y)], points[Int(t.z)])
      let n = (b - a).cross(c - a)
      // Walls along the direction have no shadow.
      if abs(n.z) <= 1e-9 * n.length { continue }
      if n.z > 0 { leading.append(Shadow(a, b, c)) } else { trailing.append(Shadow(a, c, b)) }
    }
    return (leading, trailing)
  }

  private func gaps(_ leading: [Shadow], _ opposing: [Shadow]) -> [Gap] {
    let grid = ShadowGrid(opposing.map { ($0.lower, $0.upper) })
    var list: [Gap] = []
    for a in leading {
      grid.visit(a.lower, a.upper) { k in
        let b = opposing[k]
        let polygon = clip([a.a.flat, a.b.flat, a.c.flat], by: [b.a.flat, b.b.flat, b.c.flat])
        guard polygon.count >= 3, area(polygon) > 1e-14 else { return }
        let least = polygon.lazy.map { b.height($0) - a.height($0) }.min() ?? 0
        let centre = polygon.reduce(.zero, +) / Double(polygon.count)
        let height = a.height(centre)
        list.append(Gap(least: least, centre: centre, atCentre: b.height(centre) - height, leadingHeight: height))
      }
    }
    return list
  }

  /// How deep the mover is over a point, behind its leading surface there.
  private func thickness(behind gap: Gap, _ trailing: [Shadow], _ grid: ShadowGrid) -> Double {
    var best = Double.infinity
    grid.visit(gap.centre, gap.centre) { k in
      let t = trailing[k]
      guard clip([gap.centre, gap.centre, gap.centre], by: [t.a.flat, t.b.flat, t.c.flat]).count >= 3 else { return }
      let depth = gap.leadingHeight - t.height(gap.centre)
      if depth > -1e-9 { best = min(best, depth) }
    }
    return best
  }

  private func area(_ polygon: [Point2]) -> Double {
    var sum = 0.0
    for i in polygon.indices {
      let p = polygon[i] - polygon[0]
      let q = polygon[(i + 1) % polygon.count] - polygon[0]
      sum += p.x * q.y - p.y * q.x
    }
    return sum / 2
  }

  /// A convex polygon inside a counter-clockwise triangle (Sutherland and Hodgman 1974).
  private func clip(_ polygon: [Point2], by triangle: [Point2]) -> [Point2] {
    var polygon = polygon
    for i in 0..<3 {
      let origin = triangle[i]
      let edge = triangle[(i + 1) % 3] - origin
      func side(_ p: Point2) -> Double { edge.x * (p.y - origin.y) - edge.y * (p.x - origin.x) }
      var kept: [Point2] = []
      for k in polygon.indices {
        let p = polygon[k]
        let q = polygon[(k + 1) % polygon.count]
        let (s, t) = (side(p), side(q))
        if s >= 0 { kept.append(p) }
        if (s >= 0) != (t >= 0) { kept.append(p + (q - p) * (s / (s - t))) }
      }
      polygon = kept
      if polygon.isEmpty { return [] }
    }
    return polygon
  }
}

/// Boxes in the plane by the cells they lie in; each is visited once per query.
struct ShadowGrid {
  private var cells: [[Int]]
  private let boxes: [(lower: Point2, upper: Point2)]
  private let origin: Point2
  private let step: Point2
  private let side: Int

  init(_ boxes: [(lower: Point2, upper: Point2)]) {
    self.boxes = boxes
    side = max(1, min(128, Int(Double(boxes.count).squareRoot())))
    let lower = boxes.reduce(Point2(repeating: .infinity)) { pointwiseMin($0, $1.lower) }
    let upper = boxes.reduce(Point2(repeating: -.infinity)) { pointwiseMax($0, $1.upper) }
    origin = boxes.isEmpty ? .zero : lower
    step = boxes.isEmpty ? [1, 1] : pointwiseMax((upper - lower) / Double(side), Point2(repeating: 1e-9))
    cells = Array(repeating: [], count: side * side)
    for (i, box) in boxes.enumerated() {
      let (a, b) = (cell(box.lower), cell(box.upper))
      for y in a.1...b.1 { for x in a.0...b.0 { cells[y * side + x].append(i) } }
    }
  }

  private func cell(_ p: Point2) -> (Int, Int) {
    let q = (p - origin) / step
    func clamp(_ v: Double) -> Int { Int(min(Double(side - 1), max(0, v.rounded(.down)))) }
    return (clamp(q.x), clamp(q.y))
  }

  func visit(_ lower: Point2, _ upper: Point2, _ body: (Int) -> Void) {
    let (a, b) = (cell(lower), cell(upper))
    for y in a.1...b.1 {
      for x in a.0...b.0 {
        for i in cells[y * side + x] {
          let box = boxes[i]
          guard box.lower.x <= upper.x, box.upper.x >= lower.x, box.lower.y <= upper.y, box.upper.y >= lower.y else {
            continue
          }
          // A box in several cells is met in the first one that it shares with the query.
          let first = cell(box.lower)
          guard max(first.0, a.0) == x, max(first.1, a.1) == y else { continue }
          body(i)
        }
      }
    }
  }
}

extension Vector3 {
  fileprivate var flat: Point2 { [x, y] }
}
