internal import PintleDocument
internal import PintleKinematics

/// A convex area in the plane: its corners, counter-clockwise.
struct ConvexPolygon: Hashable, ExpressibleByArrayLiteral {
  typealias Point = SIMD2<Double>

  var points: [Point]

  init(_ points: [Point]) { self.points = points }
  init(arrayLiteral points: Point...) { self.points = points }

  static func circle(radius: Double, sides: Int) -> ConvexPolygon {
    ConvexPolygon(
      (0..<sides).map { i in
        let (s, c) = exactSineCosine(2 * .pi * Double(i) / Double(sides))
        return [radius * c, radius * s]
      })
  }

  var area: Double { Self.area(points) }

  static func area(_ points: [Point]) -> Double {
    points.indices.reduce(0) { $0 + cross(points[$1], points[($1 + 1) % points.count]) } / 2
  }

  static func cross(_ a: Point, _ b: Point) -> Double { a.x * b.y - a.y * b.x }

  /// Twice the area of a triangle: positive for a left turn.
  static func turn(_ a: Point, _ b: Point, _ c: Point) -> Double { cross(b - a, c - a) }

  /// What lies to the left of the line from `a` to `b`; nil where no area does.
  func clipped(leftOf a: Point, _ b: Point) -> ConvexPolygon? {
    let length = ((b - a) * (b - a)).sum().squareRoot()
    guard length > 1e-12 else { return self }
    let distance = points.map { Self.turn(a, b, $0) / length }
    if distance.allSatisfy({ $0 >= -1e-10 }) { return self }
    if distance.allSatisfy({ $0 <= 1e-10 }) { return nil }
    var out: [Point] = []
    for i in points.indices {
      let j = (i + 1) % points.count
      if distance[i] >= 0 { out.append(points[i]) }
      if (distance[i] > 1e-10 && distance[j] < -1e-10) || (distance[i] < -1e-10 && distance[j] > 1e-10) {
        out.append(points[i] + (points[j] - points[i]) * (distance[i] / (distance[i] - distance[j])))
      }
    }
    let polygon = ConvexPolygon(out)
    return out.count >= 3 && polygon.area > 1e-14 ? polygon : nil
  }

  func intersection(_ other: ConvexPolygon) -> ConvexPolygon? {
    var rest: ConvexPolygon? = self
    for i in other.points.indices {
      rest = rest?.clipped(leftOf: other.points[i], other.points[(i + 1) % other.points.count])
    }
    return rest
  }

  /// What is left outside of another, as convex pieces that do not overlap.
  func subtracting(_ other: ConvexPolygon) -> [ConvexPolygon] {
    guard intersection(other) != nil else { return [self] }
    var pieces: [ConvexPolygon] = []
    var inner = self
    for i in other.points.indices {
      let (a, b) = (other.points[i], other.points[(i + 1) % other.points.count])
      if let outside = inner.clipped(leftOf: b, a) { pieces.append(outside) }
      guard let rest = inner.clipped(leftOf: a, b) else { break }
      inner = rest
    }
    return pieces
  }

  /// Where a polygon is cut at a corner that points inward.
  enum Cut {
    /// Along one of its edges, the shorter way: what has right angles falls into rectangles.
    case alongEdges
    /// Across y: what is turned about y falls into discs.
    case acrossAxis
  }

  /// A simple polygon, in either sense, as convex pieces, at most one more than it has inward corners: each is cut off by
  /// a line into the area (Chazelle and Dobkin 1985). nil where it crosses itself. O(n²).
  static func pieces(of polygon: [Point], by cut: Cut = .alongEdges, limit: Int = 400) -> [ConvexPolygon]? {
    var ring: [Point] = []
    for p in polygon where ring.last.map({ (($0 - p) * ($0 - p)).sum() > 1e-18 }) ?? true { ring.append(p) }
    while ring.count > 1, ((ring[0] - ring[ring.count - 1]) * (ring[0] - ring[ring.count - 1])).sum() <= 1e-18 {
      ring.removeLast()
    }
    guard ring.count >= 3, ring.count <= limit, ring.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { return nil }
    if area(ring) < 0 { ring.reverse() }
    let whole = area(ring)
    var open = [ring]
    var pieces: [ConvexPolygon] = []
    // Each cut takes an inward corner away; rounding may leave a few behind.
    var cutsLeft = 4 * ring.count
    while let next = open.popLast() {
      guard let corner = inwardCorner(next) else {
        let piece = ConvexPolygon(next)
        if piece.area > 1e-14 { pieces.append(piece) }
        continue
      }
      guard cutsLeft > 0, let (a, b) = split(next, at: corner, by: cut) else { return nil }
      cutsLeft -= 1
      open += [a, b]
    }
    return abs(pieces.reduce(0) { $0 + $1.area } - whole) <= 1e-6 * whole ? pieces : nil
  }

