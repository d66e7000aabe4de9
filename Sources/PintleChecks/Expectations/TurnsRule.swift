import PintleDocument

/// `expect.turns`: a part turns as far as is expected.
struct TurnsRule: Rule {
  let id = "expect.turns"
  let title = "turns as far as expected"
  let severity = Severity.error
  let explanation = """
    Some joint between the part and the root turns it at least (at most) that far from end to end, through the range \
    that is proven free.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A part does not turn as far as its program promises.
        """,
      measured: """
        From end to end of the range that is proven free, for any joint that turns between the part and the \
        root. Within 0.05°.
        """,
      remedy: """
        Widen the range, or clear away what stops the motion; if the promise is too much, promise less.
        """,
      failing: .chest(said: "asset.expect(lid, turns: .atLeast(180°))"),
      passing: .chest(said: "asset.expect(lid, turns: .atLeast(100°))"))
  }

  func findings(in context: CheckContext) -> [Finding] {
    judging(.turns, in: context) { $0.judge(self, verb: "turns", noun: "hinge or spin") }
  }
}
