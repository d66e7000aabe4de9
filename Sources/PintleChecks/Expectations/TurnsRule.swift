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

  func findings(in context: CheckContext) -> [Finding] {
    judging(.turns, in: context) { $0.judge(self, verb: "turns", noun: "hinge or spin") }
  }
}