  /// Of the corners that point inward the sharpest.
  private static func inwardCorner(_ ring: [Point]) -> Int? {
    let n = ring.count
    let turns = ring.indices.map { turn(ring[($0 + n - 1) % n], ring[$0], ring[($0 + 1) % n]) }
    let size = ring.reduce(0.0) { max($0, abs($1.x), abs($1.y)) }
    guard let i = turns.indices.min(by: { turns[$0] < turns[$1] }), turns[i] < -1e-10 * size * size else { return nil }
    return i
  }

  private static func split(_ ring: [Point], at i: Int, by cut: Cut) -> ([Point], [Point])? {
    let n = ring.count
    let (a, v, b) = (ring[(i + n - 1) % n], ring[i], ring[(i + 1) % n])
    let ways: [Point] = cut == .acrossAxis ? [[1, 0], [-1, 0]] : [v - a, v - b]
    var best: (edge: Int, hit: Point, length: Double)?
    for way in ways {
      // Into the area: not beyond either of the edges that meet here.
      guard cross(v - a, way) >= 0 || cross(b - v, way) >= 0 else { continue }
      guard let hit = hit(ring, from: i, along: way), hit.length < best?.length ?? .infinity else { continue }
      best = hit
    }
    guard let best else { return nil }
    func run(_ from: Int, _ to: Int) -> [Point] {
      var out = [ring[from]]
      var k = from
      while k != to {
        k = (k + 1) % n
        out.append(ring[k])
      }
      return out
    }
    func distinct(_ points: [Point]) -> [Point] {
      var out: [Point] = []
      for p in points where out.last.map({ (($0 - p) * ($0 - p)).sum() > 1e-20 }) ?? true { out.append(p) }
      if let first = out.first, let last = out.last, out.count > 1, ((first - last) * (first - last)).sum() <= 1e-20 {
        out.removeLast()
      }
      return out
    }
    let parts = (
      distinct(run(i, best.edge) + [best.hit]), distinct([best.hit] + run((best.edge + 1) % n, i))
    )
    return parts.0.count >= 3 && parts.1.count >= 3 ? parts : nil
  }

  /// Where a ray from a corner first meets another edge, which starts at corner `edge`.
  private static func hit(
    _ ring: [Point], from i: Int, along way: Point
  ) -> (edge: Int, hit: Point, length: Double)? {
    let n = ring.count
    let v = ring[i]
    let reach = (way * way).sum().squareRoot()
    guard reach > 1e-15 else { return nil }
    let d = way / reach
    var best: (edge: Int, hit: Point, length: Double)?
    for k in ring.indices where k != i && (k + 1) % n != i {
      let (p, q) = (ring[k], ring[(k + 1) % n])
      let (s, t) = (cross(d, p - v), cross(d, q - v))
      guard (s <= 0 && t > 0) || (s > 0 && t <= 0) || (s < 0 && t >= 0) else { continue }
      let x = p + (q - p) * (s / (s - t))
      let length = ((x - v) * d).sum()
      if length > 1e-12, length < best?.length ?? .infinity { best = (k, x, length) }
    }
    return best
  }

  /// Neighbours joined into their convex hull, the ones that gain least area first, while the gain stays below `share` of
  /// the whole or there are more than `limit`.
  static func joined(_ pieces: [ConvexPolygon], limit: Int, share: Double) -> [ConvexPolygon] {
    var pieces = pieces
    let whole = pieces.reduce(0) { $0 + $1.area }
    while pieces.count > 1, pieces.count <= 64 {
      var best: (i: Int, j: Int, hull: ConvexPolygon, gain: Double)?
      for i in pieces.indices {
        for j in pieces.indices where j > i {
          let hull = ConvexPolygon(SupportPolygon(pieces[i].points + pieces[j].points).corners)
          let gain = hull.area - pieces[i].area - pieces[j].area
          if gain < best?.gain ?? .infinity { best = (i, j, hull, gain) }
        }
      }
      guard let best, best.gain < share * whole || pieces.count > limit else { break }
      pieces[best.i] = best.hull
      pieces.remove(at: best.j)
    }
    return pieces
  }
}
