import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct FindingFoldingTests {
  /// What is looked up by what they have in common is what comparing each with each finds.
  @Test(arguments: 1...40) func everyCauseIsFound(_ seed: Int) {
    var g = SeededGenerator(seed: UInt64(seed))
    let rules =
      RuleRegistry.all.map(\.id) + ["geometry.failed", "language.sandbox", "document.unknown", "urdf.unreadable"]
    let parts = ["a", "b", "c"]
    let shapes = ["a/1", "a/2", "b/1", "b/2", "c/1"]
    let findings = (0..<60).map { i in
      Finding(
        rules.randomElement(using: &g)!, [Severity.error, .warning, .note].randomElement(using: &g)!,
        [Verdict.fail, .unverified].randomElement(using: &g)!, "\(i)",
        parts: Array(parts.shuffled(using: &g).prefix(Int.random(in: 0...2, using: &g))),
        shapes: Array(shapes.shuffled(using: &g).prefix(Int.random(in: 0...2, using: &g))),
        joint: [nil, "j", "k"].randomElement(using: &g)!)
    }
    let folded = FindingFolding.folded(findings)
    var kept: [Finding] = []
    for finding in ordered(findings) {
      if let i = kept.firstIndex(where: {
        $0.severity >= finding.severity && FindingFolding.explains($0, finding)
      }) {
        kept[i].related.append(finding)
      } else {
        kept.append(finding)
      }
    }
    #expect(folded == kept)
    #expect(folded.count < findings.count)
  }

  private func ordered(_ findings: [Finding]) -> [Finding] {
    let place = Dictionary(uniqueKeysWithValues: RuleRegistry.all.enumerated().map { ($1.id, $0) })
    return findings.enumerated().sorted {
      (place[$0.element.rule] ?? -1, $0.offset) < (place[$1.element.rule] ?? -1, $1.offset)
    }.map(\.element)
  }
}
