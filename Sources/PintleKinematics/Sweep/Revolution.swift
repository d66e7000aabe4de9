internal import PintleDocument

extension SolidNode {
  /// True where the solid is a body of revolution about a line, by the way it is built: exact, whatever the facets.
  ///
  /// - Parameters:
  ///   - line: in this node's frame.
  ///   - tolerance: how far a turn may carry any point of the solid off itself, metres.
  ///   - extent: no point of the solid is farther than this from its own origin, metres.
  func isRevolved(about line: LineRecord, within tolerance: Double, extent: Double) -> Bool {
    /// The node's own z axis is the line: half a turn carries a point by twice the distance between the two.
    var ownAxis: Bool {
      guard let d = line.direction.normalized else { return false }
      let tilt = cross(d, [0, 0, 1]).length
      let offset = cross(line.origin, d).length
      return 2 * (offset + tilt * extent) <= tolerance
    }
    switch self {
    case .cylinder, .cone, .torus:
      return ownAxis
    case .revolve(_, let angle):
      return abs(angle) >= 2 * .pi - 1e-9 && ownAxis
    case .extrude(let profile, _):
      return profile.isRound && ownAxis
    case .sphere:
      guard let d = line.direction.normalized else { return false }
      return 2 * cross(line.origin, d).length <= tolerance
    case .union(let of), .intersection(let of):
      return !of.isEmpty && of.allSatisfy { $0.isRevolved(about: line, within: tolerance, extent: extent) }
    case .difference(let from, let minus):
      return ([from] + minus).allSatisfy { $0.isRevolved(about: line, within: tolerance, extent: extent) }
    case .placed(let X, let s):
      let inverse = X.inverse
      return s.isRevolved(
        about: LineRecord(origin: inverse.apply(line.origin), direction: inverse.rotate(line.direction)),
        within: tolerance, extent: extent + X.translation.length)
    case .mirrored(let point, let normal, let s):
      guard let n = normal.normalized else { return false }
      func image(_ p: Vector3) -> Vector3 { p - n * (2 * n.dot(p - point)) }
      return s.isRevolved(
        about: LineRecord(
          origin: image(line.origin), direction: line.direction - n * (2 * n.dot(line.direction))),
        within: tolerance, extent: extent + 2 * abs(n.dot(point)))
    case .fillet(let s, .all, _), .chamfer(let s, .all, _):
      return s.isRevolved(about: line, within: tolerance, extent: extent)
    case .fillet(let s, .side(let outward), _), .chamfer(let s, .side(let outward), _):
      // The edges of an end face are rings.
      guard let d = line.direction.normalized, let n = outward.normalized, cross(d, n).length < 1e-9 else {
        return false
      }
      return s.isRevolved(about: line, within: tolerance, extent: extent)
    case .box, .wedge, .sweep, .loft, .twist, .coil, .pattern, .fillet, .chamfer, .mesh:
      return false
    }
  }
}

extension ProfileNode {
  /// A disc or rings about the profile's origin.
  fileprivate var isRound: Bool {
    switch self {
    case .circle: true
    case .ellipse(let a, let b): a == b
    case .union(let of), .intersection(let of): !of.isEmpty && of.allSatisfy(\.isRound)
    case .difference(let from, let minus): from.isRound && minus.allSatisfy(\.isRound)
    case .placed(let offset, _, let p): offset == .zero && p.isRound
    case .offset(_, let p): p.isRound
    case .rectangle, .slot, .polygon, .spline, .text: false
    }
  }
}

extension JointOutline {
  /// True where the mesh is a body of revolution about the joint's axis within `tolerance` (metres), by comparison.
  ///
  /// Two things are asked: along each triangle's width about the axis its distance from the axis changes by no more than
  /// the tolerance (no flanks), and edges join the vertices at one (r, z) to a ring around the whole circle, each with
  /// a sagitta within it (nothing missing: neither gaps nor many small teeth). O(n log n), and only for meshes whose bounds
  /// are round about the axis. Every vertex is a finite number below 10⁶ m.
  func isRevolved(within tolerance: Double) -> Bool {
    let bounds = Bounds(positions)
    guard polar.count == positions.count, !triangles.isEmpty, !bounds.isEmpty else { return false }
    let centre = bounds.centre
    let size = bounds.size
    guard abs(centre.x) <= tolerance, abs(centre.y) <= tolerance, abs(size.x - size.y) <= 2 * tolerance else {
      return false
    }
    for corners in triangles {
      let t = Triangle(positions[Int(corners.x)], positions[Int(corners.y)], positions[Int(corners.z)])
      let c = t.centroid
      let radius = (c.x * c.x + c.y * c.y).squareRoot()
      let normal = t.areaVector
      let length = norm(normal)
      guard length > 0, radius > tolerance else { continue }
      let along = Vector3(-c.y / radius, c.x / radius, 0)
      let width = max(
        abs(dot(t.b - t.a, along)), max(abs(dot(t.c - t.b, along)), abs(dot(t.a - t.c, along))))
      if abs(dot(normal, along)) / length * width / 2 > tolerance { return false }
    }
    let grid = tolerance / 4
    func key(_ i: Int) -> SIMD2<Int> {
      SIMD2(Int(polar[i].radius / grid + 0.5), Int((positions[i].z - bounds.lower.z) / grid + 0.5))
    }
    // The arcs of each ring that edges span. Vertices alone are not enough: between two teeth there is nothing.
    var rings: [SIMD2<Int>: Int] = [:]
    var ringOfVertex = [Int](repeating: -1, count: positions.count)
    for i in positions.indices where polar[i].radius > tolerance {
      let ring = rings[key(i)] ?? rings.count
      rings[key(i)] = ring
      ringOfVertex[i] = ring
    }
    var arcs = [[(start: Double, width: Double)]](repeating: [], count: rings.count)
    for t in triangles {
      for (a, b) in [(Int(t.x), Int(t.y)), (Int(t.y), Int(t.z)), (Int(t.z), Int(t.x))] {
        let (first, second) = (ringOfVertex[a], ringOfVertex[b])
        guard first >= 0, second >= 0, abs(polar[a].radius - polar[b].radius) <= 2 * grid,
          abs(positions[a].z - positions[b].z) <= 2 * grid
        else { continue }
        var width = polar[b].angle - polar[a].angle
        if abs(width) > .pi { width -= width > 0 ? 2 * .pi : -2 * .pi }
        // The sagitta of the arc: r (1 − cos(width / 2)); half a circle and more is no arc of a ring.
        guard width != 0, abs(width) < .pi,
          max(polar[a].radius, polar[b].radius) * (1 - exactSineCosine(width / 2).cosine) <= tolerance
        else { continue }
        let arc = (start: width > 0 ? polar[a].angle : polar[b].angle, width: abs(width))
        arcs[first].append(arc)
        if second != first { arcs[second].append(arc) }
      }
    }
    for ring in arcs {
      let sorted = ring.sorted { $0.start < $1.start }
      guard let first = sorted.first else { return false }
      var end = first.start
      // The last arcs reach beyond the first by a turn; those that reach round to it are counted again.
      for turn in [0.0, 2 * .pi] {
        for arc in sorted where end < first.start + 2 * .pi {
          guard arc.start + turn <= end + 1e-6 else { return false }
          end = max(end, arc.start + turn + arc.width)
        }
      }
      guard end >= first.start + 2 * .pi - 1e-6 else { return false }
    }
    return true
  }
}
