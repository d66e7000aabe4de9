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

  func findings(in context: CheckContext) -> [Finding] {
    judging(.opens, in: context) { $0.judge(self, verb: "opens", noun: "hinge") }
  }
}
