internal import PintleDocument

extension ProfileNode {
  /// How far the area reaches along a direction in its plane (of any length), from its origin.
  ///
  /// Rounded corners of polygons count as sharp; a text counts as the box of its letters.
  func support(_ d: SIMD2<Double>) -> Double {
    let length = (d * d).sum().squareRoot()
    switch self {
    case .rectangle(let w, let h, let r):
      return abs(d.x) * (w / 2 - r) + abs(d.y) * (h / 2 - r) + r * length
    case .circle(let r):
      return r * length
    case .ellipse(let a, let b):
      return (a * a * d.x * d.x + b * b * d.y * d.y).squareRoot()
    case .slot(let l, let w):
      return abs(d.x) * max(0, l - w) / 2 + w / 2 * length
    case .polygon(let points, _):
      return points.map { ($0 * d).sum() }.max() ?? 0
    case .spline(let points):
      return closedSpline(through: points).map { ($0 * d).sum() }.max() ?? 0
    case .text(let string, let size):
      return LetterMetrics.support(string, size, d)
    case .union(let of):
      return of.map { $0.support(d) }.max() ?? 0
    case .difference(let from, _):
      return from.support(d)
    case .intersection(let of):
      return of.map { $0.support(d) }.min() ?? 0
    case .placed(let offset, let angle, let profile):
      let (s, c) = exactSineCosine(angle)
      return profile.support([c * d.x + s * d.y, c * d.y - s * d.x]) + (offset * d).sum()
    case .offset(let by, let profile):
      return profile.support(d) + by * (abs(d.x) + abs(d.y))
    }
  }
}
