import PintleDocument
import PintleKinematics

/// `structure.undriven`: every follower follows something.
struct UndrivenRule: Rule {
  let id = "structure.undriven"
  let title = "followers follow"
  let severity = Severity.error
  let explanation = """
    What is said to follow is found from loops and couplings. Where they leave it free, an input is missing, or a \
    closure, or a coupling: inputs (passive ones among them) number what the rank of all equations leaves over.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A joint is said to follow, and nothing moves it: the mechanism has one input too few.
        """,
      measured: """
        Degrees of freedom less the rank of all loops and couplings is what must be given; named is what the equations \
        of its own block leave free.
        """,
      remedy: """
        Give one of the joints a range, or close the loop that should hold it, or couple it.
        """,
      failing: .fourBar(crank: ".follows"),
      passing: .fourBar())
  }

  func findings(in context: CheckContext) -> [Finding] {
    let report = context.mechanismReport
    return report.undriven.map { group in
      let missing = report.mobility - report.given
      return finding(
        context,
        "nothing moves \(Wording.list(group.followers)): "
          + (missing > 0 && !group.closures.isEmpty
            ? "\(Wording.count(missing, "input")) too few" : "no loop or coupling knows it"),
        parts: context.children(ofFreedoms: group.followers), joint: group.followers.first,
        measured: Quantity(Double(report.given), "count"),
        expected: Expected(value: Double(report.mobility), unit: "count"),
        source: group.followers.first.flatMap { context.source(ofFreedom: $0) },
        hint: "give one of them a range, or close the loop or the coupling that is missing")
    }
  }
}
