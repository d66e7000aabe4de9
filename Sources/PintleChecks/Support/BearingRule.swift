import PintleDocument
import PintleKinematics
import PintleModel

/// `support.bearing`: what turns is held on its line by something that can be seen.
struct BearingRule: Rule {
  let id = "support.bearing"
  let title = "turns in a bearing"
  let severity = Severity.warning
  let explanation = """
    In the middle of its range a part on a hinge or spin is nudged across the joint's line. A pin, a bore, knuckles, a \
    shaft or a ring stop it within a few tolerances; where at most one of the four ways is stopped, the joint is a line \
    that nothing is built on. Add hinges, a pin or an axle (`joint.hardware(.barrel(…))`, `.pin`, `.bearing`), or draw \
    what it turns in. In imported assets a part that touches something but is not held is a note.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        The part turns about a line that nothing is built on: a real one would fall off.
        """,
      measured: """
        In the middle of its range the part is nudged four ways across its line, by a few tolerances; contact with \
        anything that does not move with it stops a way. At most one stopped way is no bearing.
        """,
      remedy: """
        Give it hinges, a pin or an axle: `.hardware(.pin(diameter:length:))`, `.barrel`, `.bearing`.
        """,
      failing: .cart(hardware: nil),
      passing: .cart())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.holds.compactMap { hold in
      guard hold.hasNoBearing, hold.held.isComplete else { return nil }
      let joint = hold.joint.record
      let part = context.model.parts[hold.joint.child].record
      let reach = Wording.length(hold.held.reach)
      let message =
        hold.held.isLoose
        ? "nothing holds `\(part.id)`: nothing is within \(reach) of it in the middle of the range of `\(joint.id)`"
        : "`\(joint.id)` has no bearing: nothing within \(reach) stops `\(part.id)` "
          + Wording.ways(hold.freeAcross)
      return finding(
        context, message, severity: context.document.imported != nil && !hold.held.isLoose ? .note : severity,
        parts: [part.id, context.model.parts[hold.joint.parent].record.id], joint: joint.id,
        measured: Quantity(Double(hold.freeAcross.count), "free directions"),
        expected: Expected(max: 0, unit: "free directions"), pose: hold.held.pose, at: hold.held.centre,
        source: joint.source, hint: hint(part.role))
    }
  }

  private func hint(_ role: String?) -> String {
    switch role {
    case "door", "lid": "hang it: `.hardware(.barrel(diameter:knuckles:))`, `.concealed`, or a pin in bores"
    case "wheel", "caster": "give it an axle: `.hardware(.pin(diameter:length:))` or `.bearing`"
    default: "draw what it turns on: a pin, a shaft in a bore, a ring"
    }
  }
}
