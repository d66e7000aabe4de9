import PintleDocument
import PintleModel

/// Folds equal findings of equal sub-assemblies: five casters with one fault are one finding (×5).
struct FindingRepetition {
  private let solids: [String: String]

  init(_ model: Model) {
    var solids: [String: String] = [:]
    for shape in model.shapes { solids[shape.path] = shape.solid.hash }
    self.solids = solids
  }

  private struct Key: Hashable {
    let rule: String
    let severity: Severity
    let verdict: Verdict
    let source: SourceLocation?
    let solids: [String]
    let measured: String
    let parts: Int
  }

  func folded(_ findings: [Finding]) -> [Finding] {
    var place: [Key: Int] = [:]
    var times: [Int: Int] = [:]
    var kept: [Finding] = []
    for finding in findings {
      guard let key = key(finding), let i = place[key], kept[i].parts != finding.parts else {
        if let key = key(finding), place[key] == nil { place[key] = kept.count }
        kept.append(finding)
        continue
      }
      times[i, default: 1] += 1
      var other = finding
      kept[i].related += other.related
      other.related = []
      kept[i].related.append(other)
    }
    for (i, n) in times { kept[i].message += " (×\(n))" }
    return kept
  }

  /// nil where nothing tells that two findings are about equal things.
  private func key(_ finding: Finding) -> Key? {
    let made = finding.shapes.compactMap { solids[$0] }
    guard !finding.parts.isEmpty, !made.isEmpty || finding.source != nil, made.count == finding.shapes.count,
      RuleRegistry.rule(finding.rule) != nil
    else { return nil }
    let measured = finding.measured.map { Wording.number($0.value, decimals: 2) + $0.unit } ?? ""
    return Key(
      rule: finding.rule, severity: finding.severity, verdict: finding.verdict, source: finding.source, solids: made,
      measured: measured, parts: finding.parts.count)
  }
}
