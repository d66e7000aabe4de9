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

  /// A pin over a span is a shape of its holder that runs in a bore; the fit names the joint.
  @Test func aPinIsAFit() {
    var a = AssetSketch.door()
    let joint = a.document.joints[0]
    a.document.joints[0].hardware = [HardwareRecord(kind: "pin")]
    let p = joint.frame.origin
    a.box(joint.child, "pin", p - [0.005, 0.005, 0.02], p + [0.005, 0.005, 0.02])
    #expect(a.messages(of: HardwareRule()).count == 1)
    a.document.contacts = [
      ContactRecord(a: "\(joint.child)/pin", b: joint.parent, kind: .runningFit, joint: joint.id)
    ]
    #expect(a.messages(of: HardwareRule()) == [])
  }
}
