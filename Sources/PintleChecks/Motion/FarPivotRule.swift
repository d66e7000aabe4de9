import PintleDocument
import PintleKinematics
import PintleModel

/// `motion.far_pivot`: what turns, turns about a line near it.
struct FarPivotRule: Rule {
  let id = "motion.far_pivot"
  let title = "pivot near its part"
  let severity = Severity.error
  let explanation = """
    Seen along the line that a part turns about, the line lies inside the convex outline of the part, of what hangs on \
    it and of the hardware of its joint, or not far beside it. A quarter of the part's size beside is doubtful (a \
    warning); a whole size is a pivot in the wrong place: the part flies round.
    """
  let settings = [
    RuleSetting("doubtful", .fraction, 0.25, "of the part's diagonal: as far beside is a warning"),
    RuleSetting("wrong", .fraction, 1, "of the part's diagonal: as far beside is an error"),
  ]

  var page: RulePage {
    RulePage(
      meaning: """
        The part flies round a point in empty space: mostly a line in the wrong frame or unit.
        """,
      measured: """
        Seen along the line, its distance from the convex outline of the part, of what hangs on it and of its \
        hardware, against the diagonal of the part.
        """,
      remedy: """
        Move the line to the part, or draw the arm that reaches it.
        """,
      failing: .chest(around: "Axis(from: Point(0, 1.0, 0.20), toward: .right)", swing: "0° ... 60°", isHung: false),
      passing: .chest())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.mechanism.freedoms.compactMap { freedom in
      let joint = context.mechanism.joints[freedom.joint]
      guard freedom.record.type == .rotation,
        let axis = context.mechanism.axis(of: freedom.id, in: context.homePose),
        let direction = axis.direction.normalized
      else { return nil }
      let model = context.model
      let carried = context.mechanism.parts(movedBy: freedom.id).flatMap { model.parts[$0].shapes }
      let hardware = model.shapes.indices.filter { model.shapes[$0].record.hardware == joint.record.id }
      let u = direction.anyPerpendicular
      let v = direction.cross(u)
      // Boxes first: nearly every line goes through one.
      let corners = (carried + hardware).flatMap { context.homeBounds[$0].corners }.filter(\.isFinite)
      func flat(_ p: Vector3) -> SIMD2<Double> { [(p - axis.origin).dot(u), (p - axis.origin).dot(v)] }
      let size = model.parts[joint.child].bounds.diagonal
      let name = joint.record.child
      let doubtful = context.value("doubtful", of: self, parts: [name], joint: joint.record.id) * size
      guard size > 0, SupportPolygon(corners.map(flat)).margin(.zero) < -max(doubtful, 4 * context.tolerance) else {
        return nil
      }
      let points = (carried + hardware).flatMap { context.homePoints(ofShape: $0) }
      guard let near = points.min(by: { (flat($0) * flat($0)).sum() < (flat($1) * flat($1)).sum() }) else { return nil }
      let beside = -SupportPolygon(points.map(flat)).margin(.zero)
      guard beside.isFinite, beside > max(doubtful, 4 * context.tolerance) else { return nil }
      let wrong = context.value("wrong", of: self, parts: [name], joint: joint.record.id) * size
      let arm = near - axis.origin
      return finding(
        context, "`\(name)` turns about a line \(Wording.length(beside)) beside it",
        severity: beside > wrong ? .error : .warning,
        parts: [name], joint: joint.record.id, measured: Quantity(beside * 1e3, "mm"),
        expected: Expected(max: doubtful * 1e3, unit: "mm"), at: axis.origin, source: joint.record.source,
        hint:
          "move the line by \(Wording.offset(arm - direction * arm.dot(direction))), or give `\(name)` the arm that "
          + "reaches it")
    }
  }
}
