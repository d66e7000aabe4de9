import PintleDocument

/// `structure.range_order`: ranges are ordered and finite, and hold the pose at home.
struct RangeOrderRule: Rule {
  let id = "structure.range_order"
  let title = "range ordered"
  let severity = Severity.error
  let explanation = """
    The lower end of a range lies below its upper end, both are finite, and the pose that the asset stands in lies \
    between them.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A range that ends below its beginning, is not finite, or leaves out the pose the asset stands in cannot \
        be moved through.
        """,
      measured: """
        Both ends as numbers, their order, and where the joint stands at home; slack 10⁻⁶ rad and 0.1 µm.
        """,
      remedy: """
        Swap the ends, or widen the range to hold the pose.
        """,
      failing: .urdfChest(limit: #"lower="1.9" upper="0""#),
      passing: .urdfChest())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.degrees.compactMap { joint, dof in
      guard let range = dof.range else { return nil }
      let angular = dof.isAngular
      func say(_ v: Double) -> String { Wording.coordinate(v, angular: angular) }
      if !range.lower.isFinite || !range.upper.isFinite {
        return finding(
          context, "`\(dof.id)` has an end of its range that is not a finite number", parts: [joint.child],
          joint: joint.id, source: joint.source,
          hint: "leave the range out of a spin that turns without end")
      }
      if range.lower > range.upper {
        return finding(
          context,
          "the range of `\(dof.id)` is reversed: its lower end \(say(range.lower)) lies above its upper end "
            + say(range.upper),
          parts: [joint.child], joint: joint.id, source: joint.source,
          hint: "write \(say(range.upper))...\(say(range.lower))")
      }
      guard let home = context.home(dof.id) else { return nil }
      let slack = angular ? 1e-6 : 1e-7
      guard !(home >= range.lower - slack && home <= range.upper + slack) else { return nil }
      return finding(
        context, "`\(dof.id)` stands at \(say(home)), outside its range of \(say(range.lower)) to \(say(range.upper))",
        parts: [joint.child], joint: joint.id, measured: Wording.quantity(home, angular: angular),
        expected: Expected(
          min: Wording.quantity(range.lower, angular: angular).value,
          max: Wording.quantity(range.upper, angular: angular).value, unit: angular ? "deg" : "mm"),
        source: joint.source, hint: "widen the range to hold \(say(home)), or draw the part inside it")
    }
  }
}
