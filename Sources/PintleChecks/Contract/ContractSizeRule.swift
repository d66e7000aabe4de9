import PintleDocument

/// `contract.size`: size as agreed.
struct ContractSizeRule: Rule {
  let id = "contract.size"
  let title = "size as agreed"
  let severity = Severity.error
  let explanation = """
    Width (x), depth (y) and height (z) of the asset as it stands at home, against the ranges of the contract, within \
    0.05 mm. A shape that could not be made leaves them unverified.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        The asset is not as wide, deep or high as was agreed: it will not fit where it was ordered for.
        """,
      measured: """
        Width is the extent along x, depth along y, height along z of all shapes together, as the asset stands \
        at home, within 0.05 mm. Where a shape could not be made the line is unverified.
        """,
      remedy: """
        Change the size in the program; the finding names the shapes that reach farthest. If the brief was \
        wrong, have the contract changed by whoever wrote it: its hash stands in every report.
        """,
      failing: .chest(contract: "size: {width: 0.5..0.7}"),
      passing: .chest(contract: "size: {width: 0.35..0.45}"))
  }

  func findings(in context: CheckContext) -> [Finding] {
    contractFindings(in: context) { if case .size = $0 { true } else { false } }
  }
}
