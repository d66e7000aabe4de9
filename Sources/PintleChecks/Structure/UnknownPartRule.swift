import PintleDocument

/// `structure.unknown_part`: joints and closures hold parts that exist.
struct UnknownPartRule: Rule {
  let id = "structure.unknown_part"
  let title = "joined parts exist"
  let severity = Severity.error
  let explanation = """
    A joint names its child and its parent, a closure its two parts. All of them must be parts of the asset. In a \
    program the type of the handles sees to it; in a document written by another tool it is checked here.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A joint holds a part that is not there, so nothing is held, and the part that was meant falls off.
        """,
      measured: """
        Child and parent of every joint, and the two ends of every closure, are looked up among the parts.
        """,
      remedy: """
        Name the part as it is called; the finding says which name is nearest.
        """,
      failing: .chestDocument(parent: "chets"),
      passing: .chestDocument())
  }

  func findings(in context: CheckContext) -> [Finding] {
    let document = context.document
    let known = document.parts.map(\.id)
    var result: [Finding] = []
    func check(_ owner: String, _ role: String, _ part: String, joint: String?, source: Int?) {
      guard !known.contains(part) else { return }
      let near = Spelling.nearest(to: part, in: known)
      result.append(
        finding(
          context, "\(owner): its \(role) `\(part)` is not a part of the asset", parts: [part], joint: joint,
          source: source, hint: near.map { "did you mean `\($0)`?" } ?? "the parts are \(Wording.list(known))"))
    }
    for joint in document.joints {
      check("joint `\(joint.id)`", "child", joint.child, joint: joint.id, source: joint.source)
      check("joint `\(joint.id)`", "parent", joint.parent, joint: joint.id, source: joint.source)
    }
    for closure in document.closures {
      for part in [closure.a, closure.b] {
        check("closure `\(closure.id)`", "part", part, joint: nil, source: closure.source)
      }
    }
    return result
  }
}
