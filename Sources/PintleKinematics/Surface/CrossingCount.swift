internal import PintleDocument

/// How often a closed surface goes round a point, by a ray: exits minus entries, a whole number.
///
/// Edges are judged in the plane across the ray by the sign of one product of their corners, which is the same, turned
/// round, for both triangles at an edge: so a ray never slips between two triangles and never counts one twice (Woop,
/// Benthin, Wald, "Watertight Ray/Triangle Intersection", JCGT 2013). O(log n) boxes per point as a rule. Only for
/// surfaces on which every edge is passed as often one way as the other; others have no whole number.
struct CrossingCount {
  /// Lopsided, so that edges and diagonals of what people draw are not met end on.
  private static let slope = Vector3(0.613, 0.471, 1)

  private let p: Vector3
  /// Of x and y per z along the ray, and 1/direction.
  private let direction: Vector3
  private let inverse: Vector3
  /// Along z, metres: what is nearer counts as touched.
  private let slack: Double
  private(set) var sum = 0
  /// The point lies on the surface, or the ray goes through an edge: no answer.
  private(set) var isInDoubt = false

  /// Away from the middle of the surface's box, where less is in the way.
  init(around p: Vector3, in box: Box) {
    self.p = p
    let c = box.centre
    direction = Vector3(
      p.x < c.x ? -Self.slope.x : Self.slope.x, p.y < c.y ? -Self.slope.y : Self.slope.y,
      p.z < c.z ? -Self.slope.z : Self.slope.z)
    inverse = Vector3(1 / direction.x, 1 / direction.y, 1 / direction.z)
    let size = box.upper - box.lower
    slack = 1e-12 * max(size.x, max(size.y, size.z))
  }

  /// False where the ray misses a box.
  @inline(__always) func meets(_ box: Box) -> Bool {
    let (x0, x1) = ((box.lower.x - p.x) * inverse.x, (box.upper.x - p.x) * inverse.x)
    let (y0, y1) = ((box.lower.y - p.y) * inverse.y, (box.upper.y - p.y) * inverse.y)
    let (z0, z1) = ((box.lower.z - p.z) * inverse.z, (box.upper.z - p.z) * inverse.z)
    let near = max(max(min(x0, x1), min(y0, y1)), min(z0, z1))
    let far = min(min(max(x0, x1), max(y0, y1)), max(z0, z1))
    // Twice the slack: what is touched must be found.
    return far >= -2 * slack && near - far <= 2 * slack
  }

  /// A corner across the ray (x and y) and along it (z), seen from the point.
  @inline(__always) private func seen(_ v: Vector3) -> Vector3 {
    let z = (v.z - p.z) * inverse.z
    return Vector3((v.x - p.x) - z * direction.x, (v.y - p.y) - z * direction.y, z)
  }

  @inline(__always) mutating func add(_ first: Vector3, _ second: Vector3, _ third: Vector3) {
    let (a, b, c) = (seen(first), seen(second), seen(third))
    // For the neighbour at an edge these are the same products, turned round: they differ in sign only.
    let u = b.x * c.y - b.y * c.x
    let v = c.x * a.y - c.y * a.x
    let w = a.x * b.y - a.y * b.x
    if (u > 0 && v > 0 && w > 0) || (u < 0 && v < 0 && w < 0) {
      let area = u + v + w
      let z = (u * a.z + v * b.z + w * c.z) / area
      if z > slack { sum += (area > 0) == (direction.z > 0) ? 1 : -1 } else if z >= -slack { isInDoubt = true }
    } else if (u >= 0 && v >= 0 && w >= 0) || (u <= 0 && v <= 0 && w <= 0) {
      // Through an edge or a corner, or seen edge on.
      isInDoubt = true
    }
  }
}
