import PintleDocument
import PintleModel

/// `motion.still`: what is there to be moved can be moved.
struct StillRule: Rule {
  let id = "motion.still"
  let title = "doors, drawers, wheels and buttons move"
  let severity = Severity.error
  let explanation = """
    A part whose role is to move (a door, lid, drawer, wheel, caster, knob, button, lever, latch) is held by a joint with \
    a degree of freedom, or welded to another part of that role. Fixed to anything else it is a picture of one. Give it its joint, or another role.
    """

  private static let movers: Set<String> = [
    "door", "lid", "drawer", "wheel", "caster", "knob", "button", "lever", "latch",
  ]

  var page: RulePage {
    RulePage(
      meaning: """
        It is a picture of a door, a drawer or a wheel: nobody can move it.
        """,
      measured: """
        The joint of each part whose role is to move: anything but fixed. What is welded to a part of the same role moves \
        with it.
        """,
      remedy: """
        Give it the joint that it moves by: a hinge, a slide, a spin. Or leave the role out.
        """,
      failing: .fixedLid(),
      passing: .chest())
  }

  func findings(in context: CheckContext) -> [Finding] {
    let mechanism = context.mechanism
    return context.model.parts.indices.compactMap { part in
      let record = context.model.parts[part].record
      guard let role = record.role, Self.movers.contains(role), let j = mechanism.jointOfPart[part],
        mechanism.joints[j].record.kind == .fixed
      else { return nil }
      // What is welded to a part of the same role moves with it: a door's panel, a wheel's tyre.
      let carrier = context.model.parts[mechanism.joints[j].parent].record
      guard carrier.role != role else { return nil }
      return finding(
        context, "`\(record.id)` is a \(role) and cannot move: it is fixed to `\(carrier.id)`",
        parts: [record.id], joint: mechanism.joints[j].record.id, source: mechanism.joints[j].record.source,
        hint: "hold it with a joint that moves, or leave the role out")
    }
  }
}
