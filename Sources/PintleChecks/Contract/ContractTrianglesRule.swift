import PintleDocument

/// `contract.triangles`: triangles as agreed.
struct ContractTrianglesRule: Rule {
  let id = "contract.triangles"
  let title = "triangles as agreed"
  let severity = Severity.error
  let explanation = """
    The triangles of all shapes together against the bound of the contract; the finding names the shape with most.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        The asset costs more triangles than was agreed.
        """,
      measured: """
        The triangles of all shapes together, repeated shapes counted each time.
        """,
      remedy: """
        The finding names the shape with most triangles: fewer blends, fewer letters, fewer repeated small \
        things.
        """,
      failing: .chest(contract: "triangles: \"<= 100\""),
      passing: .chest(contract: "triangles: \"<= 20000\""))
  }

  func findings(in context: CheckContext) -> [Finding] {
    contractFindings(in: context) { if case .triangles = $0 { true } else { false } }
  }
}
