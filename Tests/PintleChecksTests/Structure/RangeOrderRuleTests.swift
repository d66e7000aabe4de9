import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct RangeOrderRuleTests {
  @Test func reversed() {
    let found = AssetSketch.ranged(.hinge, (1.5707963267948966, 0)).findings(of: RangeOrderRule())
    #expect(
      found.map(\.message) == ["the range of `door_hinge` is reversed: its lower end 90° lies above its upper end 0°"])
    #expect(found.first?.hint == "write 0°...90°")
  }

  @Test func notANumber() {
    #expect(
      AssetSketch.ranged(.slide, (0, .infinity)).messages(of: RangeOrderRule())
        == ["`door_hinge` has an end of its range that is not a finite number"])
    #expect(AssetSketch.ranged(.slide, (.nan, 1)).messages(of: RangeOrderRule()).count == 1)
  }

  @Test func homeOutside() {
    #expect(
      AssetSketch.ranged(.slide, (0.1, 0.4)).messages(of: RangeOrderRule())
        == ["`door_hinge` stands at 0 mm, outside its range of 100 mm to 400 mm"])
    #expect(
      AssetSketch.ranged(.slide, (0, 0.4), home: 0.5).messages(of: RangeOrderRule())
        == ["`door_hinge` stands at 500 mm, outside its range of 0 mm to 400 mm"])
  }

  @Test func inOrder() {
    #expect(AssetSketch.ranged(.hinge, (-1, 1)).messages(of: RangeOrderRule()) == [])
    #expect(AssetSketch.ranged(.slide, (0.1, 0.4), drawn: 0.2).messages(of: RangeOrderRule()) == [])
  }
}
