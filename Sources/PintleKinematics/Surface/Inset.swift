internal import PintleDocument

/// How each vertex of a surface moves so that its faces move inward: the inset by δ is `position + δ · direction`.
///
/// Each direction d solves n·d = −1 for the normals n around the vertex in the least-squares sense (shortest
/// solution), then is shortened until no face goes deeper than 1. On polyhedra whose corners join three planes (boxes,
/// prisms, facetted cylinders) that is the exact offset. At reflex vertices it is shortened to 1. O(n).
///
/// What follows if another surface A stays outside the inset (`sweep.md`):
/// - A's points lie at most δ deep. Whatever lies between a face and its inset is a mean of points above the face's
///   corners, each no farther than δ from the face: at convex corners because it moved down by δ at most and inward over
///   the face (or out of the solid on the way up), at reflex ones because the whole way is no longer than δ.
/// - Points of this surface lie at most κδ deep in A's solid, κ = `stretch`, the longest direction: the way to their
///   image is no longer and leaves A. A box has κ = √3, a cylinder √2, a sphere 1.
/// A narrow face between a convex and a reflex edge could be overshot: its corners are kept at 1 too. Others are kept at
/// 4, against needles. What is clamped gives alarms earlier and proves no less.
///
/// A *mitred* inset keeps the full length at reflex vertices too, and at sharp ones: its faces lie δ deep up to their
/// edges, where the other one cuts the corner. It is made to find what lies deep, never to prove that nothing does.
struct Inset: Sendable {
  private let directions: [Vector3]
  /// κ: 1…4.
  let stretch: Double
  /// Per vertex: the least height of the triangles around it that touch a reflex vertex, ∞ without any. Metres.
  private let widths: [Double]

  /// - Parameter isMitred: reflex vertices move as far as convex ones, sharp ones as far as they must.
  init(_ surface: Surface, isMitred: Bool = false) {
    let positions = surface.positions
    let triangles = surface.tree.triangles
    var normals = [Vector3](repeating: .zero, count: triangles.count)
    var starts = [Int32](repeating: 0, count: positions.count + 1)
    for (i, t) in triangles.enumerated() {
      let triangle = surface.triangle(i)
      let vector = triangle.areaVector
      let length = norm(vector)
      // Relative to the triangle's size: tiny triangles have normals, slivers have none.
      if length > 1e-12 * triangle.extentSquared { normals[i] = vector / length }
      starts[Int(t.x) + 1] += 1
      starts[Int(t.y) + 1] += 1
      starts[Int(t.z) + 1] += 1
    }
    for i in 0..<positions.count { starts[i + 1] += starts[i] }
    var fill = starts
    var around = [Int32](repeating: 0, count: triangles.count * 3)
    for (i, t) in triangles.enumerated() {
      for v in [Int(t.x), Int(t.y), Int(t.z)] {
        around[Int(fill[v])] = Int32(i)
        fill[v] += 1
      }
    }

    var directions = [Vector3](repeating: .zero, count: positions.count)
    var reflex = [Bool](repeating: false, count: positions.count)
    var planes: [Vector3] = []
    for v in 0..<positions.count {
      let faces = around[Int(starts[v])..<Int(starts[v + 1])]
      reflex[v] = !isMitred && isReflex(v, faces, normals, triangles, positions, &planes)
      directions[v] = limited(inwardDirection(faces, normals), to: reflex[v] ? 1 : isMitred ? 64 : 4)
    }
    var widths = [Double](repeating: .infinity, count: positions.count)
    for (i, t) in triangles.enumerated() where reflex[Int(t.x)] || reflex[Int(t.y)] || reflex[Int(t.z)] {
      let triangle = surface.triangle(i)
      let longest = triangle.extentSquared.squareRoot()
      let height = longest > 0 ? norm(triangle.areaVector) / longest : 0
      for v in [Int(t.x), Int(t.y), Int(t.z)] { widths[v] = min(widths[v], height) }
    }
    self.directions = directions
    self.widths = widths
    stretch = directions.reduce(1) { max($0, norm($1)) }
  }

  /// The vertices moved inward by `delta` (outward where it is negative), metres.
  ///
  /// - Parameter thickness: per vertex; none moves by more than a quarter of it. What moves less proves no less.
  func positions(of surface: Surface, by delta: Double, thickness: [Double]? = nil) -> [Vector3] {
    var moved = surface.positions
    for i in moved.indices {
      let d = directions[i]
      let tooLong = widths[i] < .infinity && widths[i] < 2 * norm(d) * abs(delta)
      let step = thickness.map { min(delta, $0[i] / 4) } ?? delta
      moved[i] += (tooLong ? limited(d, to: 1) : d) * step
    }
    return moved
  }
}

/// The shortest least-squares solution of n·d = −1 over the faces, shortened as the type's text says.
private func inwardDirection(_ faces: ArraySlice<Int32>, _ normals: [Vector3]) -> Vector3 {
  var x = Vector3.zero
  var y = Vector3.zero
  var z = Vector3.zero
  var b = Vector3.zero
  for f in faces {
    let n = normals[Int(f)]
    x += n * n.x
    y += n * n.y
    z += n * n.z
    b += n
  }
  let trace = x.x + y.y + z.z
  guard trace > 0 else { return .zero }
  // A little on the diagonal keeps flat vertices and straight edges solvable, and picks the shortest solution.
  let ridge = 1e-7 * trace
  x.x += ridge
  y.y += ridge
  z.z += ridge
  let determinant = dot(x, cross(y, z))
  guard abs(determinant) > 1e-30 * trace * trace * trace else { return .zero }
  func solve(_ b: Vector3) -> Vector3 {
    (cross(y, z) * b.x + cross(z, x) * b.y + cross(x, y) * b.z) / determinant
  }
  var d = solve(-b)
  // One refinement takes out what the diagonal put in.
  var residual = Vector3.zero
  for f in faces {
    let n = normals[Int(f)]
    if n != .zero { residual -= n * (1 + dot(n, d)) }
  }
  d += solve(residual)
  var deepest = 1.0
  for f in faces { deepest = max(deepest, -dot(normals[Int(f)], d)) }
  return d / deepest
}

private func limited(_ d: Vector3, to longest: Double) -> Vector3 {
  let length = norm(d)
  return length > longest ? d * (longest / length) : d
}

/// True where a neighbour of the vertex lies outside the plane of one of its faces, or where there are too many of both
/// to tell: the middle of a disc has as many faces as its rim has corners, all in one plane. O(k) for k such faces.
private func isReflex(
  _ v: Int, _ faces: ArraySlice<Int32>, _ normals: [Vector3], _ triangles: [SIMD3<UInt32>], _ positions: [Vector3],
  _ planes: inout [Vector3]
) -> Bool {
  let p = positions[v]
  planes.removeAll(keepingCapacity: true)
  for f in faces {
    let n = normals[Int(f)]
    // Faces of one plane are mostly neighbours in the list.
    if planes.count < 16 ? !planes.contains(n) : planes.last != n { planes.append(n) }
  }
  // What is called reflex moves less, which proves no less.
  if planes.count * faces.count > 1_000_000 { return true }
  for f in faces {
    let t = triangles[Int(f)]
    for k in 0..<3 {
      let corner = Int(k == 0 ? t.x : k == 1 ? t.y : t.z)
      guard corner != v else { continue }
      let e = positions[corner] - p
      let slack = 1e-7 * norm(e)
      for n in planes where dot(n, e) > slack { return true }
    }
  }
  return false
}
