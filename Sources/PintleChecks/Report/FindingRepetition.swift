import PintleDocument
import PintleModel

/// Folds equal findings of equal sub-assemblies: five casters with one fault are one finding (×5).
///
/// Two findings are equal where one rule measured the same of equal solids, wherever these were written, or where one
/// line of the program led to the same sentence but for the names in it: mirrored and renamed copies, and what a loop
/// made.
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
    let measured: String
    let parts: Int
    /// Hashes of the solids, or the line and the sentence.
    let likeness: [String]
  }

  func folded(_ findings: [Finding]) -> [Finding] {
    var place: [Key: Int] = [:]
    var kept: [Finding] = []
    var siblings: [[Finding]] = []
    for finding in findings {
      let keys = keys(finding)
      let known = keys.lazy.compactMap { place[$0] }.first { i in
        (kept[i].parts, kept[i].joint) != (finding.parts, finding.joint)
      }
      guard let known else {
        for key in keys where place[key] == nil { place[key] = kept.count }
        kept.append(finding)
        siblings.append([])
        continue
      }
      // Likeness goes on from copy to copy.
      for key in keys where place[key] == nil { place[key] = known }
      siblings[known].append(finding)
    }
    for (i, copies) in siblings.enumerated() where !copies.isEmpty {
      kept[i].message += " (×\(copies.count + 1))"
      // What follows from each copy is as much alike as the copies are.
      kept[i].related = folded(kept[i].related + copies.flatMap(\.related))
      kept[i].related += copies.map { copy in
        var copy = copy
        copy.related = []
        return copy
      }
    }
    return kept
  }

  /// Empty where nothing tells that two findings are about equal things.
  private func keys(_ finding: Finding) -> [Key] {
    guard !finding.parts.isEmpty || finding.joint != nil, RuleRegistry.rule(finding.rule) != nil else { return [] }
    let measured = finding.measured.map { Wording.number($0.value, decimals: 2) + $0.unit } ?? ""
    func key(_ likeness: [String]) -> Key {
      Key(
        rule: finding.rule, severity: finding.severity, verdict: finding.verdict, measured: measured,
        parts: finding.parts.count, likeness: likeness)
    }
    var keys: [Key] = []
    let made = finding.shapes.compactMap { solids[$0] }
    if !made.isEmpty, made.count == finding.shapes.count { keys.append(key(["solids"] + made.sorted())) }
    if let source = finding.source {
      keys.append(key(["line", source.file, "\(source.line):\(source.column)", sentence(finding)]))
    }
    return keys
  }

  /// The message without the names of what it is about.
  private func sentence(_ finding: Finding) -> String {
    var names = finding.shapes + finding.parts + (finding.joint.map { [$0] } ?? [])
    names.sort { ($1.count, $0) < ($0.count, $1) }
    var result = finding.message[...]
    for name in names where !name.isEmpty { result = Self.replacing(name, in: result)[...] }
    return String(result)
  }

  private static func replacing(_ name: String, in text: Substring) -> String {
    var result = ""
    var rest = text
    while let found = rest.firstRange(of: name) {
      result += rest[..<found.lowerBound] + "•"
      rest = rest[found.upperBound...]
    }
    return result + rest
  }
}
