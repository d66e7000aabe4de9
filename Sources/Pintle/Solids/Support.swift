internal import PintleDocument

// Construction bounds by support functions: h(d) = max over the solid of p·d. For a rigid motion h(d) = h₀(Rᵀd) + t·d,
// for a union the larger; so bounds of unions and rigid transforms of primitives are exact without a kernel. The support
// of a difference is that of the body it is cut from; of a fillet, that of the sharp body; of an intersection, the least
// (never too small).

extension SolidNode {
  /// The box around the solid in its frame, from six supports; on the grid of 10⁻¹⁰.
  var constructionBounds: Bounds {
    var b = Bounds.empty
    for a in 0..<3 {
      var d = Vector3.zero
      d[a] = 1
      b.upper[a] = snap(support(d))
      b.lower[a] = snap(-support(-d))
    }
    return b.lower.isFinite && b.upper.isFinite ? b : Bounds(lower: .zero, upper: .zero)
  }

  /// How far the solid reaches along a unit direction, from the origin of its frame.
  func support(_ d: Vector3) -> Double {
    switch self {
    case .box(let s):
      return (abs(d.x) * s.x + abs(d.y) * s.y + abs(d.z) * s.z) / 2
    case .cylinder(let r, let h):
      return r * across(d) + max(0, h * d.z)
    case .cone(let bottom, let top, let h):
      return max(bottom * across(d), top * across(d) + h * d.z)
    case .sphere(let r):
      return r
    case .torus(let major, let minor):
      return major * across(d) + minor
    case .wedge(let s, let a, let b):
      let foot = (abs(d.x) * s.x + abs(d.y) * s.y) / 2 - d.z * s.z / 2
      let top = max(a.x * d.x, b.x * d.x) + max(a.y * d.y, b.y * d.y) + d.z * s.z / 2
      return max(foot, top)
    case .extrude(let profile, let h):
      return profile.support([d.x, d.y]) + max(0, h * d.z)
    case .revolve(let profile, let angle):
      return revolveSupport(profile, angle, d)
    case .sweep(let profile, let path, let bend, let closed, let up):
      return sweepSupport(profile, path, bend, closed, up, d)
    case .loft(let sections, _):
      return sections.map { section in
        section.profile.support([section.at.x.dot(d), section.at.y.dot(d)]) + section.at.translation.dot(d)
      }.max() ?? 0
    case .twist(let outline, _, let h, let angle):
      // Every corner winds about z; where it comes nearest to the direction, the whole radius counts.
      let r = outline.map { ($0 * $0).sum().squareRoot() }.max() ?? 0
      let flat = abs(angle) < 1e-9 ? outline.map { ($0 * SIMD2(d.x, d.y)).sum() }.max() ?? 0 : r * across(d)
      return flat + max(0, h * d.z)
    case .coil(let radius, let wire, _, let h):
      return (radius + wire) * across(d) + max(0, h * d.z)
    case .union(let of):
      return of.map { $0.support(d) }.max() ?? 0
    case .difference(let from, _):
      return from.support(d)
    case .intersection(let of):
      return of.map { $0.support(d) }.min() ?? 0
    case .placed(let x, let s):
      return s.support(x.inverse.rotate(d)) + x.translation.dot(d)
    case .mirrored(let point, let normal, let s):
      let n = normal.normalized ?? .up
      return s.support(d - n * (2 * n.dot(d))) + 2 * n.dot(point) * n.dot(d)
    case .pattern(let placements, let s):
      return placements.map { s.support($0.inverse.rotate(d)) + $0.translation.dot(d) }.max() ?? 0
    case .fillet(let s, _, _), .chamfer(let s, _, _):
      return s.support(d)
    case .mesh:
      return 0
    }
  }

  private func across(_ d: Vector3) -> Double { max(0, 1 - d.z * d.z).squareRoot() }

  private func revolveSupport(_ profile: ProfileNode, _ angle: Double, _ d: Vector3) -> Double {
    // The half plane through z nearest to d has the largest reach; a part of a turn may not contain it.
    func reach(_ c: Double) -> Double { profile.support([c, d.z]) }
    let a = across(d)
    if angle >= 2 * Double.pi - 1e-9 { return reach(a) }
    let heading = atan2(d.y, d.x).radians
    let ahead = heading < 0 ? heading + 2 * Double.pi : heading
    var ends = [d.x, d.x * cos(Angle(radians: angle)) + d.y * sin(Angle(radians: angle))].map(reach)
    if a > 1e-12, ahead <= angle { ends.append(reach(a)) }
    return ends.max() ?? 0
  }

  private func sweepSupport(
    _ profile: ProfileNode, _ path: [Vector3], _ bend: Double, _ closed: Bool, _ up: Vector3, _ d: Vector3
  ) -> Double {
    sweepFrames(path, bend: bend, closed: closed, up: up).map { f in
      profile.support([f.x.dot(d), f.y.dot(d)]) + f.translation.dot(d)
    }.max() ?? 0
  }
}
