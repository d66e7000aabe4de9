import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct HardwareRuleTests {
  @Test func elsewhereOrMissing() {
    var a = AssetSketch.hungDoor()
    #expect(a.messages(of: HardwareRule()) == [])
    a.document.joints[0].frame.origin = [0.2, -0.018, 0]
    #expect(a.messages(of: HardwareRule()).count == 1)
    var b = AssetSketch.door()
    b.document.joints[0].hardware = [HardwareRecord(kind: "barrel")]
    #expect(b.messages(of: HardwareRule()) == ["the barrel of `door_hinge` is missing: no shape is its hardware"])
  }
}
