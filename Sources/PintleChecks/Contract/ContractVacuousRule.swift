import PintleDocument

/// `contract.vacuous`: a contract can be broken.
struct ContractVacuousRule: Rule {
  let id = "contract.vacuous"
  let title = "contract can be broken"
  let severity = Severity.error
  let explanation = """
    A contract without a line, or a line that every asset keeps (at least 0 parts, a width of at least nothing), proves \
    nothing, and a pass against it says nothing.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        The contract, or a line of it, cannot be broken, so that keeping it proves nothing.
        """,
      measured: """
        A contract without lines; a range that begins at nothing and has no end; a count of at least 0.
        """,
      remedy: """
        Say what the asset must be, with a bound that a wrong asset would miss.
        """,
      failing: .chest(contract: "mass: \">= 0\""),
      passing: .chest(contract: "mass: 3..6"))
  }

  func findings(in context: CheckContext) -> [Finding] {
    guard let contract = context.contract else { return [] }
    func finding(_ message: String, at source: SourceLocation, hint: String) -> Finding {
      var result = self.finding(context, message, hint: hint)
      result.source = source
      return result
    }
    guard !contract.lines.isEmpty else {
      return [
        finding(
          "the contract demands nothing", at: SourceLocation(file: contract.file, line: 1),
          hint: "say what the asset must be: `size`, `parts`, `motions`, `mass`, `triangles`")
      ]
    }
    return contract.lines.compactMap { line in
      guard isIdle(line.demand) else { return nil }
      return finding(
        "every asset keeps this line of the contract: \(line.demand.text)", at: line.source,
        hint: "say a bound that can be missed, or remove the line")
    }
  }

  private func isIdle(_ demand: ContractDemand) -> Bool {
    switch demand {
    case .size(_, let bound): bound.isIdle(slack: CheckTolerances.length)
    case .mass(let bound), .triangles(let bound): bound.isIdle()
    case .parts(let parts): parts.count.isIdle()
    case .motion(let motion): if case .atLeast(let n) = motion.count { n < 1 } else { false }
    }
  }
}
