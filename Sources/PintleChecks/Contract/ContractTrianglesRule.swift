import PintleDocument

/// `contract.triangles`: triangles as agreed.
struct ContractTrianglesRule: Rule {
  let id = "contract.triangles"
  let title = "triangles as agreed"
  let severity = Severity.error
  let explanation = """
    The triangles of all shapes together against the bound of the contract; the finding names the shape with most.
    """

  func findings(in context: CheckContext) -> [Finding] {
    contractFindings(in: context) { if case .triangles = $0 { true } else { false } }
  }
}
