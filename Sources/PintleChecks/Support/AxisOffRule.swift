import Glibc
import PintleDocument
import PintleKinematics
import PintleModel

/// `support.axis_off`: a joint's line is the line of the pin, barrel or bore that it belongs to.
struct AxisOffRule: Rule {
  let id = "support.axis_off"
  let title = "line in the middle of its hardware"
  let severity = Severity.error
  let explanation = """
    Near the line of a hinge or spin the round shapes are looked for: first those of its own hardware, then what is \
    declared to run on it. Each has a line of its own, found from its surface. If none of them lies on the joint's line, the \
    nearest says how far off, or how oblique, the joint is: the part would turn about a line through thin air beside its \
    pin. Draw the joint on the line of the pin, or move the pin.
    """
  let settings = [
    RuleSetting("offset", .fraction, 0.1, "of the round shape's radius: how far the lines may lie apart"),
    RuleSetting("tilt", .angle, 0.026, "how far the lines may turn against each other"),
  ]

  var page: RulePage {
    RulePage(
      meaning: """
        The part turns about a line through thin air beside its pin: the two come apart as it moves.
        """,
      measured: """
        The own lines of the round shapes of a joint's hardware, and of what runs on it, found from their surfaces: the \
        nearest, how far beside the joint's line and how oblique to it.
        """,
      remedy: """
        Move the line by what the finding says, or the pin.
        """,
      failing: .chestDocument(line: "0.155"),
      passing: .chestDocument())
  }

  func findings(in context: CheckContext) -> [Finding] {
    let model = context.model
    let pose = context.mechanism.drawn
    return context.mechanism.joints.compactMap { joint -> Finding? in
      guard joint.record.kind == .hinge || joint.record.kind == .spin, let first = joint.freedoms.first,
        let axis = context.mechanism.axis(of: context.mechanism.freedoms[first].id, in: pose),
        let direction = axis.direction.normalized, axis.origin.isFinite
      else { return nil }
      let offset = context.value("offset", of: self, parts: [joint.record.child], joint: joint.record.id)
      let tilt = context.value("tilt", of: self, parts: [joint.record.child], joint: joint.record.id)
      var nearest: (off: Double, turn: Double, shape: Int, way: Vector3)?
      for i in candidates(joint, context) {
        guard let round = RoundAxis(of: model.shapes[i]), let own = round.line.direction.normalized else { continue }
        let turn = atan2(own.cross(direction).length, abs(own.dot(direction)))
        let d = round.line.origin - axis.origin
        let way = d - direction * d.dot(direction)
        let limit = max(context.tolerance, offset * round.radius)
        if turn <= tilt, way.length <= limit { return nil }
        // What stands across, or far from, is another thing: a screw head, a foot.
        guard turn < 0.4, way.length < max(round.length, 6 * round.radius) else { continue }
        if nearest.map({ way.length < $0.off }) ?? true { nearest = (way.length, turn, i, way) }
      }
      guard let nearest else { return nil }
      let name = model.shapes[nearest.shape].path
      let isTilted = nearest.turn > tilt
      return finding(
        context,
        isTilted
          ? "the line of `\(joint.record.id)` stands \(Wording.angle(nearest.turn)) oblique to `\(name)`, which it turns on"
          : "the line of `\(joint.record.id)` lies \(Wording.length(nearest.off)) beside that of `\(name)`, which it turns on",
        parts: [joint.record.child, joint.record.parent], shapes: [name], joint: joint.record.id,
        measured: isTilted ? Quantity(Wording.degrees(nearest.turn), "deg") : Quantity(nearest.off * 1e3, "mm"),
        expected: Expected(
          max: isTilted ? Wording.degrees(tilt) : context.tolerance * 1e3, unit: isTilted ? "deg" : "mm"),
        at: axis.origin, source: joint.record.source,
        hint: isTilted
          ? "turn the line to that of `\(name)`" : "move the line by \(Wording.offset(nearest.way))")
    }
  }

  /// The joint's own hardware, and what is declared to run on or in something at this joint.
  private func candidates(_ joint: Mechanism.Joint, _ context: CheckContext) -> [Int] {
    let shapes = context.model.shapes
    let fits = context.document.contacts.filter { $0.kind == .runningFit && $0.joint == joint.record.id }
      .flatMap { [$0.a, $0.b] }
    return shapes.indices.filter { shapes[$0].record.hardware == joint.record.id || fits.contains(shapes[$0].path) }
      .prefix(40).map { $0 }
  }
}
