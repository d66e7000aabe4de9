import PintleDocument
import PintleKinematics
import PintleModel

/// Whether anything of a part can be seen from outside in a pose: rays from its surface that leave the asset.
///
/// Points spread over its triangles look in 26 directions; a ray escapes where it meets no opaque shape. Glass, grilles
/// and meshes let it through. What escapes is seen for certain; what does not is hidden as far as the rays can tell.
struct Visibility {
  private let model: Model
  private let pose: Pose
  private let boxes: [Bounds]
  /// Triangle corners in the asset, made for the shapes that rays come near.
  private var corners: [Int: [(Vector3, Vector3, Vector3)]] = [:]

  static let points = 12
  /// Rays against triangles before a part is taken for seen: a note is not worth more.
  private var budget = 5_000_000
  static let directions: [Vector3] = (-1...1).flatMap { x in
    (-1...1).flatMap { y in
      (-1...1).compactMap { z in
        Vector3(Double(x), Double(y), Double(z)).normalized
      }
    }
  }

  init(_ context: CheckContext, pose: Pose) {
    model = context.model
    self.pose = pose
    boxes = context.model.shapes.map { $0.bounds.transformed(pose.motion(ofPart: $0.part)) }
  }

  mutating func isSeen(_ part: Int) -> Bool {
    for shape in model.parts[part].shapes {
      let triangles = triangles(of: shape)
      guard !triangles.isEmpty else { continue }
      let stride = max(1, triangles.count / Self.points)
      for i in Swift.stride(from: 0, to: triangles.count, by: stride) {
        let (a, b, c) = triangles[i]
        guard let normal = (b - a).cross(c - a).normalized else { continue }
        let start = (a + b + c) / 3 + normal * 1e-6
        for d in Self.directions where d.dot(normal) > 0.05 && escapes(from: start, d) { return true }
      }
    }
    return false
  }

  private mutating func escapes(from p: Vector3, _ d: Vector3) -> Bool {
    for i in model.shapes.indices where !boxes[i].isEmpty && isOpaque(model.shapes[i]) && boxes[i].isHit(from: p, d) {
      let triangles = triangles(of: i)
      budget -= triangles.count
      guard budget > 0 else { return true }
      for (a, b, c) in triangles where Self.hits(p, d, a, b, c) { return false }
    }
    return true
  }

  private func isOpaque(_ shape: ModelShape) -> Bool {
    shape.material.opacity > 0.9 && shape.material.pattern?.kind != "perforated" && shape.material.filled > 0.3
  }

  private mutating func triangles(of shape: Int) -> [(Vector3, Vector3, Vector3)] {
    if let known = corners[shape] { return known }
    let s = model.shapes[shape]
    let X = pose.motion(ofPart: s.part) * s.X_AS
    let points = s.solid.surface.positions.map(X.apply)
    let made = s.solid.surface.triangles.map { (points[Int($0.x)], points[Int($0.y)], points[Int($0.z)]) }
    corners[shape] = made
    return made
  }

  /// Möller and Trumbore 1997, both sides, in front of the start only.
  private static func hits(_ p: Vector3, _ d: Vector3, _ a: Vector3, _ b: Vector3, _ c: Vector3) -> Bool {
    let (e, f) = (b - a, c - a)
    let h = d.cross(f)
    let det = e.dot(h)
    guard abs(det) > 1e-18 else { return false }
    let s = p - a
    let u = s.dot(h) / det
    guard u >= 0, u <= 1 else { return false }
    let q = s.cross(e)
    let v = d.dot(q) / det
    return v >= 0 && u + v <= 1 && f.dot(q) / det > 0
  }
}

extension Bounds {
  /// A ray meets the box (slabs: Kay and Kajiya 1986).
  func isHit(from p: Vector3, _ d: Vector3) -> Bool {
    var (near, far) = (0.0, Double.infinity)
    for axis in 0..<3 {
      if d[axis] == 0 {
        guard p[axis] >= lower[axis], p[axis] <= upper[axis] else { return false }
        continue
      }
      let (s, t) = ((lower[axis] - p[axis]) / d[axis], (upper[axis] - p[axis]) / d[axis])
      near = max(near, min(s, t))
      far = min(far, max(s, t))
    }
    return near <= far
  }
}
