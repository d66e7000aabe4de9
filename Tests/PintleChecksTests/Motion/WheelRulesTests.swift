import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

private func cart(lift: Double = 0, shift: Double = 0, tilt: Double = 0, role: String? = "wheel") -> AssetSketch {
  var a = AssetSketch()
  a.document.stands = "floor"
  a.box("bed", "deck", [-0.2, -0.4, 0.15], [0.2, 0.4, 0.2])
  for (i, (x, y)) in [(-0.25, -0.3), (0.21, -0.3), (-0.25, 0.3), (0.21, 0.3)].enumerated() {
    let isLast = i == 3
    let at = Vector3(x, y + (isLast ? shift : 0), 0.1 + (isLast ? lift : 0))
    let line = Vector3(1, isLast ? tilt : 0, 0)
    a.part("wheel_\(i + 1)", role: role)
    a.cylinder("wheel_\(i + 1)", "tyre", from: at, along: line, radius: 0.1, height: 0.04, segments: 48)
    a.joint("roll_\(i + 1)", .spin, "wheel_\(i + 1)", on: "bed", at: at, along: line)
  }
  return a
}

@Suite struct WheelGroundRuleTests {
  @Test func allOnTheGround() {
    #expect(cart().messages(of: WheelGroundRule()) == [])
  }

  @Test func oneInTheAir() {
    let found = cart(lift: 0.005).findings(of: WheelGroundRule())
    #expect(found.map(\.message) == ["`wheel_4` does not touch the ground: it ends 5 mm above it"])
    #expect(found.map(\.severity) == [.error])
    #expect(cart(lift: 0.0013).findings(of: WheelGroundRule()).map(\.severity) == [.warning])
  }

  /// Held to each other where z = 0 is no floor.
  @Test func notOnOnePlane() {
    var a = cart(lift: 0.005)
    a.document.base = .fixed
    #expect(
      a.messages(of: WheelGroundRule()) == ["the wheels do not stand on one plane: `wheel_4` is 5 mm above the lowest"])
  }

  @Test func aSpareWheel() {
    #expect(cart(lift: 0.06).messages(of: WheelGroundRule()) == [])
  }

  /// Drum, knob, fan, swivel: by role or by name and shape, never by joint kind.
  @Test func byRole() {
    #expect(cart(lift: 0.005, role: "pulley").messages(of: WheelGroundRule()) == [])
    #expect(cart(lift: 0.005, role: nil).findings(of: WheelGroundRule()).map(\.severity) == [.warning])
  }

  @Test func anExpectationSaysItAlready() {
    var a = cart(lift: 0.005)
    a.expect(.spins, "wheel_4", touches: "ground")
    #expect(a.messages(of: WheelGroundRule()) == [])
    #expect(a.messages(of: TouchesRule()).count == 1)
  }
}

@Suite struct AxleRuleTests {
  @Test func coaxial() {
    #expect(cart().messages(of: AxleRule()) == [])
  }

  @Test func apart() {
    let found = cart(shift: 0.006).findings(of: AxleRule())
    #expect(found.map(\.message) == ["`wheel_3` and `wheel_4` are wheels of one axle, and their axes are 6 mm apart"])
    #expect(found.map(\.severity) == [.warning])
  }

  @Test func askew() {
    let found = cart(tilt: 0.0523).findings(of: AxleRule())
    #expect(found.map(\.message) == ["`wheel_3` and `wheel_4` are wheels of one axle, and their axes are 3° askew"])
  }

  /// Wheels one behind the other are no axle.
  @Test func inLine() {
    #expect(cart(shift: -0.3).messages(of: AxleRule()) == [])
  }
}
