/// The convex area that a standing body rests on: the hull of its lowest points, seen from above.
public struct SupportPolygon: Sendable {
  /// Counter-clockwise, without points on straight lines (monotone chain: Andrew 1979, O(n log n)).
  public let corners: [SIMD2<Double>]

  public init(_ points: [SIMD2<Double>]) {
    let sorted = points.filter { $0.x.isFinite && $0.y.isFinite }.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    func half(_ points: some Sequence<SIMD2<Double>>) -> [SIMD2<Double>] {
      var chain: [SIMD2<Double>] = []
      for p in points {
        while chain.count >= 2, Self.turn(chain[chain.count - 2], chain[chain.count - 1], p) <= 0 { chain.removeLast() }
        chain.append(p)
      }
      return chain.dropLast()
    }
    let hull = half(sorted) + half(sorted.reversed())
    corners = hull.isEmpty ? Array(sorted.prefix(1)) : hull
  }

  /// Twice the area of the triangle, positive for a left turn.
  private static func turn(_ a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>) -> Double {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }

  /// How far inside a point lies: the distance to the nearest edge; negative outside. −∞ without any support.
  public func margin(_ p: SIMD2<Double>) -> Double {
    guard let first = corners.first else { return -.infinity }
    guard corners.count >= 3 else { return -Self.distance(p, first, corners[corners.count - 1]) }
    var isInside = true
    var nearest = Double.infinity
    for (i, a) in corners.enumerated() {
      let b = corners[(i + 1) % corners.count]
      if Self.turn(a, b, p) < 0 { isInside = false }
      nearest = min(nearest, Self.distance(p, a, b))
    }
    return isInside ? nearest : -nearest
  }

  /// The nearest point of the area's edge; nil without any support.
  func nearest(_ p: SIMD2<Double>) -> SIMD2<Double>? {
    corners.indices.map { Self.foot(p, corners[$0], corners[($0 + 1) % corners.count]) }
      .min { (($0 - p) * ($0 - p)).sum() < (($1 - p) * ($1 - p)).sum() }
  }

  /// From a point to a segment.
  private static func distance(_ p: SIMD2<Double>, _ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Double {
    let r = p - foot(p, a, b)
    return (r * r).sum().squareRoot()
  }

  /// The point of a segment that is nearest.
  private static func foot(_ p: SIMD2<Double>, _ a: SIMD2<Double>, _ b: SIMD2<Double>) -> SIMD2<Double> {
    let d = b - a
    let l = (d * d).sum()
    return a + d * (l > 0 ? min(1, max(0, ((p - a) * d).sum() / l)) : 0)
  }
}
