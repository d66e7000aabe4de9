import PintleDocument
import PintleModel

/// `motion.sense`: the positive way of a joint is the way that was asked for.
struct SenseRule: Rule {
  let id = "motion.sense"
  let title = "positive the way it was said"
  let severity = Severity.error
  let explanation = """
    A joint may say where its part first goes when its value grows: a hinge where it opens to, a slide toward which \
    side. The middle of the part must then not go the other way (nor, within 3°, straight across for a slide): \
    controllers, clips and other programs would drive it backward, even where its range lies on both sides of home.
    """

  func findings(in context: CheckContext) -> [Finding] {
    context.mechanism.freedoms.compactMap { freedom in
      let joint = context.mechanism.joints[freedom.joint]
      guard let sense = freedom.record.sense, let wanted = sense.toward?.normalized,
        let axis = context.mechanism.axis(of: freedom.id, in: context.mechanism.drawn),
        let direction = axis.direction.normalized
      else { return nil }
      let part = sense.part.flatMap(context.model.partIndex) ?? joint.child
      var way = direction
      if freedom.record.type == .rotation {
        // All shapes but hardware, as drawn: what the sense was made of.
        let boxes = context.model.parts[part].shapes.map { context.model.shapes[$0] }
          .filter { $0.record.hardware == nil }
        let middle = boxes.reduce(Bounds.empty) { $0.union($1.bounds) }
        guard !middle.isEmpty, let first = direction.cross(middle.centre - axis.origin).normalized else { return nil }
        way = first
      }
      // A hinge's leaf may start nearly across where it opens to; then its middle says little.
      guard way.dot(wanted) < (freedom.record.type == .rotation ? -0.0523 : 0.0523) else { return nil }
      let name = context.model.parts[part].record.id
      return finding(
        context,
        "\(freedom.id) first moves `\(name)` \(Wording.way(way)), said to move \(Wording.way(wanted))",
        parts: [name], joint: joint.record.id, measured: Quantity(way.dot(wanted), "cosine"),
        expected: Expected(min: 0, unit: "cosine"), at: axis.origin, source: joint.record.source,
        hint: "turn its axis round, or say the other side")
    }
  }
}
