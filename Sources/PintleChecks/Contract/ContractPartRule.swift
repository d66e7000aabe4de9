import PintleDocument

/// `contract.part`: parts as agreed.
struct ContractPartRule: Rule {
  let id = "contract.part"
  let title = "parts as agreed"
  let severity = Severity.error
  let explanation = """
    Each line of the contract that wants parts (by role, name or material) gets that many, no fewer and no more. A part \
    counts for one line only; parts are dealt out so that as many lines as possible are met. A part without a shape is \
    none.
    """

  func findings(in context: CheckContext) -> [Finding] {
    contractFindings(in: context) { if case .parts = $0 { true } else { false } }
  }
}
