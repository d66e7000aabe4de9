public import PintleDocument
public import PintleModel

/// Rays against placed shapes: whether something stands in the way, by the solids' own trees.
public struct RayScene: Sendable {
  private struct Item: Sendable {
    let surface: Surface
    let X_SA: RigidTransform
    let bounds: Bounds
  }

  private let items: [Item]

  /// `shapes`: solids with their frames in the asset.
  public init(_ shapes: [(solid: EvaluatedSolid, X_AS: RigidTransform)]) {
    items = shapes.compactMap { shape in
      let surface = SurfaceCache.shared.surface(of: shape.solid)
      guard let box = surface.boxes.first, shape.X_AS.isFinite else { return nil }
      return Item(
        surface: surface, X_SA: shape.X_AS.inverse, bounds: box.bounds.transformed(shape.X_AS))
    }
  }

  /// True where a ray from `p` (asset frame) along `d` meets any triangle, from either side, farther than `start` and
  /// nearer than `end` metres.
  public func isBlocked(from p: Vector3, along d: Vector3, start: Double = 0, end: Double = .infinity) -> Bool {
    let inverse = Vector3(1 / d.x, 1 / d.y, 1 / d.z)
    for item in items {
      guard hits(SIMD4(item.bounds.lower, 0), SIMD4(item.bounds.upper, 0), p, inverse, end) else { continue }
      if item.surface.isHit(from: apply(item.X_SA, p), rotate(item.X_SA, d), start, end) { return true }
    }
    return false
  }
}

/// A ray meets a box (slabs: Kay, Kajiya 1986). `inverse`: the reciprocals of its direction.
@inline(__always)
private func hits(
  _ lower: SIMD4<Double>, _ upper: SIMD4<Double>, _ p: Vector3, _ inverse: Vector3, _ end: Double
) -> Bool {
  var (near, far) = (0.0, end)
  for axis in 0..<3 {
    if inverse[axis].isInfinite {
      if p[axis] < lower[axis] || p[axis] > upper[axis] { return false }
      continue
    }
    let s = (lower[axis] - p[axis]) * inverse[axis]
    let t = (upper[axis] - p[axis]) * inverse[axis]
    near = max(near, min(s, t))
    far = min(far, max(s, t))
  }
  return near <= far
}

extension Surface {
  /// Möller and Trumbore 1997, both sides; own frame.
  func isHit(from p: Vector3, _ d: Vector3, _ start: Double, _ end: Double) -> Bool {
    let inverse = Vector3(1 / d.x, 1 / d.y, 1 / d.z)
    var stack: [Int32] = [0]
    while let i32 = stack.popLast() {
      let i = Int(i32)
      guard hits(boxes[i].lower, boxes[i].upper, p, inverse, end) else { continue }
      let node = tree.nodes[i]
      if node.right != 0 {
        stack.append(i32 + 1)
        stack.append(node.right)
        continue
      }
      for t in Int(node.first)..<Int(node.first + node.count) {
        let t = triangle(t)
        let (e, f) = (t.b - t.a, t.c - t.a)
        let h = cross(d, f)
        let det = dot(e, h)
        guard abs(det) > 1e-18 else { continue }
        let s = p - t.a
        let u = dot(s, h) / det
        guard u >= 0, u <= 1 else { continue }
        let q = cross(s, e)
        let v = dot(d, q) / det
        let along = dot(f, q) / det
        if v >= 0, u + v <= 1, along > start, along < end { return true }
      }
    }
    return false
  }
}
