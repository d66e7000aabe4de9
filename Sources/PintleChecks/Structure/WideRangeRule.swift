import PintleDocument

/// `structure.wide_range`: a hinge turns less than once round.
struct WideRangeRule: Rule {
  let id = "structure.wide_range"
  let title = "hinge range up to 360°"
  let severity = Severity.warning
  let explanation = """
    A hinge that turns further than once round is a spin. Spins, screws and followers may turn as often as they like; a \
    range that looks like degrees is told as that.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A hinge that passes its own beginning turns like a wheel, while its limits stop it somewhere.
        """,
      measured: """
        The length of a hinge's range against one turn.
        """,
      remedy: """
        Make it a spin (continuous), or give it the range it has.
        """,
      failing: .urdfChest(limit: #"lower="0" upper="7.5""#),
      passing: .urdfChest())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.degrees.compactMap { joint, dof in
      guard joint.kind == .hinge, dof.type == .rotation, dof.role != .follows, let range = dof.range else { return nil }
      guard range.length.isFinite, range.length > 2 * .pi + 1e-9 else { return nil }
      guard !DegreesRule.looksLikeDegrees(range) else { return nil }
      return finding(
        context, "hinge `\(dof.id)` turns \(Wording.angle(range.length)), more than once round", parts: [joint.child],
        joint: joint.id, measured: Wording.quantity(range.length, angular: true),
        expected: Expected(max: 360, unit: "deg"),
        source: joint.source,
        hint: "use a spin for what turns more than once round")
    }
  }
}
