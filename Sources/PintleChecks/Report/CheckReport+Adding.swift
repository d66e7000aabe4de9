public import PintleDocument

extension CheckReport {
  /// The same report with findings of the host (compiler warnings, limits) sorted in; verdict and counts follow.
  public func adding(_ more: [Finding]) -> CheckReport {
    guard !more.isEmpty else { return self }
    var result = self
    result.setFindings(findings + more)
    return result
  }
}
