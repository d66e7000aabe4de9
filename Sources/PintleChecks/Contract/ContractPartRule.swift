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

  var page: RulePage {
    RulePage(
      meaning: """
        A part that was agreed is missing, or there is one too many.
        """,
      measured: """
        Each line gets parts by role, name pattern or material. A part counts for one line only, and parts are \
        dealt out by a maximum matching, so that no line goes empty that could have been met. A part without a \
        shape does not count.
        """,
      remedy: """
        Add the part, or give the one that is there its role. A part that counts elsewhere already cannot meet a \
        second line.
        """,
      failing: .chest(contract: "parts:\n  - {role: lid, count: 2}"),
      passing: .chest(contract: "parts:\n  - {role: lid, count: 1}"))
  }

  func findings(in context: CheckContext) -> [Finding] {
    contractFindings(in: context) { if case .parts = $0 { true } else { false } }
  }
}
