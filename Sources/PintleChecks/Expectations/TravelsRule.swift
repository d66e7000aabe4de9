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

  func findings(in context: CheckContext) -> [Finding] {
    judging(.travels, in: context) { $0.judge(self, verb: "travels", noun: "slide") }
  }
}
