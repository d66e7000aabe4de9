internal import Glibc
internal import PintleDocument

/// A rigid body let down on level ground, quasi-statically: it turns over the edge or the point that its centre of mass
/// lies beyond until it touches elsewhere, and so on until the centre lies over what it touches.
///
/// Each turn lowers the centre of mass, so that it ends on a face of the convex hull: the one it rolls to from where it was
/// let go. O(points) for each turn.
struct Settling {
  /// As let go; z is up.
  private let points: [Vector3]
  private let centre: Vector3
  /// From there to where it stands now.
  private(set) var X = RigidTransform.identity
  /// What counts as touching while it turns, metres.
  private let touch: Double

  /// Nil without a finite point or centre.
  init?(_ points: [Vector3], centre: Vector3) {
    guard centre.isFinite, !points.isEmpty, points.allSatisfy(\.isFinite) else { return nil }
    self.points = points
    self.centre = centre
    touch = 1e-9 + 1e-8 * (points.map { norm($0 - centre) }.max() ?? 0)
    lower()
  }

  private mutating func lower() {
    let low = points.reduce(Double.infinity) { min($0, apply(X, $1).z) }
    X.translation.z -= low
  }

  /// Turned about a level line through a point, right-handed.
  private mutating func turn(_ angle: Double, about direction: Vector3, through p: Vector3) {
    X = RigidTransform(turning: angle, about: direction, through: p) * X
    lower()
  }

  /// Turned by the least angle that brings a direction, as let go, to another.
  mutating func align(_ direction: Vector3, to wanted: Vector3) {
    guard let a = rotate(X, direction).normalized, let b = wanted.normalized else { return }
    let axis = cross(a, b)
    let angle = atan2(norm(axis), dot(a, b))
    guard angle > 1e-12 else { return }
    turn(angle, about: axis.normalized ?? a.anyPerpendicular, through: apply(X, centre))
  }

  /// The points that touch, with some slack, as indices; and the area between them.
  func support(within slack: Double) -> (touching: [Int], area: SupportPolygon) {
    let touching = points.indices.filter { apply(X, points[$0]).z <= slack }
    return (touching, SupportPolygon(touching.map { flat(apply(X, points[$0])) }))
  }

  /// The centre of mass as it stands, seen from above.
  var centreBelow: SIMD2<Double> { flat(apply(X, centre)) }

  /// False where it has not come to rest after so many turns.
  mutating func settle(mostTurns: Int = 500) -> Bool {
    for _ in 0..<mostTurns {
      let area = support(within: touch).area
      let below = centreBelow
      if area.corners.count >= 3, area.margin(below) >= 0 { return true }
      guard let edge = area.nearest(below) else { return false }
      // Balanced on a point or an edge it falls to some side: of a point to the right, of an edge across it.
      var way = below - edge
      if (way * way).sum().squareRoot() < 1e-12 {
        let along = (area.corners.last ?? edge) - (area.corners.first ?? edge)
        way = (along * along).sum() > 0 ? [along.y, -along.x] : [1, 0]
      }
      guard let toward = Vector3(way.x, way.y, 0).normalized else { return false }
      let pivot = Vector3(edge.x, edge.y, 0)
      var least = Double.infinity
      for p in points {
        let d = apply(X, p) - pivot
        // What touches now lies on the line or behind it.
        guard d.z > touch || dot(d, toward) < -touch else { continue }
        least = min(least, atan2(max(0, d.z), dot(d, toward)))
      }
      guard least.isFinite else { return false }
      turn(least, about: cross([0, 0, 1], toward), through: pivot)
    }
    return false
  }
}

private func flat(_ p: Vector3) -> SIMD2<Double> { SIMD2(p.x, p.y) }
