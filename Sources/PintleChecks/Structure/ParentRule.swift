import PintleDocument

/// `structure.parent`: a part moves on one other part.
struct ParentRule: Rule {
  let id = "structure.parent"
  let title = "one parent"
  let severity = Severity.error
  let explanation = """
    A part is the child of one joint. A second hold (the far end of a connecting rod, a second arm) is a loop closure, \
    which has no range of its own. A part cannot move on itself.
    """

  func findings(in context: CheckContext) -> [Finding] {
    let document = context.document
    var result: [Finding] = []
    for (part, holds) in zip(document.parts, context.tree.holds) where holds.count > 1 {
      let joints = holds.map { document.joints[$0] }
      for second in joints.dropFirst() {
        result.append(
          finding(
            context,
            "`\(part.id)` has a second parent: `\(joints[0].id)` holds it on `\(joints[0].parent)`, "
              + "`\(second.id)` on `\(second.parent)`",
            parts: [part.id], joint: second.id, source: second.source,
            hint: "keep one joint; make the other a loop closure"))
      }
    }
    for joint in document.joints where joint.child == joint.parent {
      result.append(
        finding(
          context, "joint `\(joint.id)` holds `\(joint.child)` on itself", parts: [joint.child], joint: joint.id,
          source: joint.source, hint: "name the part that it moves on"))
    }
    return result
  }
}
