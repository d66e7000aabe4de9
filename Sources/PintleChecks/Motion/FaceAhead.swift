import PintleDocument
import PintleKinematics
import PintleModel

/// The closed face that a small slider meets head on: a button before a panel without a pocket.
///
/// From the point of contact a ray goes back the way the slider came and leaves the obstacle through the face that was
/// met. The slider starts nearer to it than its own length; the face is square to the motion, covers the slider's
/// outline, and nothing of the obstacle stands around the slider above that face: then there is no pocket.
struct FaceAhead {
  /// Where the face is met, asset frame.
  let point: Vector3
  /// Of the face, outward.
  let normal: Vector3

  /// cos 18°: a face is square to the motion within that.
  private static let square = 0.95
  /// The slider is at most this large against the obstacle, across the motion.
  private static let share = 0.8

  init?(
    moving: Int, resting: Int, _ blocking: SweepReport.Blocking, _ freedom: Freedom, _ report: SweepReport,
    isUpward: Bool, _ context: CheckContext
  ) {
    let model = context.model
    var values = report.base
    values[freedom.id] = report.home
    let pose = context.mechanism.pose(values)
    guard let axis = context.mechanism.axis(of: freedom.id, in: pose), let line = axis.direction.normalized else {
      return nil
    }
    let ahead = isUpward ? line : -line
    // Across the motion: u and v; along it: w, growing ahead.
    let X = RigidTransform(origin: blocking.at, z: ahead).inverse
    func seen(_ shape: Int) -> [Vector3] {
      let s = model.shapes[shape]
      let place = X * pose.motion(ofPart: s.part) * s.X_AS
      return s.solid.surface.positions.map(place.apply)
    }
    let obstacle = seen(resting)
    let (own, other) = (Bounds(seen(moving)), Bounds(obstacle))
    guard !own.isEmpty, !other.isEmpty else { return nil }
    let slack = 4 * context.tolerance
    // What comes from afar is a slide that hits something, not a button that sits before its panel.
    guard abs(blocking.onset - report.home) <= own.size.z + slack else { return nil }
    for axis in 0..<2
    where own.size[axis] > Self.share * other.size[axis] || own.lower[axis] < other.lower[axis] - slack
      || own.upper[axis] > other.upper[axis] + slack
    {
      return nil
    }

    // The nearest way out, backward from a little beyond the contact.
    let start = slack / 8
    var exit: (w: Double, normal: Vector3)?
    let triangles = model.shapes[resting].solid.surface.triangles
    for t in triangles {
      let (a, b, c) = (obstacle[Int(t.x)], obstacle[Int(t.y)], obstacle[Int(t.z)])
      guard let w = Self.height(a, b, c), w <= start, w > exit?.w ?? -.infinity,
        let n = (b - a).cross(c - a).normalized, n.z < -0.1
      else { continue }
      exit = (w, n)
    }
    guard let exit, -exit.normal.z >= Self.square else { return nil }

    // What stands around the slider before that face is the wall of a pocket.
    let room = max(own.size.x, own.size.y) / 2
    let above = exit.w - max(2 * context.tolerance, 5e-4)
    let top = above - own.size.z
    for t in triangles {
      let box = Bounds([obstacle[Int(t.x)], obstacle[Int(t.y)], obstacle[Int(t.z)]])
      if box.lower.z < above, box.upper.z > top, box.upper.x > own.lower.x - room, box.lower.x < own.upper.x + room,
        box.upper.y > own.lower.y - room, box.lower.y < own.upper.y + room
      {
        return nil
      }
    }
    let X_AF = X.inverse
    point = X_AF.apply([0, 0, exit.w])
    normal = X_AF.rotate(exit.normal)
  }

  /// Where the line x = y = 0 meets a triangle; nil where it misses.
  private static func height(_ a: Vector3, _ b: Vector3, _ c: Vector3) -> Double? {
    let d = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    guard d != 0 else { return nil }
    let u = (a.y * c.x - a.x * c.y) / d
    let v = (a.x * b.y - a.y * b.x) / d
    // A little wider, so that a diagonal between two triangles leaks nothing.
    guard u >= -1e-9, v >= -1e-9, u + v <= 1 + 1e-9 else { return nil }
    return a.z + u * (b.z - a.z) + v * (c.z - a.z)
  }
}
