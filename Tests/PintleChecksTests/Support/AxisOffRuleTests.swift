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

  @Test func hardwareElsewhere() {
    var a = AssetSketch.hungDoor()
    #expect(a.messages(of: HardwareRule()) == [])
    a.document.joints[0].frame.origin = [0.2, -0.018, 0]
    #expect(a.messages(of: HardwareRule()).count == 1)
    var b = AssetSketch.door()
    b.document.joints[0].hardware = [HardwareRecord(kind: "barrel")]
    #expect(b.messages(of: HardwareRule()) == ["the barrel of `door_hinge` is missing: no shape is its hardware"])
  }

  @Test func handles() {
    var a = AssetSketch.door()
    #expect(a.messages(of: HandleRule()) == ["`door` has no handle"])
    a.document.joints[0].dofs[0].drive = .init(kind: .motor)
    #expect(a.messages(of: HandleRule()) == [])
    #expect(AssetSketch.hungDoor().messages(of: HandleRule()) == [])
    var high = AssetSketch.door()
    high.box("door", "handle", [0.2, -0.05, 2.3], [0.22, -0.018, 2.4])
    #expect(high.messages(of: HandleRule()) == ["the handle of `door` is out of reach, 2350 mm over the floor"])
    #expect(AssetSketch.door(role: "shutter").messages(of: HandleRule()) == [])
  }
}
