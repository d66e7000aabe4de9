internal import PintleDocument

/// Two boxes in the middle of a cell of inputs, the first one moving: whether they stay apart in all of it.
///
/// As for one input (`PathPair`), with one velocity field for each.
struct CellNodes {
  private let centre: Vector3
  private let half: Vector3
  private let extent: Vector3
  let radius: Double
  private let other: Vector3
  private let otherHalf: Vector3
  let otherRadius: Double

  @inline(__always) init(_ first: Box, _ second: Box, _ X: RigidTransform) {
    let size = (first.upper - first.lower) / 2
    half = Vector3(size.x, size.y, size.z)
    centre = apply(X, first.centre)
    extent = pointwiseMax(X.x, -X.x) * half.x + pointwiseMax(X.y, -X.y) * half.y + pointwiseMax(X.z, -X.z) * half.z
    radius = norm(half)
    other = second.centre
    let span = (second.upper - second.lower) / 2
    otherHalf = Vector3(span.x, span.y, span.z)
    otherRadius = norm(otherHalf)
  }

  /// How far they come nearer at most in the cell; nil where they stay apart, along some axis of either box or in all.
  func reach(_ m: CombinedChain.Moment, isPlane: Bool, slack: Double, tilt: Double) -> Double? {
    let d = centre - other
    let apart = pointwiseMax(pointwiseMax(d, -d) - extent - otherHalf, .zero)
    if isPlane, apart.z > tilt { return nil }
    let offset = centre - m.first
    let distance = radius + (isPlane ? (offset.x * offset.x + offset.y * offset.y).squareRoot() : norm(offset))
    let (far, bend) = (m.far(distance), m.bend(distance))
    var straight = 0.0
    var way = Vector3.zero
    var ownWay = Vector3.zero
    for field in m.fields {
      let velocity = field.straight + cross(field.turn, centre)
      straight += norm(velocity) + norm(field.turn) * radius
      way += Self.way(velocity, field.turn, extent)
      ownWay += Self.way(Self.along(m.X, velocity), Self.along(m.X, field.turn), half)
    }
    let all = min(far, straight + bend)
    let gap = (isPlane ? apart.x * apart.x + apart.y * apart.y : dot(apart, apart)).squareRoot()
    if gap > all + slack { return nil }
    if apart.x > min(far, way.x + bend) + slack || apart.y > min(far, way.y + bend) + slack { return nil }
    if !isPlane, apart.z > min(far, way.z + bend) + slack { return nil }
    let own = Self.along(m.X, d)
    let otherExtent = Vector3(
      dot(pointwiseMax(m.X.x, -m.X.x), otherHalf), dot(pointwiseMax(m.X.y, -m.X.y), otherHalf),
      dot(pointwiseMax(m.X.z, -m.X.z), otherHalf))
    let ownApart = pointwiseMax(own, -own) - half - otherExtent
    if ownApart.x > min(far, ownWay.x + bend) + slack || ownApart.y > min(far, ownWay.y + bend) + slack
      || ownApart.z > min(far, ownWay.z + bend) + slack
    {
      return nil
    }
    return all + slack
  }

  /// A vector in the axes of a frame.
  @inline(__always) private static func along(_ X: RigidTransform, _ v: Vector3) -> Vector3 {
    Vector3(dot(X.x, v), dot(X.y, v), dot(X.z, v))
  }

  /// How far any point of a box moves along its axes in a straight line.
  @inline(__always) private static func way(_ velocity: Vector3, _ turn: Vector3, _ half: Vector3) -> Vector3 {
    let v = pointwiseMax(velocity, -velocity)
    let w = pointwiseMax(turn, -turn)
    return Vector3(
      v.x + w.y * half.z + w.z * half.y, v.y + w.z * half.x + w.x * half.z, v.z + w.x * half.y + w.y * half.x)
  }
}

/// A triangle in the middle of a cell.
struct CellTriangle {
  private let triangle: Triangle
  private let moment: CombinedChain.Moment
  private let isPlane: Bool
  private let far: Double
  private let bend: Double
  private let straight: Double
  private let normal: Vector3

