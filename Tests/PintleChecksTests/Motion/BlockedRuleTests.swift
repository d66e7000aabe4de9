import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct BlockedRuleTests {
  @Test func aFreeDoor() {
    #expect(AssetSketch.door().messages(of: BlockedRule()) == [])
  }

  /// The door opens inward through the body: it is stopped at home by what it lies against.
  @Test func throughTheBody() {
    let found = AssetSketch.door(hingeAt: [-0.3, 0, 0], along: [0, 0, 1]).findings(of: BlockedRule())
    #expect(found.map(\.rule) == ["motion.blocked"])
    #expect(found.map(\.severity) == [.error])
    #expect(found.first?.joint == "door_hinge")
    #expect(found.first?.parts == ["door", "body"])
    #expect((found.first?.measured?.value ?? 90) < 1)
    #expect(found.first?.expected?.min.map { ($0 - 108.86).magnitude < 0.01 } == true)
    #expect(found.first?.source?.line == 21)
  }

  /// A block stands 300 mm in front of the cabinet, at the free edge's circle: the angle can be written down.
  @Test func againstAPost() {
    var a = AssetSketch.door()
    // The face of the post lies at y = -0.318: the free edge (r = 0.6) gets there at sin q = 0.3/0.6.
    a.box("body", "post", [-0.1, -0.5, 0], [0.4, -0.318, 0.1])
    let found = a.findings(of: BlockedRule())
    #expect(found.count == 1)
    #expect(found.first?.shapes == ["door/panel", "body/post"])
    // First contact at 30°; penetration passes τ a little later.
    #expect(found.first?.measured.map { $0.value > 29.9 && $0.value < 30.5 } == true)
    #expect(found.first?.message.hasPrefix("door_hinge stops at 30") == true)
    #expect(found.first?.message.contains(" of 108.9°: door/panel meets body/post, ") == true)
    #expect(found.first?.hint?.hasPrefix("make room in `body/post`, or end the range at 30") == true)
  }

  /// The free edge (r = 0.6) meets the post 0.382 m in front at sin q = 0.382/0.6: 39.5° of 43°, or of 39.9°.
  @Test(arguments: [(0.75, Severity.error), (0.697, .warning)])
  func theLastHundredthIsAWarning(reach: Double, severity: Severity) {
    var a = AssetSketch.door(reach: reach)
    a.box("body", "post", [-0.1, -0.7, 0], [0.4, -0.4, 0.1])
    let found = a.findings(of: BlockedRule())
    #expect(found.map(\.severity) == [severity])
  }

  @Test func anObstacleThatMovesSuggestsNeeds() {
    var a = AssetSketch.cabinet()
    a.box("rack", "wires", [-0.2, 0.02, 0.3], [0.2, 0.4, 0.31])
    a.joint("rack_slide", .slide, "rack", on: "body", along: [0, -1, 0], range: (0, 0.3))
    a.box("door", "panel", [-0.3, -0.018, 0], [0.3, 0, 0.7])
    a.joint("door_hinge", .hinge, "door", on: "body", at: [-0.3, -0.018, 0], along: [0, 0, -1], range: (0, 1.9))
    let found = a.findings(of: BlockedRule())
    #expect(found.map(\.joint) == ["rack_slide"])
    #expect(found.first?.hint?.hasPrefix("if `door_hinge` must be out of the way first, say so: `needs`") == true)
    // With the door declared open it is free.
    a.document.joints[0].needs = [Need(dof: "door_hinge", min: 1.5)]
    #expect(a.messages(of: BlockedRule()) == [])
    #expect(a.messages(of: IdleNeedRule()) == [])
  }

  @Test func sweepsCanBeLeftOut() {
    let a = AssetSketch.door(hingeAt: [-0.3, 0, 0], along: [0, 0, 1])
    let policy = CheckPolicy(sweepsJoints: false)
    #expect(a.findings(of: BlockedRule(), policy: policy) == [])
    let left = a.findings(of: UnverifiedRule(), policy: policy)
    #expect(left.map(\.message) == ["`door_hinge` was not swept: the policy leaves motions out"])
    #expect(left.map(\.verdict) == [.unverified])
  }
}

@Suite struct UnverifiedRuleTests {
  @Test func overlapAtRest() {
    var a = AssetSketch.door()
    // A block in the body that the door is pushed into: what grows there cannot be told.
    a.box("body", "block", [0, -0.01, 0.3], [0.1, 0.1, 0.4])
    let found = a.findings(of: UnverifiedRule())
    #expect(found.map(\.verdict).allSatisfy { $0 == .unverified })
    #expect(found.map(\.joint) == ["door_hinge"])
    #expect(found.first?.shapes == ["door/panel", "body/block"])
    #expect(found.first?.message.hasPrefix("door_hinge is not proven: `door/panel` and `body/block`: ") == true)
  }

  @Test func aScrewOfWhatIsNotRoundIsNotClaimed() {
    var a = AssetSketch.cabinet()
    a.box("nut", "nut", [0, 0, 0.7], [0.02, 0.02, 0.71])
    a.joint("thread", .screw, "nut", on: "body", range: (0, 10))
    #expect(
      a.messages(of: UnverifiedRule()) == [
        "thread is not proven: `nut/nut` and `body/top`: neither is a body of revolution about the screw's line"
      ])
  }

  @Test func aProvenDoor() {
    #expect(AssetSketch.door().messages(of: UnverifiedRule()) == [])
  }
}
