import PintleDocument
import PintleKinematics

/// `structure.loop_singular`: loops are not drawn in a dead pose.
struct LoopSingularRule: Rule {
  let id = "structure.loop_singular"
  let title = "loops drawn off their dead poses"
  let severity = Severity.error
  let explanation = """
    The drawn pose says on which of its branches a loop runs. Drawn flat, with its bars in one line, it could go either \
    way, and nothing can be followed from there.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        The loop is drawn in the one pose in which it could fold either way.
        """,
      measured: """
        The rank of the followers' Jacobian in the drawn pose, against its rank in a pose 1 % away.
        """,
      remedy: """
        Draw it a few degrees open, on the side it is to run on, and let `asset.home` say where it stands.
        """,
      failing: .fourBar(pin: "[0.2, 0, 0.15]"),
      passing: .fourBar())
  }

  func findings(in context: CheckContext) -> [Finding] {
    let singular = context.mechanismReport.singular
    guard !singular.isEmpty else { return [] }
    let closures = context.closuresByID
    let first = singular.compactMap { closures[$0] }.first
    return [
      finding(
        context,
        "\(Wording.list(singular)) \(singular.count == 1 ? "is" : "are") drawn in a dead pose: it could fold either way",
        parts: first.map { [$0.a, $0.b] } ?? [], joint: first?.id, at: first?.frame.origin, source: first?.source,
        hint: "draw it a few degrees open and say where it stands with asset.home")
    ]
  }
}
