import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct WheelGroundRuleTests {
  @Test func allOnTheGround() {
    #expect(AssetSketch.fourWheels().messages(of: WheelGroundRule()) == [])
  }

  @Test func oneInTheAir() {
    let found = AssetSketch.fourWheels(lift: 0.005).findings(of: WheelGroundRule())
    #expect(found.map(\.message) == ["`wheel_4` does not touch the ground: it ends 5 mm above it"])
    #expect(found.map(\.severity) == [.error])
    #expect(AssetSketch.fourWheels(lift: 0.0013).findings(of: WheelGroundRule()).map(\.severity) == [.warning])
  }

  /// Held to each other where z = 0 is no floor.
  @Test func notOnOnePlane() {
    var a = AssetSketch.fourWheels(lift: 0.005)
    a.document.base = .fixed
    #expect(
      a.messages(of: WheelGroundRule()) == ["the wheels do not stand on one plane: `wheel_4` is 5 mm above the lowest"])
  }

  @Test func aSpareWheel() {
    #expect(AssetSketch.fourWheels(lift: 0.06).messages(of: WheelGroundRule()) == [])
  }

  /// Drum, knob, fan, swivel: by role or by name and shape, never by joint kind.
  @Test func byRole() {
    #expect(AssetSketch.fourWheels(lift: 0.005, role: "pulley").messages(of: WheelGroundRule()) == [])
    #expect(
      AssetSketch.fourWheels(lift: 0.005, role: nil).findings(of: WheelGroundRule()).map(\.severity) == [.warning])
  }

  @Test func anExpectationSaysItAlready() {
    var a = AssetSketch.fourWheels(lift: 0.005)
    a.expect(.spins, "wheel_4", touches: "ground")
    #expect(a.messages(of: WheelGroundRule()) == [])
    #expect(a.messages(of: TouchesRule()).count == 1)
  }
}
