import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct StopRuleTests {
  /// The door of the cabinet against a post at 39.54° that is declared to stop it.
  private func door(reach: Double) -> AssetSketch {
    var a = AssetSketch.door(reach: reach)
    a.box("body", "post", [-0.1, -0.7, 0], [0.4, -0.4, 0.1])
    a.document.contacts = [ContactRecord(a: "door/panel", b: "body/post", kind: .stops, joint: "door_hinge")]
    return a
  }

  @Test func theRangeGoesBeyond() {
    let found = door(reach: 0.8).findings(of: StopRule())
    #expect(found.map(\.severity) == [.error])
    #expect(
      found.first?.message.hasPrefix("door_hinge goes beyond its stop: door/panel meets body/post at 39.") == true)
    #expect(found.first?.hint?.hasPrefix("end the range at 39.") == true)
    #expect(door(reach: 0.8).messages(of: BlockedRule()) == [])
  }

  @Test func theRangeEndsThere() {
    #expect(door(reach: 0.6901).messages(of: StopRule()) == [])
  }

  @Test func aStopThatIsNotMet() {
    let found = door(reach: 0.5).findings(of: StopRule())
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.message.hasPrefix("`door/panel` and `body/post` are to stop door_hinge, and stay ") == true)
  }
}
