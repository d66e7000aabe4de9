import PintleDocument
import PintleKinematics
import PintleModel

/// Which way a part goes when a degree of freedom leaves home.
struct FirstMotion {
  /// The point of the part that is farthest from the line of a rotation, or the middle of what slides; at home.
  let point: Vector3
  /// Unit directions of that point at first: toward the upper end of the range, and toward the lower one.
  let directions: [Vector3]
  /// The same by the displacement halfway to each end: a leaf that stands oblique at home shows its way only there.
  let halfway: [Vector3]

  /// nil where nothing can be said: no line, no shape, a motion about a point on the line.
  init?(of part: Int, by freedom: Freedom, _ context: CheckContext) {
    guard let axis = context.mechanism.axis(of: freedom.id, in: context.homePose),
      let direction = axis.direction.normalized
    else { return nil }
    let points = context.model.parts[part].shapes.filter { context.model.shapes[$0].record.hardware == nil }
      .flatMap { context.homePoints(ofShape: $0) }
    guard !points.isEmpty else { return nil }
    let isTurn = freedom.record.type == .rotation
    func arm(_ p: Vector3) -> Vector3 { p - axis.origin - direction * (p - axis.origin).dot(direction) }
    var farthest = Bounds(points).centre
    if isTurn {
      // Among equals (within a micrometre) the first, so that rounding does not choose.
      var best = -1.0
      for p in points where arm(p).length > best + 1e-6 {
        best = arm(p).length
        farthest = p
      }
      guard best > 1e-6 else { return nil }
    }
    point = farthest
    let velocity = isTurn ? direction.cross(arm(farthest)) : direction
    guard let unit = velocity.normalized else { return nil }
    let slack = isTurn ? CheckTolerances.angle : CheckTolerances.length
    var directions: [Vector3] = []
    var halfway: [Vector3] = []
    let limits = freedom.limits
    for (sign, reach) in [
      (1.0, (limits?.upperBound ?? .infinity) - freedom.home),
      (-1.0, freedom.home - (limits?.lowerBound ?? -.infinity)),
    ]
    where reach > slack {
      directions.append(unit * sign)
      let part = context.mechanism.joints[freedom.joint].child
      let pose = context.mechanism.pose([freedom.id: freedom.home + sign * min(reach, isTurn ? .pi / 2 : 1) / 2])
      let X = pose.motion(ofPart: part) * context.homePose.motion(ofPart: part).inverse
      halfway.append((X.apply(farthest) - farthest).normalized ?? unit * sign)
    }
    self.directions = directions
    self.halfway = halfway
  }

  /// At first, or halfway at the latest, it moves that way: within 80° of it for what turns, 60° for what slides.
  func goes(toward wanted: Vector3, isTurn: Bool) -> Bool {
    guard let wanted = wanted.normalized else { return true }
    let least = isTurn ? 0.17 : 0.5
    return directions.contains { $0.dot(wanted) > least } || halfway.contains { $0.dot(wanted) > least }
  }
}
