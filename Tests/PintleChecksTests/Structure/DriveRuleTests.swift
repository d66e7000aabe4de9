import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct DriveRuleTests {
  private func findings(_ drive: DegreeOfFreedom.Drive?) -> [Finding] {
    var a = AssetSketch.cabinet()
    a.box("door", "panel", [-0.3, -0.02, 0], [0.3, 0, 0.7])
    a.joint("hinge", .hinge, "door", on: "body", range: (0, 1))
    a.document.joints[0].dofs[0].drive = drive
    return a.findings(of: DriveRule())
  }

  @Test func zeroEffortAndSpeed() {
    let found = findings(.init(kind: .motor, effort: 0, speed: 0))
    #expect(found.map(\.message) == ["the drive of `hinge` has an effort of 0 and a speed of 0"])
    #expect(found.map(\.severity) == [.note])
    #expect(findings(.init(kind: .hand, effort: -1)).count == 1)
  }

  @Test func driven() {
    #expect(findings(.init(kind: .motor, effort: 5, speed: 1)) == [])
    #expect(findings(.init(kind: .none, effort: 0)) == [])
    #expect(findings(nil) == [])
  }
}
