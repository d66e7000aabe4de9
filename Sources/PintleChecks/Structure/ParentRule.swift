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

  var page: RulePage {
    RulePage(
      meaning: """
        A part that two joints hold cannot say which of them moves it; tools take one of the two and drop the \
        other.
        """,
      measured: """
        Joints that name the part as their child are counted; a part has one at most, and none that names it as \
        its parent too.
        """,
      remedy: """
        Keep the joint it moves by; a second hold is a loop closure.
        """,
      failing: .urdfChest(more: #"<joint name="second" type="fixed"><parent link="box"/><child link="lid"/></joint>"#),
      passing: .urdfChest())
  }

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
