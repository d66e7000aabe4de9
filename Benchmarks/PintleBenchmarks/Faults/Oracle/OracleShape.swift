import Foundation
import PintleDocument
import PintleModel

/// A shape as the oracle sees it: triangles as drawn, and points spread over them.
struct OracleShape {
  let path: String
  let part: String
  private let triangles: [(Vector3, Vector3, Vector3)]
  let samples: [Vector3]
  private(set) var lower = Vector3(repeating: .infinity)
  private(set) var upper = Vector3(repeating: -.infinity)

  /// Points by area, besides corners of triangles.
  private static let spread = 160
  private static let corners = 120

  init(_ shape: ModelShape, in model: Model) {
    path = shape.path
    part = model.parts[shape.part].record.id
    let X = shape.X_AS
    let mesh = shape.solid.mesh
    let points = mesh.positions.map { X.x * $0.x + X.y * $0.y + X.z * $0.z + X.translation }
    var triangles: [(Vector3, Vector3, Vector3)] = []
    for i in stride(from: 0, to: mesh.indices.count - 2, by: 3) {
      triangles.append(
        (points[Int(mesh.indices[i])], points[Int(mesh.indices[i + 1])], points[Int(mesh.indices[i + 2])]))
    }
    for p in points {
      lower = pointwiseMin(lower, p)
      upper = pointwiseMax(upper, p)
    }
    self.triangles = triangles
    let step = max(1, points.count / Self.corners)
    var samples = stride(from: 0, to: points.count, by: step).map { points[$0] }
    let areas = triangles.map { Self.area($0) }
    let whole = areas.reduce(0, +)
    var dice = Dice(seed: 1, name: shape.path)
    if whole > 0 {
      // Evenly along the sum of areas, at random places of the triangles that are met.
      var sum = 0.0
      var next = 0.5
      for (triangle, area) in zip(triangles, areas) {
        sum += area / whole * Double(Self.spread)
        while next < sum {
          var (a, b) = (dice.number(0...1), dice.number(0...1))
          if a + b > 1 { (a, b) = (1 - a, 1 - b) }
          samples.append(triangle.0 + (triangle.1 - triangle.0) * a + (triangle.2 - triangle.0) * b)
          next += 1
        }
      }
    }
    self.samples = samples
  }

  var centre: Vector3 { (lower + upper) / 2 }
  var radius: Double { Self.length(upper - lower) / 2 }

  /// How deep a point (drawn pose) lies inside: 0 outside.
  func depth(of p: Vector3) -> Double {
    guard p.x > lower.x, p.y > lower.y, p.z > lower.z, p.x < upper.x, p.y < upper.y, p.z < upper.z,
      winding(around: p) > 0.5
    else { return 0 }
    return distance(to: p, atMost: .infinity)
  }

  /// Solid angles of all triangles over 4π (Van Oosterom and Strackee 1983).
  private func winding(around p: Vector3) -> Double {
    var sum = 0.0
    for triangle in triangles {
      let (a, b, c) = (triangle.0 - p, triangle.1 - p, triangle.2 - p)
      let (la, lb, lc) = (Self.length(a), Self.length(b), Self.length(c))
      let n = Self.cross(b, c)
      let above = (a * n).sum()
      let below = la * lb * lc + (a * b).sum() * lc + (b * c).sum() * la + (c * a).sum() * lb
      sum += 2 * atan2(above, below)
    }
    return sum / (4 * .pi)
  }

  /// To the nearest triangle; infinite where it is farther than `limit` and that could be told early.
  func distance(to p: Vector3, atMost limit: Double) -> Double {
    let out = pointwiseMax(pointwiseMax(lower - p, p - upper), .zero)
    guard (out * out).sum() <= limit * limit else { return .infinity }
    var best = Double.infinity
    for triangle in triangles { best = min(best, Self.squaredDistance(p, triangle)) }
    return best.squareRoot()
  }

  /// By the triangle's plane, edges and corners.
  private static func squaredDistance(_ p: Vector3, _ t: (Vector3, Vector3, Vector3)) -> Double {
    let n = cross(t.1 - t.0, t.2 - t.0)
    let nn = (n * n).sum()
    if nn > 0 {
      func isInside(_ a: Vector3, _ b: Vector3) -> Bool { (cross(b - a, p - a) * n).sum() >= 0 }
      if isInside(t.0, t.1), isInside(t.1, t.2), isInside(t.2, t.0) {
        let h = ((p - t.0) * n).sum()
        return h * h / nn
      }
    }
    func edge(_ a: Vector3, _ b: Vector3) -> Double {
      let d = b - a
      let dd = (d * d).sum()
      let s = dd > 0 ? min(1, max(0, ((p - a) * d).sum() / dd)) : 0
      let r = p - a - d * s
      return (r * r).sum()
    }
    return min(edge(t.0, t.1), edge(t.1, t.2), edge(t.2, t.0))
  }

  private static func area(_ t: (Vector3, Vector3, Vector3)) -> Double { length(cross(t.1 - t.0, t.2 - t.0)) / 2 }
  private static func length(_ a: Vector3) -> Double { (a * a).sum().squareRoot() }
  private static func cross(_ a: Vector3, _ b: Vector3) -> Vector3 {
    [a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x]
  }
}
