import PintleDocument
import PintleKinematics

/// `structure.overdriven`: inputs are free to be given.
struct OverdrivenRule: Rule {
  let id = "structure.overdriven"
  let title = "inputs do not fight"
  let severity = Severity.error
  let explanation = """
    Two inputs that one loop ties to each other cannot both be given, and an input that loops or couplings hold still \
    cannot be given at all. Repeated equations that agree (a second pin on one shaft) are no fault.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        More is driven than can move by itself: motors would fight each other, or a loop would be torn.
        """,
      measured: """
        The part of each input's effect on the equations that no motion of the followers can answer, beyond 10⁻⁶ of \
        the whole.
        """,
      remedy: """
        Let all but one of the inputs that are named follow, or remove the coupling that contradicts the others.
        """,
      failing: .fourBar(rocker: "-60° ... 60°"),
      passing: .fourBar())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.mechanismReport.overdriven.map { inputs in
      finding(
        context,
        inputs.count == 1
          ? "`\(inputs[0])` cannot move: loops and couplings hold it still"
          : "\(Wording.list(inputs)) fight each other: one of them decides the others",
        parts: context.children(ofFreedoms: inputs), joint: inputs.first,
        source: inputs.first.flatMap { context.source(ofFreedom: $0) },
        hint: inputs.count == 1
          ? "remove the coupling or closure that contradicts the others"
          : "let all but one of them follow: range: .follows")
    }
  }
}
