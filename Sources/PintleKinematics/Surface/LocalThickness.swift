internal import PintleDocument

/// How thick a solid is behind each vertex, as far as that is less than `reach` (metres); ∞ elsewhere.
///
/// From every triangle short rays go inward, from its middle and from near its corners, to the nearest face that looks
/// the other way; what they find counts for the corners on both sides, so that a small pocket's floor also thins the
/// large face behind it. Only faces within reach are looked at: about n rays of a few boxes each. Rays are samples: what
/// they miss folds, which gives alarms and never a pass (`Inset`).
func localThickness(of surface: Surface, upTo reach: Double) -> [Double] {
  var thickness = [Double](repeating: .infinity, count: surface.positions.count)
  guard reach > 0 else { return thickness }
  let placed = PlacedSurface(surface)
  for i in 0..<surface.triangleCount {
    let t = surface.triangle(i)
    let vector = t.areaVector
    let length = norm(vector)
    guard length > 1e-12 * t.extentSquared else { continue }
    let inward = -vector / length
    let c = t.centroid
    let own = surface.tree.triangles[i]
    for (start, corner) in [
      (c, nil), (t.a * 0.9 + c * 0.1, own.x), (t.b * 0.9 + c * 0.1, own.y), (t.c * 0.9 + c * 0.1, own.z),
    ] as [(Vector3, UInt32?)] {
      guard let hit = placed.exit(from: start, along: inward, within: reach, except: i) else { continue }
      if let corner {
        thickness[Int(corner)] = min(thickness[Int(corner)], hit.distance)
      } else {
        for v in [own.x, own.y, own.z] { thickness[Int(v)] = min(thickness[Int(v)], hit.distance) }
      }
      let other = surface.tree.triangles[hit.triangle]
      for v in [other.x, other.y, other.z] { thickness[Int(v)] = min(thickness[Int(v)], hit.distance) }
    }
  }
  return thickness
}

extension PlacedSurface {
  /// The first face seen from behind along a ray (unit direction), nil beyond `reach` (Möller, Trumbore 1997).
  func exit(
    from origin: Vector3, along direction: Vector3, within reach: Double, except own: Int = -1
  ) -> (distance: Double, triangle: Int)? {
    guard !boxes.isEmpty else { return nil }
    var best: (distance: Double, triangle: Int)?
    var limit = reach
    let end = origin + direction * reach
    let ray = Box(lower: SIMD4(pointwiseMin(origin, end), 0), upper: SIMD4(pointwiseMax(origin, end), 0))
    withFaces { faces in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: surface.tree.depth + 1) { stack in
        stack[0] = 0
        var top = 1
        while top > 0 {
          top -= 1
          let i = Int(stack[top])
          guard faces.boxes[i].meets(ray, within: 1e-12) else { continue }
          let node = faces.nodes[i]
          guard node.right == 0 else {
            stack[top] = node.right
            stack[top + 1] = Int32(i + 1)
            top += 2
            continue
          }
          for k in Int(node.first)..<Int(node.first + node.count) where k != own {
            let t = faces.triangle(k)
            let n = t.areaVector
            let rate = dot(n, direction)
            // From behind: where it leaves the solid.
            guard rate > 1e-9 * norm(n) else { continue }
            let distance = dot(n, t.a - origin) / rate
            guard distance > 0, distance < limit, contains(t, n, origin + direction * distance) else { continue }
            limit = distance
            best = (distance, k)
          }
        }
      }
    }
    return best
  }
}
