import PintleDocument
import PintleModel

/// `motion.wheel_axis`: a wheel turns about its own middle.
struct WheelAxisRule: Rule {
  let id = "motion.wheel_axis"
  let title = "wheel axis through its centre"
  let severity = Severity.error
  let explanation = """
    What is a wheel by role turns about the line through its centre of mass, and that line is an axis of its inertia: \
    otherwise it hops or wobbles. Spokes, bolts and a valve do no harm.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A wheel that turns about another point than its centre hops, one askew wobbles.
        """,
      measured: """
        The distance of the centre of mass from the line, and how far the line is from an axis of its inertia.
        """,
      remedy: """
        Hold the wheel by the line through its hub.
        """,
      failing: .cart(around: "hub.moved(.up, 8.mm).outward"),
      passing: .cart())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.mechanism.freedoms.compactMap { freedom in
      let joint = context.mechanism.joints[freedom.joint]
      let part = context.model.parts[joint.child]
      guard part.record.role == "wheel", freedom.record.type == .rotation, part.mass.mass > 0,
        let axis = context.mechanism.axis(of: freedom.id, in: context.mechanism.drawn),
        let direction = axis.direction.normalized
      else { return nil }
      let arm = part.mass.centre - axis.origin
      let off = arm - direction * arm.dot(direction)
      let radius =
        part.shapes.flatMap { context.model.shapes[$0].bounds.corners }.map { corner in
          let d = corner - part.mass.centre
          return (d - direction * d.dot(direction)).length
        }.max() ?? 0
      let limit = max(context.tolerance, 0.02 * radius)
      if off.length > limit {
        return finding(
          context, "the axis of `\(part.record.id)` misses its centre by \(Wording.length(off.length))",
          parts: [part.record.id], joint: joint.record.id, measured: Quantity(off.length * 1e3, "mm"),
          expected: Expected(max: limit * 1e3, unit: "mm"), at: part.mass.centre, source: joint.record.source,
          hint: "move the axis by \(Wording.offset(off))")
      }
      // I·a must be along a.
      let (m, p) = (part.mass.moments, part.mass.products)
      let turned: Vector3 = [
        m.x * direction.x + p.z * direction.y + p.y * direction.z,
        p.z * direction.x + m.y * direction.y + p.x * direction.z,
        p.y * direction.x + p.x * direction.y + m.z * direction.z,
      ]
      let along = turned.dot(direction)
      let across = (turned - direction * along).length
      guard along > 0, across > 0.05 * along else { return nil }
      return finding(
        context, "`\(part.record.id)` wobbles: its axis is not an axis of its inertia", parts: [part.record.id],
        joint: joint.record.id, measured: Quantity(across / along, "of the moment of inertia"),
        expected: Expected(max: 0.05, unit: "of the moment of inertia"), at: part.mass.centre,
        source: joint.record.source, hint: "turn the axis to stand square on the wheel")
    }
  }
}
