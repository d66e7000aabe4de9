import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct FloorRuleTests {
  /// A bar of 500 mm that hangs from a line 400 mm up, level at home, and swings down to the front.
  private func arm(reach: Double, stands: String? = "floor") -> AssetSketch {
    var a = AssetSketch.cabinet()
    a.document.stands = stands
    a.box("arm", "bar", [-0.02, -0.5, 0.39], [0.02, -0.001, 0.41])
    // Positive about +x: the front goes down.
    a.joint("swing", .hinge, "arm", on: "body", at: [0, 0, 0.4], along: [1, 0, 0], range: (0, reach))
    return a
  }

  /// The lowest corner: 0.4 − √(0.5² + 0.01²) at the bottom of its circle.
  @Test func throughTheFloor() {
    let found = arm(reach: 1.6).findings(of: FloorRule())
    #expect(found.map(\.severity) == [.error])
    #expect(found.first?.message.hasPrefix("swing takes arm/bar 100.1 mm below the floor at ") == true)
    #expect(found.first?.measured.map { ($0.value + (0.2501.squareRoot() - 0.4) * 1e3).magnitude < 1e-6 } == true)
  }

  /// It ends before: z = 0.4 − 0.5 sin q − 0.01 cos q.
  @Test func aboveTheFloor() {
    #expect(arm(reach: 0.9).messages(of: FloorRule()) == [])
  }

  @Test func onlyWhatStandsOnTheFloor() {
    #expect(arm(reach: 1.6, stands: "wall").messages(of: FloorRule()) == [])
  }

  @Test func aSlideIntoTheFloor() {
    var a = AssetSketch.cabinet()
    a.box("foot", "foot", [-0.4, 0, 0.05], [-0.3, 0.1, 0.2])
    a.joint("lower", .slide, "foot", on: "body", along: [0, 0, -1], range: (0, 0.08))
    #expect(
      a.messages(of: FloorRule()) == ["lower takes foot/foot 30 mm below the floor at 80 mm"])
    a.document.joints[0].dofs[0].range?.upper = 0.05
    #expect(a.messages(of: FloorRule()) == [])
  }

  @Test func aWheelThatRolls() {
    var a = AssetSketch.cabinet()
    a.cylinder("wheel", "tyre", from: [0.31, 0.1, 0.1], along: [1, 0, 0], radius: 0.1, height: 0.03)
    a.joint("roll", .spin, "wheel", on: "body", at: [0.31, 0.1, 0.1], along: [1, 0, 0])
    #expect(a.messages(of: FloorRule()) == [])
    a.document.joints[0].frame.origin.y = 0.13
    #expect(a.messages(of: FloorRule()).count == 1)
  }
}
