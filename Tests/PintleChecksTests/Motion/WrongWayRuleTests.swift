import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct WrongWayRuleTests {
  @Test func aDoorThatOpensInward() {
    var a = AssetSketch.door(hingeAt: [-0.3, 0, 0], along: [0, 0, 1])
    a.expect(.opens, "door", atLeast: 1.5, toward: [0, -1, 0])
    let found = a.findings(of: WrongWayRule())
    #expect(found.map(\.message) == ["door_hinge opens `door` to the back, expected to the front"])
    #expect(found.first?.hint == "turn its sense round: it must first move to the front")
    #expect(found.first?.source?.line == 21)
  }

  @Test func theRightWay() {
    var a = AssetSketch.door()
    a.expect(.opens, "door", atLeast: 1.5, toward: [0, -1, 0])
    #expect(a.messages(of: WrongWayRule()) == [])
  }

  @Test func aDrawerPushedIn() {
    var a = AssetSketch.cabinet()
    a.box("drawer", "box", [-0.28, 0, 0.1], [0.28, 0.2, 0.3])
    a.joint("slide", .slide, "drawer", on: "body", along: [0, 1, 0], range: (0, 0.2))
    a.expect(.travels, "drawer", atLeast: 0.2, toward: [0, -1, 0])
    #expect(a.messages(of: WrongWayRule()) == ["slide moves `drawer` to the back, expected to the front"])
    a.document.joints[0].dofs[0].range = .init(lower: -0.2, upper: 0)
    #expect(a.messages(of: WrongWayRule()) == [])
    a.document.joints[0].frame.z = [1, 0, 0]
    #expect(a.messages(of: WrongWayRule()) == ["slide moves `drawer` to the left, expected to the front"])
  }

  /// A joint between the part and the root may do it, and a range on both sides has both ways.
  @Test func anyJointBetweenItAndTheRoot() {
    var a = AssetSketch.door()
    a.box("flap", "flap", [-0.1, -0.02, 0.3], [0.1, -0.018, 0.5])
    a.joint("flap_hinge", .hinge, "flap", on: "door", at: [0, -0.018, 0.5], along: [1, 0, 0], range: (-1, 1))
    a.expect(.opens, "flap", atLeast: 0.5, toward: [0, -1, 0])
    a.expect(.opens, "flap", atLeast: 0.5, toward: [0, 1, 0])
    #expect(a.messages(of: WrongWayRule()) == [])
  }

  @Test func aLidOpensUpward() {
    func box(along z: Vector3, role: String = "lid") -> AssetSketch {
      var a = AssetSketch()
      a.box("tub", "tub", .zero, [0.4, 0.2, 0.2])
      a.part("lid", role: role)
      a.box("lid", "panel", [0, 0, 0.2], [0.4, 0.2, 0.21])
      a.joint("lid_hinge", .hinge, "lid", on: "tub", at: [0, 0.2, 0.2], along: z, range: (0, 1.8))
      return a
    }
    #expect(box(along: [-1, 0, 0]).messages(of: WrongWayRule()) == [])
    #expect(box(along: [1, 0, 0]).messages(of: WrongWayRule()) == ["lid_hinge opens `lid` down, expected up"])
    #expect(box(along: [1, 0, 0], role: "flap").messages(of: WrongWayRule()) == [])
  }

  /// Some mechanisms stand oblique at home and show their way only later.
  @Test func halfwayCounts() {
    var a = AssetSketch()
    a.box("base", "base", .zero, [0.1, 0.1, 0.1])
    // A bar that stands upright over its line first moves to the front, then down.
    a.box("arm", "bar", [0, 0, 0.1], [0.1, 0.01, 0.5])
    a.joint("tilt", .hinge, "arm", on: "base", at: [0, 0, 0.1], along: [1, 0, 0], range: (0, 1.5))
    a.expect(.opens, "arm", atLeast: 1, toward: [0, 0, -1])
    #expect(a.messages(of: WrongWayRule()) == [])
    a.document.expectations[0].toward = [0, 1, 0]
    #expect(a.messages(of: WrongWayRule()).count == 1)
  }
}
