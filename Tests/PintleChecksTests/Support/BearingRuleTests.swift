import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct BearingRuleTests {
  @Test func aWheelWithoutAnAxle() {
    let found = AssetSketch.wheelOnAxle(axle: nil, cap: false).findings(of: BearingRule())
    #expect(
      found.map(\.message) == [
        "`roll` has no bearing: nothing within 1.5 mm stops `wheel` up and to the right or left"
      ])
    #expect(found.first?.severity == .warning)
    #expect(found.first?.source?.line == 7)
    #expect(found.first?.hint == "give it an axle: `.hardware(.pin(diameter:length:))` or `.bearing`")
  }

  @Test func anAxleBearsIt() {
    #expect(AssetSketch.wheelOnAxle(axle: 0.0098, cap: false).messages(of: BearingRule()) == [])
    // Three millimetres of play are no bearing.
    #expect(AssetSketch.wheelOnAxle(axle: 0.007, cap: false).messages(of: BearingRule()).count == 1)
  }

  @Test func aDoorInMidAir() {
    let found = AssetSketch.door(gap: 0.01).findings(of: BearingRule())
    #expect(
      found.map(\.message) == [
        "nothing holds `door`: nothing is within 2.1 mm of it in the middle of the range of `door_hinge`"
      ])
    #expect(found.first?.hint?.hasPrefix("hang it") == true)
  }
}
