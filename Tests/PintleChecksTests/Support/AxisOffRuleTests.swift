import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct AxisOffRuleTests {
  @Test func onThePin() {
    #expect(AssetSketch.hungDoor().messages(of: AxisOffRule()) == [])
  }

  @Test func besideThePin() {
    var a = AssetSketch.hungDoor()
    a.document.joints[0].frame.origin.x += 0.005
    let found = a.findings(of: AxisOffRule())
    #expect(
      found.map(\.message) == [
        "the line of `door_hinge` lies 5 mm beside that of `body/pin_low`, which it turns on"
      ])
    #expect(found.first?.hint == "move the line by 5 mm to the left")
    #expect(found.first?.source?.line == 21)
  }

  @Test(arguments: [Vector3(1, 0, 0), [0, 1, 0]]) func oblique(about axis: Vector3) {
    var a = AssetSketch.hungDoor()
    let X = RigidTransform(turning: 5 * .pi / 180, about: axis)
    a.document.joints[0].frame.z = X.rotate(a.document.joints[0].frame.z)
    let found = a.messages(of: AxisOffRule())
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("the line of `door_hinge` stands 5° oblique to") == true)
  }
}
