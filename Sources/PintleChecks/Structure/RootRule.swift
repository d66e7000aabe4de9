import PintleDocument

/// `structure.root`: one part carries all the others.
struct RootRule: Rule {
  let id = "structure.root"
  let title = "one root"
  let severity = Severity.error
  let explanation = """
    Every asset has exactly one part that moves on no other: the root, which stands on the floor or is held. Without \
    parts there is nothing to check; where every part is the child of another, the joints run in a circle. Remove the \
    joint that closes the circle, or make it a loop closure.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        Nothing says what the asset stands on: every part moves on another one, or there is no part at all.
        """,
      measured: """
        Parts that are the child of no joint are counted; there must be one.
        """,
      remedy: """
        Take out the joint that closes the circle, or make it a loop closure.
        """,
      failing: .urdfChest(more: #"<joint name="back" type="fixed"><parent link="lid"/><child link="box"/></joint>"#),
      passing: .urdfChest())
  }

  func findings(in context: CheckContext) -> [Finding] {
    let parts = context.document.parts
    if parts.isEmpty {
      return [finding(context, "the asset has no parts", hint: "add a part: asset.part(\"body\", .oak)")]
    }
    guard context.tree.roots.isEmpty else { return [] }
    let joint = context.document.joints.last
    return [
      finding(
        context, "no part is the root: the joints run in a circle through \(Wording.list(parts.map(\.id)))",
        parts: parts.map(\.id), joint: joint?.id, source: joint?.source,
        hint: "one part must be the child of no joint; close a circle with a loop closure")
    ]
  }
}
