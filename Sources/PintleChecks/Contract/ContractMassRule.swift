import PintleDocument

/// `contract.mass`: mass as agreed.
struct ContractMassRule: Rule {
  let id = "contract.mass"
  let title = "mass as agreed"
  let severity = Severity.error
  let explanation = """
    The mass of all parts together, by volume and density or as weighed, against the range of the contract. What is \
    drawn solid and is hollow in life weighs too much.
    """

  func findings(in context: CheckContext) -> [Finding] {
    contractFindings(in: context) { if case .mass = $0 { true } else { false } }
  }
}
