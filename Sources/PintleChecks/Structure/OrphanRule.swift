import PintleDocument

/// `structure.orphan`: every part hangs on the root through joints.
struct OrphanRule: Rule {
  let id = "structure.orphan"
  let title = "no orphan parts"
  let severity = Severity.error
  let explanation = """
    Every part but the root is held by a joint, and following the joints from parent to parent leads to the root. A \
    part without a joint would fall off in any simulator and stay behind in any game. Hold it with a joint, a \
    fixed one if it does not move, or add its shapes to the part that carries them.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A part that no joint holds falls off in a simulator and stays behind when the rest moves.
        """,
      measured: """
        From every part the joints are followed from child to parent; each chain must end at the root.
        """,
      remedy: """
        Hold it with a joint, a fixed one if it does not move, or add its shapes to the part that carries them.
        """,
      failing: .urdfChest(more: RuleExample.urdfKnob),
      passing: .urdfChest(
        more: RuleExample.urdfKnob
          + #"<joint name="hold" type="fixed"><parent link="lid"/><child link="knob"/><origin xyz="0 -0.38 0"/></joint>"#
      ))
  }

  func findings(in context: CheckContext) -> [Finding] {
    let tree = context.tree
    guard let root = tree.root else { return [] }
    let document = context.document
    let known = Set(document.parts.map(\.id))
    // A joint that names a part which does not exist is reported as that; its child is no orphan of its own.
    let broken = Set(document.joints.filter { !known.contains($0.parent) || $0.parent == $0.child }.map(\.child))
    return document.parts.indices.compactMap { i in
      let part = document.parts[i]
      guard !tree.isReached[i], !broken.contains(part.id) else { return nil }
      // Only the top of a loose tree is reported; circles without a top are reported whole.
      let joints = tree.chain(of: i).map { document.joints[$0] }
      if let top = joints.last, top.parent != part.id,
        let up = document.parts.firstIndex(where: { $0.id == top.parent }),
        tree.holds[up].isEmpty
      {
        return nil
      }
      if joints.contains(where: { broken.contains($0.parent) || broken.contains($0.child) }) { return nil }
      return joints.isEmpty
        ? finding(
          context, "`\(part.id)` is held by no joint", parts: [part.id], source: part.source,
          hint: "join it to `\(document.parts[root].id)`, or add its shapes to that part")
        : finding(
          context, "`\(part.id)` is not connected to `\(document.parts[root].id)`: its joints run in a circle",
          parts: [part.id], joint: joints[0].id, source: joints[0].source,
          hint: "hold one part of the circle on `\(document.parts[root].id)`")
    }
  }
}
