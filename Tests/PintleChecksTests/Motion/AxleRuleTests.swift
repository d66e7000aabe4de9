import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct AxleRuleTests {
  @Test func coaxial() {
    #expect(AssetSketch.fourWheels().messages(of: AxleRule()) == [])
  }

  @Test func apart() {
    let found = AssetSketch.fourWheels(shift: 0.006).findings(of: AxleRule())
    #expect(found.map(\.message) == ["`wheel_3` and `wheel_4` are wheels of one axle, and their axes are 6 mm apart"])
    #expect(found.map(\.severity) == [.warning])
  }

  @Test func askew() {
    let found = AssetSketch.fourWheels(tilt: 0.0523).findings(of: AxleRule())
    #expect(found.map(\.message) == ["`wheel_3` and `wheel_4` are wheels of one axle, and their axes are 3° askew"])
  }

  /// Wheels one behind the other are no axle.
  @Test func inLine() {
    #expect(AssetSketch.fourWheels(shift: -0.3).messages(of: AxleRule()) == [])
  }
}
