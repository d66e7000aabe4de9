internal import PintleDocument

extension ConvexPolygon {
  /// Of a full circle.
  static let circleSides = 24

  /// The convex pieces of an outline. Curves go by points on them, hollow roundings by their chord. nil for what only the
  /// solid kernel knows: text, splines, outlines grown by a distance.
  static func pieces(of profile: ProfileNode, by cut: Cut = .alongEdges, limit: Int) -> [ConvexPolygon]? {
    switch profile {
    case .rectangle(let w, let h, let radius):
      return rounded([[-w / 2, -h / 2], [w / 2, -h / 2], [w / 2, h / 2], [-w / 2, h / 2]], radius, cut)
    case .circle(let r): return r > 0 && r.isFinite ? [circle(radius: r, sides: circleSides)] : nil
    case .ellipse(let x, let y):
      guard x > 0, y > 0, x.isFinite, y.isFinite else { return nil }
      return [ConvexPolygon(circle(radius: 1, sides: circleSides).points.map { $0 * [x, y] })]
    case .slot(let length, let width):
      let (l, w) = (length / 2, width / 2)
      return rounded([[-l, -w], [l, -w], [l, w], [-l, w]], w, cut)
    case .polygon(let points, let radius): return rounded(points, radius, cut)
    case .spline, .text: return nil
    case .union(let of):
      var all: [ConvexPolygon] = []
      for p in of {
        guard let more = pieces(of: p, by: cut, limit: limit), all.count + more.count <= limit else { return nil }
        all += more
      }
      return all
    case .difference(let from, let minus):
      guard var all = pieces(of: from, by: cut, limit: limit) else { return nil }
      for tool in minus {
        // What is not known is not taken away.
        for piece in pieces(of: tool, by: cut, limit: limit) ?? [] {
          let left = all.flatMap { $0.subtracting(piece) }
          if left.count <= limit { all = left }
        }
      }
      return all
    case .intersection(let of):
      guard let first = of.first, var all = pieces(of: first, by: cut, limit: limit) else { return nil }
      for p in of.dropFirst() {
        guard let others = pieces(of: p, by: cut, limit: limit), all.count * others.count <= 16 * limit else {
          return nil
        }
        all = all.flatMap { a in others.compactMap { a.intersection($0) } }
      }
      return all.count <= limit ? all : nil
    case .placed(let offset, let angle, let inner):
      let (s, c) = exactSineCosine(angle)
      guard offset.x.isFinite, offset.y.isFinite, s.isFinite, c.isFinite else { return nil }
      return pieces(of: inner, by: cut, limit: limit)?.map { piece in
        ConvexPolygon(piece.points.map { offset + [c * $0.x - s * $0.y, s * $0.x + c * $0.y] })
      }
    case .offset(let by, let inner):
      switch inner {
      case .circle(let r): return pieces(of: .circle(radius: r + by), by: cut, limit: limit)
      case .rectangle(let w, let h, let r):
        return pieces(
          of: .rectangle(width: w + 2 * by, height: h + 2 * by, radius: r > 0 ? max(0, r + by) : 0), by: cut,
          limit: limit)
      case .slot(let l, let w): return pieces(of: .slot(length: l + 2 * by, width: w + 2 * by), by: cut, limit: limit)
      default: return nil
      }
    }
  }

  /// A polygon with every corner rounded.
  private static func rounded(_ polygon: [Point], _ radius: Double, _ cut: Cut) -> [ConvexPolygon]? {
    guard radius > 0, radius.isFinite else { return pieces(of: polygon, by: cut) }
    let ring = area(polygon) < 0 ? polygon.reversed() : polygon
    let n = ring.count
    guard n >= 3 else { return nil }
    func unit(_ v: Point) -> Point {
      let l = (v * v).sum().squareRoot()
      return l > 0 ? v / l : .zero
    }
    var out: [Point] = []
    for i in ring.indices {
      let p = ring[i]
      let a = unit(p - ring[(i + n - 1) % n])
      let b = unit(ring[(i + 1) % n] - p)
      let (sine, cosine) = (cross(a, b), (a * b).sum())
      guard abs(sine) > 1e-9, cosine > -1 + 1e-9 else {
        out.append(p)
        continue
      }
      let reach = radius * abs(sine) / (1 + cosine)
      let (enter, leave) = (p - a * reach, p + b * reach)
      out.append(enter)
      if sine > 0 {
        let centre = enter + [-a.y * radius, a.x * radius]
        // Points of the arc between its ends, on it.
        for k in 1..<4 {
          let t = Double(k) / 4
          out.append(centre + unit(unit(enter - centre) * (1 - t) + unit(leave - centre) * t) * radius)
        }
      }
      out.append(leave)
    }
    return pieces(of: out, by: cut)
  }
}
