import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct UnverifiedRuleTests {
  @Test func overlapAtRestWithALeak() {
    var a = AssetSketch.door()
    a.addLeakyBlock()
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

  /// Followers are found by loops and couplings: not proven, so no pass.
  @Test func followersAreNotProven() {
    var a = AssetSketch.door()
    a.document.joints[0].dofs[0].role = .follows
    a.document.joints[0].dofs[0].range = nil
    let found = a.findings(of: UnverifiedRule())
    #expect(
      found.map(\.message) == [
        "door_hinge is not proven: it follows other joints, and where they take it is not worked out"
      ])
    #expect(found.map(\.verdict) == [.unverified])
  }

  /// What lies in each other where a ball starts is not followed.
  @Test func aBallThatOverlapsIsNotProven() {
    var a = AssetSketch("head")
    a.box("base", "block", [-0.05, -0.05, -0.1], [0.05, 0.05, 0])
    a.box("head", "post", [-0.01, -0.01, -0.01], [0.01, 0.01, 0.1])
    a.document.joints.append(
      JointRecord(
        id: "lean", kind: .ball, child: "head", parent: "base",
        frame: Frame(origin: .zero, z: [0, 0, 1], x: [1, 0, 0]),
        dofs: [DegreeOfFreedom(id: "lean", type: .rotation3, swing: 0.3)]))
    let found = a.findings(of: UnverifiedRule())
    #expect(found.map(\.message) == ["lean is not proven: shapes overlap at rest, and are not followed"])
    #expect(found.map(\.verdict) == [.unverified])
  }

  @Test func aProvenDoor() {
    #expect(AssetSketch.door().messages(of: UnverifiedRule()) == [])
  }

  @Test func aPolicyThatLeavesMotionsOut() {
    let found = AssetSketch.hungDoor().findings(of: UnverifiedRule(), policy: CheckPolicy(sweepsJoints: false))
    #expect(found.map(\.message) == ["`door_hinge` was not swept: the policy leaves motions out"])
    #expect(found.map(\.verdict) == [.unverified])
  }

  @Test func whatCannotMoveIsNotAsked() {
    #expect(AssetSketch.cabinet().messages(of: UnverifiedRule()) == [])
    #expect(AssetSketch.cabinet().findings(of: UnverifiedRule(), policy: CheckPolicy(sweepsJoints: false)) == [])
  }
}
