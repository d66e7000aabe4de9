import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct UsableRangeRuleTests {
  @Test(arguments: [(1.9, nil), (1.0, Severity.warning), (0.5, .error)])
  func doors(reach: Double, severity: Severity?) {
    #expect(
      AssetSketch.door(reach: reach).findings(of: UsableRangeRule()).map(\.severity) == [severity].compactMap { $0 })
  }

  @Test func words() {
    let found = AssetSketch.door(reach: 1).findings(of: UsableRangeRule())
    #expect(found.map(\.message) == ["`door` opens 57.3° only: a door needs 75°"])
    #expect(
      found.first?.hint == "widen the range of `door_hinge`, or say with an expectation how far it is meant to go")
  }

  /// The way that is proven free counts.
  @Test func aBlockedDoor() {
    var a = AssetSketch.door()
    a.box("body", "post", [-0.1, -0.7, 0], [0.4, -0.4, 0.1])
    let found = a.findings(of: UsableRangeRule())
    #expect(found.first?.message.hasPrefix("`door` opens 39.") == true)
    #expect(found.first?.hint == "clear what blocks `door_hinge`")
    // A range that is too short anyhow is not what ends the way.
    a.document.joints[0].dofs[0].range = .init(lower: 0, upper: 1.25)
    #expect(
      a.findings(of: UsableRangeRule()).first?.hint == "clear what blocks `door_hinge`, and widen its range")
  }

  /// A door that stands in a block at home opens nowhere: one trouble, one finding.
  @Test func underTheOverlapThatCausesIt() {
    var a = AssetSketch.door()
    a.box("body", "block", [-0.1, -0.012, 0.3], [0.1, 0.1, 0.4])
    a.box("body", "post", [0.1, -0.05, 0.3], [0.2, -0.01, 0.4])
    let findings = a.report().findings
    let cause = findings.first { $0.rule == "rest.penetration" }
    #expect(cause?.related.contains { $0.rule == "motion.usable_range" } == true)
    #expect(!findings.contains { $0.rule == "motion.usable_range" })
  }

  @Test func anExpectationReplacesIt() {
    var a = AssetSketch.door(reach: 0.5)
    a.expect(.opens, "door", atLeast: 0.4)
    #expect(a.messages(of: UsableRangeRule()) == [])
  }

  @Test func thePolicySetsIt() {
    let policy = CheckPolicy(settings: ["motion.usable_range": ["door": 0.9]])
    #expect(AssetSketch.door(reach: 1).findings(of: UsableRangeRule(), policy: policy) == [])
  }

  @Test func aDrawer() {
    func drawer(_ travel: Double, role: String?, name: String = "drawer") -> AssetSketch {
      var a = AssetSketch.cabinet()
      a.part(name, role: role)
      a.box(name, "box", [-0.28, 0, 0.3], [0.28, 0.4, 0.45])
      a.joint("slide", .slide, name, on: "body", along: [0, -1, 0], range: (0, travel))
      return a
    }
    #expect(drawer(0.25, role: "drawer").messages(of: UsableRangeRule()) == [])
    #expect(
      drawer(0.2, role: "drawer").messages(of: UsableRangeRule())
        == ["`drawer` comes out 200 mm only, 50 % of its depth: a drawer needs 240 mm"])
    #expect(drawer(0.1, role: "rack").findings(of: UsableRangeRule()).map(\.severity) == [.error])
    // A name and a slide speak for a drawer; a name alone speaks for nothing.
    #expect(drawer(0.2, role: nil).findings(of: UsableRangeRule()).map(\.severity) == [.note])
    #expect(drawer(0.2, role: nil, name: "drawer_handle").messages(of: UsableRangeRule()) == [])
    #expect(drawer(0.2, role: nil, name: "tongue").messages(of: UsableRangeRule()) == [])
  }

  @Test func namesInWords() {
    #expect(CheckContext.words("frontLeft_wheel-2") == ["front", "left", "wheel", "2"])
    #expect(CheckContext.words("Door3b") == ["door", "3", "b"])
    #expect(CheckContext.words("") == [])
  }
}
