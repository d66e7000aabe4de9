import PintleDocument
import PintleKinematics
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

  var page: RulePage {
    RulePage(
      meaning: """
        Controllers, clips and other programs would drive the joint backward: they close what they mean to open.
        """,
      measured: """
        The first way of the middle of the part as the value grows, against the side that was named: the cosine between \
        them. In a program the axis is turned round to fit, so only documents can say it wrong.
        """,
      remedy: """
        Turn the axis round, or name the other side.
        """,
      failing: .chestDocument(sense: #"{ "kind": "opening", "toward": [0, 0, -1] }"#),
      passing: .chestDocument(sense: #"{ "kind": "opening", "toward": [0, 0, 1] }"#))
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.mechanism.freedoms.compactMap { freedom in
      let joint = context.mechanism.joints[freedom.joint]
      guard let sense = freedom.record.sense, let wanted = sense.toward?.normalized,
        let axis = context.mechanism.axis(of: freedom.id, in: context.mechanism.drawn),
        let direction = axis.direction.normalized
      else { return nil }
      if sense.kind == "moves" { return far(freedom, wanted, joint.record, context) }
      let part = sense.part.flatMap(context.model.partIndex) ?? joint.child
      var way = direction
      if sense.kind == "rolling" {
        // On the ground a wheel that turns about ω moves along ω × up.
        guard let first = direction.cross(.up).normalized else { return nil }
        way = first
      } else if sense.kind == "clockwise" {
        way = direction
      } else if freedom.record.type == .rotation {
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

  /// What moves far away is found by the mechanism, which sets the sense itself: it can be unclear only.
  private func far(_ freedom: Freedom, _ wanted: Vector3, _ joint: JointRecord, _ context: CheckContext) -> Finding? {
    guard let effect = context.mechanism.effect(of: freedom.id), effect < 0.1 else { return nil }
    let name = freedom.record.sense?.part ?? joint.child
    return finding(
      context,
      effect == 0
        ? "`\(freedom.id)` does not move `\(name)`: its sense is not clear"
        : "`\(freedom.id)` moves `\(name)` hardly \(Wording.way(wanted)), "
          + "\(Wording.number(abs(effect) * 100)) % of its way: its sense is not clear",
      parts: [joint.child, name].reduce(into: []) { if !$0.contains($1) { $0.append($1) } }, joint: joint.id,
      measured: Quantity(effect, "cosine"), expected: Expected(min: 0.1, unit: "cosine"), source: joint.source,
      hint: "name a part that it moves, or another way")
  }
}
