import PintleDocument
import PintleKinematics
import PintleModel

/// `contact.lost`: what is to stay in contact does, over the whole motion.
struct ContactLostRule: Rule {
  let id = "contact.lost"
  let title = "contact that lasts"
  let severity = Severity.error
  let explanation = """
    A follower stays on its cam, teeth in their mesh, a chain on its wheels and a press fit in its seat wherever the \
    inputs go: never further apart than the clearance that was said (for followers the lash) and the tolerance.
    """

  var settings: [RuleSetting] {
    [
      RuleSetting(
        "lash", .length, 0.3e-3, "the gap that is allowed where no clearance was said, beyond the tolerance")
    ]
  }

  var page: RulePage {
    RulePage(
      meaning: """
        Somewhere in the range a follower has left its cam, or a gear its rack: what it moves no longer follows.
        """,
      measured: """
        The least distance between the two shapes in 49 poses along every input's way, against the clearance or lash \
        plus the tolerance.
        """,
      remedy: """
        End the range before, make what leaves longer, or bring the follower to its cam.
        """,
      failing: .camShaft(gap: "2.mm"),
      passing: .camShaft())
  }

  /// Contact that is there all the time; threads and running fits have rules of their own.
  private static let lasting: Set<ContactRecord.Kind> = [.follows, .mesh, .press, .wrap, .springEnd]

  func findings(in context: CheckContext) -> [Finding] {
    let meshes = Set(context.gearMeshes.map { Set($0.shapes) })
    return context.document.contacts.compactMap { contact in
      // Gears on fixed lines cannot part: they are judged by their distance.
      guard Self.lasting.contains(contact.kind), !meshes.contains([contact.a, contact.b]) else { return nil }
      let lash = context.value("lash", of: self, shapes: [contact.a, contact.b])
      let reach = context.reach(contact, lash: lash)
      let poses = context.meetings(contact.a, contact.b, within: reach)
      // What never meets is another matter, unless it is all that a cam has to do.
      guard let lost = poses.first(where: { !$0.meets }),
        contact.kind == .follows || poses.contains(where: \.meets)
      else { return nil }
      let parts = [contact.a, contact.b].compactMap { $0.split(separator: "/").first.map(String.init) }
      var place = ""
      if let dof = lost.at.dof {
        let angular = context.degrees.first { $0.dof.id == dof }?.dof.isAngular ?? true
        place = " at \(Wording.coordinate(lost.at.value, angular: angular)) of `\(dof)`"
      }
      let isCam = context.document.couplings.contains { $0.from?.kind == "cam" && $0.from?.of["lobe"] == contact.a }
      return finding(
        context,
        contact.kind == .follows
          ? "`\(contact.b)` leaves `\(contact.a)`\(place): more than \(Wording.length(reach)) lies between them"
          : "`\(contact.a)` and `\(contact.b)` part\(place): more than \(Wording.length(reach)) lies between them",
        parts: parts, shapes: [contact.a, contact.b].filter { $0.contains("/") }, joint: contact.joint,
        expected: Expected(max: reach * 1e3, unit: "mm"), pose: lost.at.dof.map { [$0: lost.at.value] },
        source: contact.source,
        hint: isCam ? "bring the follower to its cam: base circle and lift say where" : "end the range before")
    }
  }
}
