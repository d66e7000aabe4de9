import PintleDocument

/// `expect.travels`: a part slides as far as is expected.
struct TravelsRule: Rule {
  let id = "expect.travels"
  let title = "travels as far as expected"
  let severity = Severity.error
  let explanation = """
    Some slide or screw between the part and the root moves it at least (at most) that far from end to end, through \
    the range that is proven free, with other joints where it needs them.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A part does not slide as far as its program promises.
        """,
      measured: """
        From end to end of the range that is proven free, for any slide or screw between the part and the root. \
        Within 0.05 mm.
        """,
      remedy: """
        Widen the range, or clear away what stops the motion; if the promise is too much, promise less.
        """,
      failing: .slider(said: "asset.expect(cover, travels: .atLeast(0.3), toward: .right)"),
      passing: .slider(said: "asset.expect(cover, travels: .atLeast(0.1), toward: .right)"))
  }

  func findings(in context: CheckContext) -> [Finding] {
    judging(.travels, in: context) { $0.judge(self, verb: "travels", noun: "slide") }
  }
}
