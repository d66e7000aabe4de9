import PintleDocument

extension Rule {
  /// A finding for each line of one sort that is not met, or that nobody knows about.
  func contractFindings(in context: CheckContext, where isMine: (ContractDemand) -> Bool) -> [Finding] {
    context.contractResults.compactMap { result in
      guard result.verdict != .pass, isMine(result.line.demand) else { return nil }
      let open =
        result.verdict == .unverified ? "whether the contract is kept is not known" : "the contract is not kept"
      var finding = finding(
        context, "\(open): \(result.message); wanted: \(result.line.demand.text)", verdict: result.verdict,
        severity: result.verdict == .unverified ? .warning : nil, parts: result.parts, joint: result.joint,
        measured: result.measured, expected: result.expected, hint: result.hint)
      finding.source = result.line.source
      return finding
    }
  }
}
