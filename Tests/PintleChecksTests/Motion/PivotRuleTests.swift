import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct PivotRuleTests {
  @Test func inTheMiddle() {
    let found = AssetSketch.door(hingeAt: [0.05, -0.009, 0]).findings(of: PivotRule())
    #expect(
      found.map(\.message) == ["the hinge line of `door` lies 250 mm inside its edge, near its middle"])
    #expect(found.first?.hint == "move the hinge line 250 mm to the right, to the edge of the leaf")
    #expect(found.first?.source?.line == 21)
  }

  @Test func besideTheLeaf() {
    let found = AssetSketch.door(hingeAt: [-0.42, -0.009, 0]).findings(of: PivotRule())
    #expect(found.map(\.message) == ["the hinge line of `door` lies 120 mm beside it"])
    #expect(found.first?.hint == "move the hinge line 120 mm to the right, to the edge of the leaf")
  }

  @Test func inFrontOfTheLeaf() {
    let found = AssetSketch.door(hingeAt: [-0.3, -0.118, 0]).findings(of: PivotRule())
    #expect(found.map(\.message) == ["the hinge line of `door` lies 100 mm beside it"])
    #expect(found.first?.hint == "move the hinge line 100 mm to the back, to the edge of the leaf")
  }

  /// Concealed hinges lie 13–31 mm inside; barrels lie on the edge or one radius beside it.
  @Test(arguments: [-0.3, -0.287, -0.269, -0.304, -0.317, 0.3]) func edges(x: Double) {
    #expect(AssetSketch.door(hingeAt: [x, 0.004, 0]).messages(of: PivotRule()) == [])
  }

  /// Sheet is thinner than the barrel that it is rolled round.
  @Test func aBarrelIsAroundTheLine() {
    var a = AssetSketch.door(hingeAt: [-0.33, -0.009, 0])
    #expect(a.messages(of: PivotRule()).count == 1)
    a.cylinder(
      "body", "barrel", from: [-0.33, -0.009, 0.1], along: [0, 0, 1], radius: 0.02, height: 0.5, hardware: "door_hinge")
    #expect(a.messages(of: PivotRule()) == [])
  }

  @Test func onlyDoorsAndLids() {
    #expect(AssetSketch.door(hingeAt: [0, -0.009, 0], role: "rudder").messages(of: PivotRule()) == [])
    #expect(AssetSketch.door(hingeAt: [0, -0.009, 0], role: nil).messages(of: PivotRule()) == [])
  }

  /// A leaf that stands oblique, with a handle, in any direction.
  @Test func oblique() {
    var a = AssetSketch()
    let X = RigidTransform(turning: 0.5, about: [0, 0, 1])
    a.box("body", "post", [-0.4, -0.02, 0], [-0.3, 0.02, 0.7])
    a.part("door", role: "door")
    a.add("door", "panel", boxMesh([-0.3, -0.01, 0], [0.3, 0.01, 0.7]), at: X)
    a.add("door", "handle", boxMesh([0.25, -0.06, 0.3], [0.27, -0.01, 0.5]), at: X)
    a.joint("hinge", .hinge, "door", on: "body", at: X.apply([-0.29, 0, 0]), range: (0, 1))
    #expect(a.messages(of: PivotRule()) == [])
    a.document.joints[0].frame.origin = X.apply([0.02, 0, 0])
    #expect(a.messages(of: PivotRule()).count == 1)
  }

  @Test func smallestRectangle() {
    let diamond = SmallestRectangle([[1, 0], [0, 1], [-1, 0], [0, -1]])
    #expect(diamond.map { ($0.half.x - 0.5.squareRoot()).magnitude < 1e-12 } == true)
    #expect(SmallestRectangle([]) == nil)
    #expect(SmallestRectangle([[2, 3]])?.centre == [2, 3])
    #expect(SmallestRectangle([[0, 0], [2, 0]])?.half == [1, 0])
  }
}
