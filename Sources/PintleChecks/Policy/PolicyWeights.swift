import PintleDocument
import PintleModel

/// Weighs findings by a policy, and takes out what it waives.
struct PolicyWeights {
  let policy: CheckPolicy
  let model: Model

  struct Result {
    var findings: [Finding] = []
    var waived: [WaivedFinding] = []
  }

  /// Findings of the language and the geometry pass as they are: no policy makes them less.
  ///
  /// Waivers and paths that match nothing become notes, so that a policy does not outlive what it was written for.
  func weighed(_ findings: [Finding]) -> Result {
    var result = Result()
    var used: Set<[Int]> = []
    for finding in findings {
      guard let rule = RuleRegistry.rule(finding.rule) else {
        result.findings.append(finding)
        continue
      }
      var weight = usual(finding, of: rule)
      var waiver = policy.waived[finding.rule].map { WaivedFinding(finding: finding, scope: "everywhere", reason: $0) }
      if !policy.overrides.isEmpty {
        let subject = PolicySubject(finding)
        for (i, override) in policy.overrides.enumerated() {
          let k = override.waives.firstIndex(of: finding.rule)
          guard k != nil || override.severities[finding.rule] != nil, subject.isWithin(override.scope) else { continue }
          if let k {
            used.insert([i, k])
            waiver = WaivedFinding(
              finding: finding, scope: override.scope.text, reason: override.reason, source: override.source)
          } else if let severity = override.severities[finding.rule] {
            weight = severity
            waiver = nil
          }
        }
      }
      if var waiver {
        waiver.finding = finding.finite
        result.waived.append(waiver)
      } else {
        var weighed = finding
        weighed.severity = weight
        result.findings.append(weighed)
      }
    }
    result.findings += idle(used)
    return result
  }

  private func usual(_ finding: Finding, of rule: any Rule) -> Severity {
    guard let severity = policy.severities[finding.rule] else { return finding.severity }
    return finding.severity < rule.severity ? min(finding.severity, severity) : severity
  }

  private func idle(_ used: Set<[Int]>) -> [Finding] {
    guard !policy.overrides.isEmpty else { return [] }
    let names =
      model.document.parts.map(\.id) + model.shapes.map(\.path) + model.document.joints.map(\.id)
    return policy.overrides.enumerated().flatMap { i, override -> [Finding] in
      let stray = override.scope.patterns.filter { !names.contains(where: PathPattern($0).matches) }
      guard stray.isEmpty else {
        return [
          Finding(
            "policy.idle", .note, "the policy names \(Wording.list(stray)), which is no part, shape or joint here",
            source: override.source,
            hint: stray.lazy.compactMap { Spelling.nearest(to: $0, in: names) }.first.map { "did you mean `\($0)`?" })
        ]
      }
      return override.waives.enumerated().filter { !used.contains([i, $0.offset]) }.map {
        Finding(
          "policy.idle", .note, "the waiver of `\($0.element)` for \(override.scope.text) matched nothing",
          source: override.source, hint: "remove it: what it excused is gone")
      }
    }
  }
}
