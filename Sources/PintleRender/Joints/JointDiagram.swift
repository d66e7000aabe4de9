import Glibc
import PintleDocument
import PintleKinematics
import PintleModel

/// The axis, the way and the limits of a joint as lines in space, for one pose. Metres, asset frame.
struct JointDiagram {
  let name: String
  /// Along the axis of a turn or the direction of a slide.
  let axis: [Vector3]
  /// From the lower to the upper limit; of a turn without limits the whole circle.
  let way: [Vector3]
  /// Short strokes across the way at both limits; empty without limits.
  let limits: [[Vector3]]
  /// Where it stands.
  let now: Vector3?

  /// nil for joints that neither turn nor slide, and where the pose says nothing.
  init?(_ freedom: Freedom, _ mechanism: Mechanism, _ pose: Pose, _ scene: RenderScene) {
    guard let line = mechanism.axis(of: freedom.id, in: pose), let z = line.direction.normalized else { return nil }
    name = freedom.id
    let moving = Set(mechanism.parts(movedByJoint: freedom.joint))
    let corners = scene.corners(of: moving)
    guard !corners.isEmpty else { return nil }
    let along = corners.map { ($0 - line.origin).dot(z) }
    let middle = ((along.min() ?? 0) + (along.max() ?? 0)) / 2
    let centre = Bounds(corners).centre
    let value = pose.values[freedom.id] ?? freedom.home
    switch freedom.record.type {
    case .rotation, .helical:
      let base = line.origin + z * middle
      // The farthest corner from the axis turns on the arc; most of that far, so that the arc lies on the part.
      let arms = corners.map { corner -> Vector3 in
        let v = corner - line.origin
        return v - z * v.dot(z)
      }
      let arm = arms.max { $0.length < $1.length } ?? .zero
      let radius = max(0.75 * arm.length, 1e-6)
      let x = arm.normalized ?? z.anyPerpendicular
      let y = z.cross(x)
      func at(_ q: Double, _ r: Double) -> Vector3 {
        let (s, c) = exactSineCosine(q - value)
        return base + (x * c + y * s) * r
      }
      let half = 0.6 * max((along.max() ?? 0) - (along.min() ?? 0), 0.8 * radius)
      axis = [base - z * half, base + z * half]
      let range = freedom.limits
      let from = range?.lowerBound ?? value
      let to = min(range?.upperBound ?? value + 2 * .pi, from + 2 * .pi)
      let steps = max(2, Int((abs(to - from) / (.pi / 36)).rounded(.up)))
      way = (0...steps).map { at(from + (to - from) * Double($0) / Double(steps), radius) }
      limits = range == nil ? [] : [from, to].map { q in [at(q, 0.88 * radius), at(q, 1.12 * radius)] }
      now = at(value, radius)
    case .translation:
      guard let range = freedom.limits else { return nil }
      let start = centre + z * (range.lowerBound - value)
      let end = centre + z * (range.upperBound - value)
      axis = []
      way = [start, end]
      let across = z.anyPerpendicular * (0.06 * max((end - start).length, 1e-6))
      limits = [[start - across, start + across], [end - across, end + across]]
      now = centre
    case .rotation3, .pose6: return nil
    }
  }

  /// All of a mechanism that can be drawn, or those of some degrees of freedom.
  static func all(
    _ mechanism: Mechanism, _ pose: Pose, _ scene: RenderScene, of dofs: Set<String>? = nil
  ) -> [JointDiagram] {
    mechanism.freedoms.compactMap { freedom in
      guard dofs?.contains(freedom.id) ?? (freedom.record.role != .follows) else { return nil }
      return JointDiagram(freedom, mechanism, pose, scene)
    }
  }

  /// What a camera has to have in the picture.
  var points: [Vector3] { way + limits.flatMap { $0 } }

  /// Draws over a picture that stands in a rectangle of the canvas.
  func draw(on canvas: Canvas, in rect: PixelRect, _ projection: Projection, size: Double) {
    func flat(_ points: [Vector3]) -> [SIMD2<Double>] {
      let seen = points.compactMap(projection.pixel)
      return seen.count < points.count ? [] : seen.map { SIMD2(Double(rect.x) + $0.x, Double(rect.y) + $0.y) }
    }
    canvas.clipped(to: rect) {
      canvas.path(.violet, flat(axis), width: 1.6, dash: [9, 3, 2, 3])
      let line = flat(way)
      canvas.path(.violet, line, width: 2)
      for limit in limits { canvas.path(.violet, flat(limit), width: 2) }
      if line.count > 1 {
        canvas.arrowHead(
          .violet, tip: line[line.count - 1], along: line[line.count - 1] - line[line.count - 2], size: 8)
      }
      if let now, let p = flat([now]).first {
        canvas.begin(.paper, width: 2)
        canvas.circle(p, 4.5)
        canvas.fill()
        canvas.begin(.violet, width: 2)
        canvas.circle(p, 3)
        canvas.fill()
      }
      if let place = line.isEmpty ? flat(axis).last : line[line.count / 2] {
        // Within the rectangle, wherever the line goes.
        let (left, top) = (Double(rect.x), Double(rect.y))
        let room = Double(rect.width) - canvas.measure(name, size: size, weight: .bold) - 6
        let x = max(min(place.x + 8, left + room), left + 4)
        let y = max(min(place.y - 6, top + Double(rect.height) - 6), top + 2.8 * size)
        canvas.text(name, at: [x, y], size: size, weight: .bold, colour: .violet, halo: .paper)
      }
    }
  }
}
