import PintleDocument

/// `structure.zero_range`: a joint that is meant to move has somewhere to go.
struct ZeroRangeRule: Rule {
  let id = "structure.zero_range"
  let title = "no joint without travel"
  let severity = Severity.error
  let explanation = """
    A joint whose range has no length (under 0.05° or 0.05 mm) cannot move: it looks like a joint and is none. Give it \
    its travel, or make it a fixed joint. A joint that follows others needs no range; one that is said to have no travel \
    while what it follows takes it along contradicts them.
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
      guard let range = dof.range, range.length >= 0 else { return nil }
      let least = dof.isAngular ? CheckTolerances.angle : CheckTolerances.length
      guard range.length < least else { return nil }
      if dof.role == .follows { return taken(joint, dof, range.length, least, context) }
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

  /// A follower that is said to have no travel, and is taken along; nil where nothing moves it.
  private func taken(
    _ joint: JointRecord, _ dof: DegreeOfFreedom, _ length: Double, _ least: Double, _ context: CheckContext
  ) -> Finding? {
    var way: (length: Double, by: String)?
    for input in context.leaders(of: dof.id) {
      for follower in input.followers where follower.id == dof.id && follower.upper - follower.lower > least {
        if follower.upper - follower.lower > way?.length ?? 0 { way = (follower.upper - follower.lower, input.id) }
      }
    }
    guard let way else { return nil }
    func say(_ v: Double) -> String { Wording.coordinate(v, angular: dof.isAngular) }
    return finding(
      context, "`\(dof.id)` has a range of \(say(length)), and `\(way.by)` takes it through \(say(way.length))",
      parts: [joint.child], joint: joint.id, measured: Wording.quantity(length, angular: dof.isAngular),
      expected: Expected(
        min: Wording.quantity(way.length, angular: dof.isAngular).value, unit: dof.isAngular ? "deg" : "mm"),
      source: joint.source, hint: "leave out the range of what follows, or give it the way it is taken")
  }
}
