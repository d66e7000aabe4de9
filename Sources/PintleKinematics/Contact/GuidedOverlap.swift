public import PintleDocument

extension ContactScene {
  /// Whether a motion about or along a line leaves the overlap of two shapes as it is: what one of them has in the
  /// other's box is round about the line (a pin in an eye), or a bar along it (a stem in a plate).
  ///
  /// A pin goes through its eye where the line is, so a turn's line must pass the place; a wheel that rubs on a frame does
  /// so elsewhere. Asked of the triangles there: none has a flank, a normal across its way. A turn carries triangles about the line, so
  /// their normals must lie in the plane of line and radius, as far as `slack` over their width; a slide carries them
  /// along it, so their normals must be square to it, or along it (end faces).
  public func isGuided(_ i: Int, _ j: Int, about line: LineRecord, turning: Bool, slack: Double) -> Bool {
    guard let d = line.direction.normalized, line.origin.isFinite, let a = placed(i).boxes.first,
      let b = placed(j).boxes.first
    else { return false }
    let common = a.bounds.intersection(b.bounds).grown(slack)
    if turning, common.isEmpty || !passes(line.origin, d, common) { return false }
    return isGuided(i, inBoxOf: j, line.origin, d, turning, slack)
      || isGuided(j, inBoxOf: i, line.origin, d, turning, slack)
  }

  /// A line passes a box (slabs).
  private func passes(_ origin: Vector3, _ d: Vector3, _ box: Bounds) -> Bool {
    var (near, far) = (-Double.infinity, Double.infinity)
    for axis in 0..<3 {
      if abs(d[axis]) < 1e-12 {
        guard origin[axis] >= box.lower[axis], origin[axis] <= box.upper[axis] else { return false }
        continue
      }
      let (s, t) = ((box.lower[axis] - origin[axis]) / d[axis], (box.upper[axis] - origin[axis]) / d[axis])
      near = max(near, min(s, t))
      far = min(far, max(s, t))
    }
    return near <= far
  }

  private func isGuided(
    _ i: Int, inBoxOf j: Int, _ origin: Vector3, _ d: Vector3, _ turning: Bool, _ slack: Double
  ) -> Bool {
    let shape = placed(i)
    guard let region = placed(j).boxes.first, !shape.boxes.isEmpty else { return false }
    var count = 0
    var stack: [Int32] = [0]
    while let node32 = stack.popLast() {
      let n = Int(node32)
      guard shape.boxes[n].meets(region, within: 0) else { continue }
      let node = shape.surface.tree.nodes[n]
      if node.right != 0 {
        stack.append(node32 + 1)
        stack.append(node.right)
        continue
      }
      for k in Int(node.first)..<Int(node.first + node.count) {
        let t = shape.triangle(k)
        guard Box(t).meets(region, within: 0) else { continue }
        count += 1
        guard turning ? !hasFlank(t, origin, d, slack) : !isSlanted(t, d) else { return false }
      }
    }
    return count > 0
  }

  /// The triangle's distance from the line, or its height along it, changes over its width about the line.
  private func hasFlank(_ t: Triangle, _ origin: Vector3, _ d: Vector3, _ slack: Double) -> Bool {
    let vector = t.areaVector
    let length = norm(vector)
    guard length > 0 else { return false }
    let c = t.centroid - origin
    let radial = c - d * dot(c, d)
    let radius = norm(radial)
    guard radius > slack else { return false }
    let along = cross(d, radial) / radius
    let width = max(abs(dot(t.b - t.a, along)), max(abs(dot(t.c - t.b, along)), abs(dot(t.a - t.c, along))))
    let tilt = abs(dot(vector, along)) / length
    // A face that stands across the way, or contains the line; facets of twelve sides tilt by 15°.
    if tilt > 0.3, t.extentSquared > slack * slack { return true }
    return tilt * width / 2 > slack + 0.025 * radius
  }

  private func isSlanted(_ t: Triangle, _ d: Vector3) -> Bool {
    let vector = t.areaVector
    let share = abs(dot(vector, d))
    let length = norm(vector)
    return share > 0.02 * length && share < 0.9998 * length
  }
}
