internal import COpenCascade
internal import PintleDocument

typealias Point2 = SIMD2<Double>

/// One closed curve in the plane, metres.
enum Contour {
  case ellipse(centre: Point2, radii: Point2)
  case spline([Point2])
  case path([Piece])

  /// From where the last piece ended (the last of all, for the first) to `end`.
  struct Piece {
    enum Kind {
      case line
      /// Over a point on the arc.
      case arc(over: Point2)
      case quadratic(Point2)
      case cubic(Point2, Point2)
    }
    var start: Point2
    var kind: Kind
    var end: Point2
  }

  var segments: [OccSegment] {
    func segment(_ kind: Int, _ p: Point2..., from: Point2) -> OccSegment {
      func at(_ i: Int) -> (Double, Double) { i < p.count ? (p[i].x, p[i].y) : (0, 0) }
      return OccSegment(kind: Int32(kind), p0: (from.x, from.y), p1: at(0), p2: at(1), p3: at(2))
    }
    switch self {
    case .ellipse(let c, let r): return [segment(OCC_ELLIPSE, r, from: c)]
    case .spline(let points): return points.map { segment(OCC_SPLINE, from: $0) }
    case .path(let pieces):
      return pieces.map { piece in
        switch piece.kind {
        case .line: segment(OCC_LINE, piece.end, from: piece.start)
        case .arc(let over): segment(OCC_ARC, piece.end, over, from: piece.start)
        case .quadratic(let c): segment(OCC_QUADRATIC, piece.end, c, from: piece.start)
        case .cubic(let c, let d): segment(OCC_CUBIC, piece.end, c, d, from: piece.start)
        }
      }
    }
  }
}

extension Brep {
  /// The face inside the first contour and outside the others. Throws `KernelError` where a contour crosses itself.
  static func face(_ contours: [Contour]) throws -> Brep {
    let segments = contours.map(\.segments)
    let lengths = segments.map(\.count)
    return try .make { occ_face(segments.flatMap { $0 }, lengths, lengths.count, $0) }
  }
}

extension Contour {
  /// The closed polygon with every corner rounded by `radius`. Throws the largest radius that fits where it does not.
  struct RadiusLimit: Error { var largest: Double }

  static func polygon(_ points: [Point2], radius: Double) throws(RadiusLimit) -> Contour {
    let n = points.count
    // Per corner: how far the rounding reaches along both edges, per metre of radius: tan(turn / 2).
    let reach = points.indices.map { i -> Double in
      let a = (points[i] - points[(i + n - 1) % n]).unit
      let b = (points[(i + 1) % n] - points[i]).unit
      let cosine = (a * b).sum()
      let sine = abs(a.x * b.y - a.y * b.x)
      return sine < 1e-9 && cosine > 0 ? 0 : sine / max(1e-12, 1 + cosine)
    }
    var largest = Double.infinity
    for i in points.indices {
      let j = (i + 1) % n
      if reach[i] + reach[j] > 0 { largest = min(largest, (points[j] - points[i]).norm / (reach[i] + reach[j])) }
    }
    guard radius <= largest * (1 + 1e-9) else { throw RadiusLimit(largest: largest) }
    var pieces: [Piece] = []
    var last: Point2?
    var corners: [(enter: Point2, over: Point2, leave: Point2, round: Bool)] = []
    for i in points.indices {
      let p = points[i]
      let a = (p - points[(i + n - 1) % n]).unit
      let b = (points[(i + 1) % n] - p).unit
      let t = radius * reach[i]
      guard t > 0 else {
        corners.append((p, p, p, false))
        continue
      }
      // The arc's middle lies on the bisector, (1/cos(turn/2) − 1) radii from the corner.
      let inward = (b - a).unit
      let depth = radius * ((1 + reach[i] * reach[i]).squareRoot() - 1)
      corners.append((p - a * t, p + inward * depth, p + b * t, true))
    }
    last = corners[n - 1].leave
    for corner in corners {
      if let from = last, (corner.enter - from).norm > 1e-9 {
        pieces.append(Piece(start: from, kind: .line, end: corner.enter))
      }
      let from = pieces.last?.end ?? last ?? corner.enter
      if corner.round {
        pieces.append(Piece(start: from, kind: .arc(over: corner.over), end: corner.leave))
      }
      last = pieces.last?.end ?? corner.leave
    }
    // Where rounding eats a whole edge, neighbours must meet in one point, not in two that differ by rounding.
    for i in pieces.indices { pieces[i].end = pieces[(i + 1) % pieces.count].start }
    return .path(pieces)
  }

  static func rectangle(_ width: Double, _ height: Double, radius: Double) throws(RadiusLimit) -> Contour {
    let w = width / 2
    let h = height / 2
    return try polygon([[-w, -h], [w, -h], [w, h], [-w, h]], radius: radius)
  }
}

extension SIMD2 where Scalar == Double {
  var norm: Double { (self * self).sum().squareRoot() }
  /// Zero where there is no direction.
  var unit: Self { norm > 1e-300 ? self / norm : .zero }
  var isFinite: Bool { x.isFinite && y.isFinite }
}
