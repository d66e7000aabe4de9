public import PintleDocument

extension CheckReport {
  /// The same report with findings of the host (compiler warnings, limits) sorted in; verdict and counts follow.
  public func adding(_ more: [Finding]) -> CheckReport {
    guard !more.isEmpty else { return self }
    var result = CheckReport(
      asset: asset, findings: findings + more, joints: joints, parts: parts, tolerances: tolerances, version: version,
      documentHash: documentHash)
    result.timing = timing
    return result
  }
}
