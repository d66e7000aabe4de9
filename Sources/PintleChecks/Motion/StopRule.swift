import PintleDocument
import PintleKinematics
import PintleModel

/// `motion.stop`: a declared stop ends the motion where the range ends.
struct StopRule: Rule {
  let id = "motion.stop"
  let title = "ranges end at their stops"
  let severity = Severity.error
  let explanation = """
    Where two shapes are declared to stop a joint, they meet at one end of its range: a range that goes on beyond drives \
    one into the other (an error), and a stop that is not met at either end stops nothing (a warning).
    """

  var page: RulePage {
    RulePage(
      meaning: """
        The range drives the part into the stop that should end it, or the stop stops nothing.
        """,
      measured: """
        A contact that is declared to stop a joint: where the sweep meets it, against the ends of the range; and how far \
        the two are apart at the nearer end.
        """,
      remedy: """
        End the range where the two meet, or remove the stop.
        """,
      failing: .chestDocument(
        range: #"{ "lower": -0.2, "upper": 1.8 }"#,
        members: #"""
            "contacts": [{ "kind": "stops", "a": "lid/panel", "b": "chest/box", "joint": "lid_hinge" }]
          """#),
      passing: .chestDocument(
        members: #"""
            "contacts": [{ "kind": "stops", "a": "lid/panel", "b": "chest/box", "joint": "lid_hinge" }]
          """#))
  }

  func findings(in context: CheckContext) -> [Finding] {
    let beyond = context.obstructions.filter { $0.kind == .stop }.map { o in
      finding(
        for: o,
        "\(o.freedom.id) goes beyond its stop: \(o.blocking.moving) meets \(o.blocking.resting) at "
          + "\(o.say(o.blocking.onset))\(o.end.map { " of \(o.say($0))" } ?? "")\(o.depth)",
        severity: o.severity, hint: "end the range at \(o.say(o.blocking.onset))", context)
    }
    return beyond + idle(context)
  }

  private func idle(_ context: CheckContext) -> [Finding] {
    let model = context.model
    return context.document.contacts.compactMap { contact -> Finding? in
      guard contact.kind == .stops else { return nil }
      let (first, second) = (model.shapeIndices(contact.a), model.shapeIndices(contact.b))
      guard !first.isEmpty, !second.isEmpty,
        let freedom = freedom(of: contact, first, second, context), let limits = freedom.limits
      else { return nil }
      var least = Double.infinity
      for value in [limits.lowerBound, limits.upperBound] {
        let pose = context.mechanism.pose([freedom.id: value])
        for a in first {
          for b in second {
            let (X, Y) = (pose.motion(ofPart: model.shapes[a].part), pose.motion(ofPart: model.shapes[b].part))
            let gap = context.probe.gap(
              between: model.shapes[a], at: X, and: model.shapes[b], at: Y, within: model.bounds.diagonal)
            least = min(least, gap?.distance ?? .infinity)
          }
        }
      }
      guard least.isFinite, least > 2 * context.tolerance + abs(contact.clearance ?? 0) else { return nil }
      let joint = context.mechanism.joints[freedom.joint].record
      return finding(
        context,
        "`\(contact.a)` and `\(contact.b)` are to stop \(freedom.id), and stay \(Wording.length(least)) apart at both "
          + "ends of its range",
        severity: .warning, parts: [joint.child], shapes: [model.shapes[first[0]].path, model.shapes[second[0]].path],
        joint: joint.id, measured: Quantity(least * 1e3, "mm"),
        expected: Expected(max: 2 * context.tolerance * 1e3, unit: "mm"), source: contact.source ?? joint.source,
        hint: "let the range end where they meet, or remove the stop")
    }
  }

  /// The joint that is named, or the one that moves one of them against the other.
  private func freedom(
    of contact: ContactRecord, _ first: [Int], _ second: [Int], _ context: CheckContext
  ) -> Freedom? {
    context.sweptFreedoms.first { freedom in
      if let joint = contact.joint { return context.mechanism.joints[freedom.joint].record.id == joint }
      let moved = Set(context.mechanism.parts(movedBy: freedom.id))
      return moved.contains(context.model.shapes[first[0]].part) != moved.contains(context.model.shapes[second[0]].part)
    }
  }
}
