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

  var page: RulePage {
    RulePage(
      meaning: """
        The asset is lighter or heavier than was agreed, most often because something hollow is drawn solid.
        """,
      measured: """
        The sum of all parts: volume × density of the material, or what a part says it weighs.
        """,
      remedy: """
        Draw hollow what is hollow, choose the material that is meant, or say what a part weighs.
        """,
      failing: .chest(".box(0.40, 0.30, 0.20)", contract: "mass: 3..6"),
      passing: .chest(contract: "mass: 3..6"))
  }

  func findings(in context: CheckContext) -> [Finding] {
    contractFindings(in: context) { if case .mass = $0 { true } else { false } }
  }
}
