import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct ContactNeverRuleTests {
  /// A slide that comes from 100 mm away to `end` of a block.
  private func found(_ kind: ContactRecord.Kind, travel: Double, joint: String? = nil) -> [Finding] {
    var s = AssetSketch()
    s.box("base", "block", [0, 0, 0], [0.1, 0.1, 0.1])
    s.box("shoe", "body", [0.2, 0, 0], [0.3, 0.1, 0.1])
    s.joint("shoe", .slide, "shoe", on: "base", along: [-1, 0, 0], range: (0, travel))
    s.document.contacts = [ContactRecord(a: "base/block", b: "shoe", kind: kind, joint: joint, because: "it stops")]
    return s.couplingFindings(of: ContactNeverRule())
  }

  @Test func somewhereOnItsWay() {
    #expect(found(.stops, travel: 0.1) == [])
    #expect(
      found(.stops, travel: 0.09).map(\.message) == ["`base/block` and `shoe` are declared to touch and never do"])
    #expect(found(.seat, travel: 0.05).map(\.severity) == [.warning])
  }

  @Test func othersHaveRulesOfTheirOwn() {
    #expect(found(.runningFit, travel: 0.05) == [] && found(.stops, travel: 0.05, joint: "shoe") == [])
  }

  @Test func aNamedPoseCounts() {
    var s = AssetSketch()
    s.box("base", "block", [0, 0, 0], [0.1, 0.1, 0.1])
    s.box("shoe", "body", [0.2, 0, 0], [0.3, 0.1, 0.1])
    s.joint("along", .slide, "shoe", on: "base", along: [-1, 0, 0], range: (0, 0.05))
    s.document.contacts = [ContactRecord(a: "base", b: "shoe", kind: .seat)]
    #expect(s.couplingFindings(of: ContactNeverRule()).count == 1)
    s.document.poses = ["parked": ["along": 0.1]]
    #expect(s.couplingFindings(of: ContactNeverRule()) == [])
  }
}
