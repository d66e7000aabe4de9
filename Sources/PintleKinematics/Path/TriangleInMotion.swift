internal import PintleDocument

/// A triangle in the middle pose of an interval or a cell, with what its points can do in it.
protocol TriangleInMotion {
  var triangle: Triangle { get }
  var isPlane: Bool { get }
  /// How far any of its points moves, and how far one leaves its straight way, metres.
  var far: Double { get }
  var bend: Double { get }
  /// The longest straight way.
  var fastest: Double { get }
  /// Of any length.
  var normal: Vector3 { get }

  /// The most that a corner moves along a vector in a straight line: the same for all points between, because velocity
  /// fields are linear.
  func along(_ n: Vector3) -> Double
}

extension TriangleInMotion {
  /// How far it comes nearer to another at most, along the direction in which they lie apart; nil where they stay apart.
  ///
  /// Between the closest points of two convex things stand two planes: a point of the one reaches the other only if it
  /// moves across the gap along their normal, and a velocity field is linear, so that its corners move most.
  @inline(__always) func reach(_ other: Triangle, slack: Double, tilt: Double) -> Double? {
    if isPlane {
      let low = min(triangle.a.z, min(triangle.b.z, triangle.c.z))
      let high = max(triangle.a.z, max(triangle.b.z, triangle.c.z))
      let otherLow = min(other.a.z, min(other.b.z, other.c.z))
      let otherHigh = max(other.a.z, max(other.b.z, other.c.z))
      if low - otherHigh > tilt || otherLow - high > tilt { return nil }
    }
    // Beside the plane of either, farther than anything moves along its normal.
    if isBeside(normal, triangle.a, other, isOwn: true, slack, tilt) { return nil }
    if isBeside(other.areaVector, other.a, other, isOwn: false, slack, tilt) { return nil }
    let all = min(far, fastest + bend) + slack
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
