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
  private let scene: RayScene

  static let points = 12
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
    scene = RayScene(
      context.model.shapes.filter(Self.isOpaque).map { ($0.solid, pose.motion(ofPart: $0.part) * $0.X_AS) })
  }

  func isSeen(_ part: Int) -> Bool {
    for shape in model.parts[part].shapes {
      let s = model.shapes[shape]
      let X = pose.motion(ofPart: s.part) * s.X_AS
      let surface = s.solid.surface
      let stride = max(1, surface.triangles.count / Self.points)
      for i in Swift.stride(from: 0, to: surface.triangles.count, by: stride) {
        let t = surface.triangles[i]
        let (a, b, c) = (
          X.apply(surface.positions[Int(t.x)]), X.apply(surface.positions[Int(t.y)]),
          X.apply(surface.positions[Int(t.z)])
        )
        guard let normal = (b - a).cross(c - a).normalized else { continue }
        if isSeen((a + b + c) / 3, facing: normal) { return true }
      }
    }
    return false
  }

  /// A point of a surface that looks along `normal`.
  func isSeen(_ p: Vector3, facing normal: Vector3) -> Bool {
    let start = p + normal * 1e-6
    return Self.directions.contains { $0.dot(normal) > 0.05 && !scene.isBlocked(from: start, along: $0) }
  }

  private static func isOpaque(_ shape: ModelShape) -> Bool {
    shape.material.opacity > 0.9 && shape.material.pattern?.kind != "perforated" && shape.material.filled > 0.3
  }
}
