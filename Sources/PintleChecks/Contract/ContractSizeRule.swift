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

  func findings(in context: CheckContext) -> [Finding] {
    contractFindings(in: context) { if case .size = $0 { true } else { false } }
  }
}
