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
