import PintleDocument

/// `expect.opens`: a part swings as far from home as is expected.
struct OpensRule: Rule {
  let id = "expect.opens"
  let title = "opens as far as expected"
  let severity = Severity.error
  let explanation = """
    Some hinge between the part and the root swings at least (at most) that far from home, through the range that is \
    proven free, with other joints where it needs them. The side it opens to is judged by `motion.opens_wrong_way`.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A part does not open as far as its program promises.
        """,
      measured: """
        From home to the farther end of the range that the sweep has proven free, for any hinge between the part \
        and the root; other joints stand where `needs` wants them. Within 0.05°.
        """,
      remedy: """
        Widen the range, or clear away what stops the motion; if the promise is too much, promise less.
        """,
      failing: .chest(swing: "0° ... 70°", said: "asset.expect(lid, opens: .atLeast(90°), toward: .up)"),
      passing: .chest(said: "asset.expect(lid, opens: .atLeast(90°), toward: .up)"))
  }

  func findings(in context: CheckContext) -> [Finding] {
    judging(.opens, in: context) { $0.judge(self, verb: "opens", noun: "hinge") }
  }
}
