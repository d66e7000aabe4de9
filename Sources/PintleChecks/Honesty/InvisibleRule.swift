import PintleDocument
import PintleKinematics
import PintleModel

/// `honesty.invisible`: what a joint moves can be seen.
struct InvisibleRule: Rule {
  let id = "honesty.invisible"
  let title = "motion can be seen"
  let severity = Severity.warning
  let explanation = """
    A joint whose parts cannot be seen from outside in any pose, neither at home nor with it at an end of its range nor \
    with everything opened, proves nothing: a block that slides inside a closed crate. Rays from the parts' surfaces look \
    for a way out, through glass and grilles too. What carries a part that is seen is not asked, nor what spins without \
    end (a fan, a shaft), meshes, follows or runs in a declared fit: a gear in a closed gearbox does its work there.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A joint moves something that nobody ever sees: it counts as a motion and shows none.
        """,
      measured: """
        The same rays as for hidden parts, for everything that the joint moves.
        """,
      remedy: """
        Show what it moves, or take the joint away.
        """,
      failing: .urdfCrate(held: "prismatic", isOpen: false),
      passing: .urdfCrate(held: "prismatic", isOpen: true))
  }

  func findings(in context: CheckContext) -> [Finding] {
    let mechanism = context.mechanism
    let hidden = Set(context.hiddenParts)
    guard !hidden.isEmpty else { return [] }
    let engaged = engagedParts(context)
    return mechanism.joints.compactMap { joint in
      guard let index = joint.freedoms.first, hidden.contains(joint.child) else { return nil }
      let record = joint.record
      guard record.kind != .spin || mechanism.freedoms[index].record.range != nil else { return nil }
      // What it moves further on counts too.
      let moved = mechanism.parts(movedBy: mechanism.freedoms[index].id)
      guard moved.allSatisfy({ hidden.contains($0) && !engaged.contains($0) }) else { return nil }
      let names = moved.map { context.model.parts[$0].record.id }
      return finding(
        context, "what `\(record.id)` moves cannot be seen in any pose: \(Wording.list(names))", parts: names,
        joint: record.id, source: record.source,
        hint: "a motion that nobody sees is worth nothing: is it where it should be?")
    }
  }

  /// Parts in declared contacts, couplings, loops or trains: the inside of a mechanism.
  private func engagedParts(_ context: CheckContext) -> Set<Int> {
    let (document, model) = (context.document, context.model)
    var parts: Set<Int> = []
    for contact in document.contacts where contact.kind != .stops {
      for path in [contact.a, contact.b] { for s in model.shapeIndices(path) { parts.insert(model.shapes[s].part) } }
    }
    for closure in document.closures { parts.formUnion([closure.a, closure.b].compactMap(model.partIndex)) }
    let coupled = Set(document.couplings.flatMap { $0.relation.degreesOfFreedom })
    for (joint, dof) in context.degrees where dof.role == .follows || coupled.contains(dof.id) {
      parts.formUnion([joint.child].compactMap(model.partIndex))
    }
    for train in document.trains { parts.formUnion([train.part].compactMap(model.partIndex)) }
    return parts
  }
}
