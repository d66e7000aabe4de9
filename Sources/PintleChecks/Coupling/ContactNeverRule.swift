import PintleDocument
import PintleKinematics
import PintleModel

/// `contact.declared_but_never`: a contact that is declared takes place.
struct ContactNeverRule: Rule {
  let id = "contact.declared_but_never"
  let title = "declared contacts take place"
  let severity = Severity.warning
  let explanation = """
    A declared contact lets two shapes touch or overlap. If they never do, it allows something that is not there: a typing \
    slip, or a leftover that may hide a fault one day.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        Two shapes are allowed to touch and never come near each other.
        """,
      measured: """
        The least distance of the pair at home, in named poses and stances, and in 49 poses along every input's way, \
        against the clearance that was said plus the tolerance.
        """,
      remedy: """
        Remove the declaration, or name the shapes that do touch.
        """,
      failing: .camShaft(said: #"asset.allow(rod, walls, .seat, because: "the rod lies on a wall")"#),
      passing: .camShaft())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.document.contacts.compactMap { contact in
      switch contact.kind {
      // Followers and fits have rules of their own, and a joint's stop too.
      case .follows, .runningFit: return nil
      case .stops where contact.joint != nil: return nil
      case .thread, .press, .seat, .wrap, .mesh, .stops, .springEnd: break
      }
      let reach = context.reach(contact, lash: 0.3e-3)
      let poses = context.meetings(contact.a, contact.b, within: reach, untilTheyMeet: true)
      guard !poses.isEmpty, !poses.contains(where: \.meets) else { return nil }
      let parts = [contact.a, contact.b].compactMap { $0.split(separator: "/").first.map(String.init) }
      return finding(
        context, "`\(contact.a)` and `\(contact.b)` are declared to touch and never do", parts: parts,
        shapes: [contact.a, contact.b].filter { $0.contains("/") }, joint: contact.joint, source: contact.source,
        hint: "remove the declaration, or name the shapes that touch")
    }
  }
}