  init(_ drawn: Triangle, _ m: CombinedChain.Moment, isPlane: Bool) {
    let t = Triangle(apply(m.X, drawn.a), apply(m.X, drawn.b), apply(m.X, drawn.c))
    triangle = t
    moment = m
    self.isPlane = isPlane
    func distance(_ p: Vector3) -> Double {
      let d = p - m.first
      return isPlane ? (d.x * d.x + d.y * d.y).squareRoot() : norm(d)
    }
    // Distance is convex: no point is farther than a corner.
    let most = max(distance(t.a), max(distance(t.b), distance(t.c)))
    far = m.far(most)
    bend = m.bend(most)
    straight = m.fields.reduce(0) { sum, f in
      sum
        + max(
          norm(f.straight + cross(f.turn, t.a)),
          max(norm(f.straight + cross(f.turn, t.b)), norm(f.straight + cross(f.turn, t.c))))
    }
    normal = t.areaVector
  }

  /// The most that a corner moves along a vector: the same for all points between, because fields are linear.
  @inline(__always) private func along(_ n: Vector3) -> Double {
    var (a, b, c) = (0.0, 0.0, 0.0)
    for f in moment.fields {
      a += abs(dot(n, f.straight + cross(f.turn, triangle.a)))
      b += abs(dot(n, f.straight + cross(f.turn, triangle.b)))
      c += abs(dot(n, f.straight + cross(f.turn, triangle.c)))
    }
    return max(a, max(b, c))
  }

  /// How far it comes nearer to another at most, along the direction in which they lie apart; nil where they stay apart.
  func reach(_ other: Triangle, slack: Double, tilt: Double) -> Double? {
    if isPlane {
      let low = min(triangle.a.z, min(triangle.b.z, triangle.c.z))
      let high = max(triangle.a.z, max(triangle.b.z, triangle.c.z))
      let otherLow = min(other.a.z, min(other.b.z, other.c.z))
      let otherHigh = max(other.a.z, max(other.b.z, other.c.z))
      if low - otherHigh > tilt || otherLow - high > tilt { return nil }
    }
    if isBeside(normal, triangle.a, other, isOwn: true, slack, tilt) { return nil }
    if isBeside(other.areaVector, other.a, other, isOwn: false, slack, tilt) { return nil }
    let all = min(far, straight + bend) + slack
    guard triangle.mayBeWithin(all * all, of: other) else { return nil }
    let (p, q) = closestPoints(triangle, other)
    let offset = p - q
    let distance = norm(offset)
    guard distance <= all else { return nil }
    // Nearer than that, rounding decides where the normal points.
    guard distance > 1e-8 else { return all }
    let n = offset / distance
    let across = isPlane ? min(1, (n.x * n.x + n.y * n.y).squareRoot()) : 1
    let own = min(far * across, along(n) + bend * across) + slack * across + (isPlane ? tilt : 0)
    return distance > own ? nil : own
  }

  /// - Parameter isOwn: the plane is this triangle's, and the other lies beside it; else the other way round.
  @inline(__always) private func isBeside(
    _ n: Vector3, _ origin: Vector3, _ other: Triangle, isOwn: Bool, _ slack: Double, _ tilt: Double
  ) -> Bool {
    let t = isOwn ? other : triangle
    let (x, y, z) = (dot(n, t.a - origin), dot(n, t.b - origin), dot(n, t.c - origin))
    guard (x > 0 && y > 0 && z > 0) || (x < 0 && y < 0 && z < 0) else { return false }
    let least = min(abs(x), min(abs(y), abs(z)))
    let across = (isPlane ? n.x * n.x + n.y * n.y : dot(n, n)).squareRoot()
    // A little slack, so that rounding never hides a pair that is just within.
    return least > (min(far * across, along(n) + bend * across) + slack * across) * (1 + 1e-9)
      + (isPlane ? tilt * abs(n.z) : 0)
      + 1e-12 * norm(n)
  }
}
