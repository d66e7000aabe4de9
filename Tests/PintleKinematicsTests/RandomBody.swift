import Foundation
import PintleDocument
import PintleModel
import TestSupport

extension SeededGenerator {
  mutating func between(_ a: Double, _ b: Double) -> Double { Double.random(in: a...b, using: &self) }
  mutating func vector(_ r: Double) -> Vector3 { [between(-r, r), between(-r, r), between(-r, r)] }
  mutating func direction() -> Vector3 { vector(1).normalized ?? [1, 0, 0] }
}

/// A convex solid, less a convex one: depth from planes alone, with nothing in common with the sweep.
struct RandomBody {
  var mesh: TriangleMesh
  /// Outward unit normals with offsets; the second list is the hole's, seen from the hole.
  var outer: [(n: Vector3, d: Double)]
  var hole: [(n: Vector3, d: Double)] = []
  /// Points all over the surface.
  var points: [Vector3] = []

  init(convex mesh: TriangleMesh, _ g: inout SeededGenerator) {
    self.mesh = mesh
    outer = RandomBody.planes(mesh)
    sample(&g)
  }

  init(tube: TriangleMesh, outer: TriangleMesh, hole: TriangleMesh, _ g: inout SeededGenerator) {
    mesh = tube
    self.outer = RandomBody.planes(outer)
    self.hole = RandomBody.planes(hole)
    sample(&g)
  }

  private static func planes(_ m: TriangleMesh) -> [(n: Vector3, d: Double)] {
    var list: [(n: Vector3, d: Double)] = []
    for i in stride(from: 0, to: m.indices.count, by: 3) {
      let p = (0..<3).map { m.positions[Int(m.indices[i + $0])] }
      guard let n = (p[1] - p[0]).cross(p[2] - p[0]).normalized else { continue }
      let d = n.dot(p[0])
      if !list.contains(where: { $0.n.dot(n) > 1 - 1e-9 && abs($0.d - d) < 1e-9 }) { list.append((n, d)) }
    }
    return list
  }

  /// Corners, and random points of triangles by area.
  private mutating func sample(_ g: inout SeededGenerator) {
    points = Array(Set(mesh.positions)).sorted { ($0.x, $0.y, $0.z) < ($1.x, $1.y, $1.z) }
    let corners = stride(from: 0, to: mesh.indices.count, by: 3).map { i in
      (0..<3).map { mesh.positions[Int(mesh.indices[i + $0])] }
    }
    let areas = corners.map { ($0[1] - $0[0]).cross($0[2] - $0[0]).length }
    let total = areas.reduce(0, +)
    for (t, area) in zip(corners, areas) {
      for _ in 0..<max(2, Int(area / total * 60)) {
        var (u, v) = (g.between(0, 1), g.between(0, 1))
        if u + v > 1 { (u, v) = (1 - u, 1 - v) }
        points.append(t[0] + (t[1] - t[0]) * u + (t[2] - t[0]) * v)
      }
    }
  }

  /// Never more than the point's true depth in the solid.
  func depth(_ p: Vector3) -> Double {
    var least = Double.infinity
    for f in outer {
      least = min(least, f.d - f.n.dot(p))
      if least <= 0 { return 0 }
    }
    if !hole.isEmpty { least = min(least, hole.map { $0.n.dot(p) - $0.d }.max() ?? .infinity) }
    return max(0, least)
  }

  /// The deepest of this body's points in the other, this one placed at X in the other's frame.
  func deepest(in other: RandomBody, at X: RigidTransform) -> Double {
    points.reduce(0) { max($0, other.depth(X.apply($1))) }
  }
}

func randomBody(_ g: inout SeededGenerator) -> RandomBody {
  switch Int.random(in: 0..<4, using: &g) {
  case 0, 1:
    let s: Vector3 = [g.between(0.01, 0.15), g.between(0.01, 0.1), g.between(0.005, 0.1)]
    return RandomBody(convex: boxMesh(-s, s), &g)
  case 2:
    return RandomBody(
      convex: cylinderMesh(
        radius: g.between(0.01, 0.08), height: g.between(0.02, 0.2), segments: Int.random(in: 5...16, using: &g)), &g)
  default:
    let (inner, wall, h, n) = (
      g.between(0.03, 0.1), g.between(0.01, 0.03), g.between(0.02, 0.15), Int.random(in: 6...16, using: &g)
    )
    return RandomBody(
      tube: tubeMesh(outer: inner + wall, inner: inner, height: h, segments: n),
      outer: cylinderMesh(radius: inner + wall, height: h, segments: n),
      hole: cylinderMesh(radius: inner, height: h, segments: n), &g)
  }
}
