import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct DegreesRuleTests {
  private func door(_ lower: Double, _ upper: Double) -> AssetSketch {
    var a = AssetSketch()
    a.box("body", "body", .zero, [1, 1, 1])
    a.box("door", "door", [0, -0.02, 0], [1, 0, 1])
    a.joint("hinge", .hinge, "door", on: "body", range: (lower, upper))
    return a
  }

  @Test func degreesInRadians() {
    let found = door(0, 90).findings(of: DegreesRule())
    #expect(found.map(\.message) == ["the range of `hinge` is 0…90 radians: it looks like degrees"])
    #expect(found.map(\.severity) == [.error])
    #expect(found.first?.hint == "0…90 degrees are 0…1.5708 radians")
    // It is told once.
    #expect(door(0, 90).messages(of: WideRangeRule()) == [])
    #expect(door(-45, 0).messages(of: DegreesRule()).count == 1)
  }

  @Test func spinsToo() {
    var a = door(-30, 30)
    a.document.joints[0].kind = .spin
    #expect(a.messages(of: DegreesRule()).count == 1)
    a.document.joints[0].dofs[0].range = .init(lower: 0, upper: 40 * .pi)
    #expect(a.messages(of: DegreesRule()) == [])
  }

  @Test func radiansPass() {
    #expect(door(0, 1.57).messages(of: DegreesRule()) == [])
    #expect(door(-3, 3).messages(of: DegreesRule()) == [])
    // Twenty turns of a screw.
    #expect(door(0, 40 * .pi).messages(of: DegreesRule()) == [])
    #expect(door(0, 40 * .pi).messages(of: WideRangeRule()).count == 1)
  }
}
