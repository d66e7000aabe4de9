import PintleDocument

/// `structure.zero_range`: a joint that is meant to move has somewhere to go.
struct ZeroRangeRule: Rule {
  let id = "structure.zero_range"
  let title = "no joint without travel"
  let severity = Severity.error
  let explanation = """
    A joint whose range has no length (under 0.05° or 0.05 mm) cannot move: it looks like a joint and is none. Give it \
    its travel, or make it a fixed joint.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A joint that cannot move is none, though it counts as one in every list.
        """,
      measured: """
        The length of the range against 0.05° and 0.05 mm.
        """,
      remedy: """
        Give the joint its travel, or make it a fixed joint.
        """,
      failing: .urdfChest(limit: #"lower="0" upper="0""#),
      passing: .urdfChest())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.degrees.compactMap { joint, dof in
      guard let range = dof.range, dof.role != .follows, range.length >= 0 else { return nil }
      guard range.length < (dof.isAngular ? CheckTolerances.angle : CheckTolerances.length) else { return nil }
      return finding(
        context,
        "`\(dof.id)` cannot move: its range is \(Wording.coordinate(range.length, angular: dof.isAngular)) long",
        parts: [joint.child], joint: joint.id, measured: Wording.quantity(range.length, angular: dof.isAngular),
        expected: Expected(
          min: dof.isAngular ? Wording.degrees(CheckTolerances.angle) : CheckTolerances.length * 1e3,
          unit: dof.isAngular ? "deg" : "mm"),
        source: joint.source, hint: "give the joint its travel, or make it a fixed joint")
    }
  }
}
