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

  /// What a handle was fastened with, and what shuts the door, is nothing to take hold of.
  @Test(arguments: [
    ("handle_1_plate", false), ("handle_post_left", false), ("latch_hook", false), ("handle_left", true),
    ("handle_bar", true), ("pull_2", true), ("door", false),
  ]) func handlesByName(name: String, isHandle: Bool) {
    var a = AssetSketch.door()
    a.box("door", name, [0.2, -0.05, 0.3], [0.22, -0.018, 0.4])
    #expect(a.messages(of: HandleRule()).isEmpty == isHandle)
  }

  /// A counterbalance does not open a door; what is pushed and comes back by itself needs no handle.
  @Test func handlesAndSprings() {
    var a = AssetSketch.door()
    a.document.joints[0].dofs[0].spring = .init(stiffness: 1)
    #expect(a.messages(of: HandleRule()).count == 1)
    a.document.joints[0].dofs[0].spring = .init(stiffness: 1, force: 0.2)
    #expect(a.messages(of: HandleRule()) == [])
    a.document.joints[0].dofs[0].spring = .init(stiffness: 1, rest: 1)
    #expect(a.messages(of: HandleRule()) == [])
    a.document.joints[0].dofs[0].spring = .init(stiffness: 1)
    let range = a.document.joints[0].dofs[0].range
    a.document.joints[0].dofs[0].range = range.map { .init(lower: -$0.upper, upper: -$0.lower) }
    #expect(a.messages(of: HandleRule()) == [])
    a.document.joints[0].dofs[0].range = .init(lower: -1, upper: 1)
    #expect(a.messages(of: HandleRule()) == [])
  }
}
