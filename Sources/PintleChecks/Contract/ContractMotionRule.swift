import PintleDocument

/// `contract.motion`: motions as agreed.
struct ContractMotionRule: Rule {
  let id = "contract.motion"
  let title = "motions as agreed"
  let severity = Severity.error
  let explanation = """
    Each line of the contract that wants a motion is met by a part of that role that opens, turns, travels or spins so \
    far through the range that is proven free: what the joint declares does not count. A part answers for one line of \
    each kind of joint.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        Something does not move as was agreed: not far enough, not that way, or not at all.
        """,
      measured: """
        For each part that is meant, the range that the sweep has proven free: from home to the farther end \
        (opens), from end to end (turns, travels), or a whole turn without end (spins). What a joint merely \
        declares does not count. A part answers for one line of each kind of joint.
        """,
      remedy: """
        Widen the range of the joint, or clear away what blocks it; a finding of the `motion` family above it \
        says what that is.
        """,
      failing: .chest(
        swing: "0° ... 70°", contract: "motions:\n  - {role: lid, kind: hinge, opens: \">= 95deg\", toward: up}"),
      passing: .chest(contract: "motions:\n  - {role: lid, kind: hinge, opens: \">= 95deg\", toward: up}"))
  }

  func findings(in context: CheckContext) -> [Finding] {
    contractFindings(in: context) { if case .motion = $0 { true } else { false } }
  }
}
