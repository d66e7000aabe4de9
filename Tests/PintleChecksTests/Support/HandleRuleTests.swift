import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct HandleRuleTests {
  @Test func thereAndWithinReach() {
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
