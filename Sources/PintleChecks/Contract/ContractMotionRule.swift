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

  func findings(in context: CheckContext) -> [Finding] {
    contractFindings(in: context) { if case .motion = $0 { true } else { false } }
  }
}
