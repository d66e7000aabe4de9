import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct DeadRuleTests {
  private func knob(pointer: Bool = false, at axis: Vector3 = [0, 0, 0.1]) -> AssetSketch {
    var a = AssetSketch()
    a.box("panel", "panel", [-0.1, -0.1, 0], [0.1, 0.1, 0.1])
    a.cylinder("knob", "grip", from: [0, 0, 0.1], along: [0, 0, 1], radius: 0.02, height: 0.02)
    if pointer { a.box("knob", "pointer", [0, -0.001, 0.12], [0.02, 0.001, 0.121]) }
    a.joint("turn", .spin, "knob", on: "panel", at: axis)
    return a
  }

  @Test func aPlainKnobLooksStill() {
    let found = knob().findings(of: DeadRule())
    #expect(found.map(\.message) == ["turn looks still: all that it turns is round about its axis"])
    #expect(found.map(\.severity) == [.note])
  }

  @Test func aPointerIsSeen() {
    #expect(knob(pointer: true).messages(of: DeadRule()) == [])
    #expect(knob(at: [0.003, 0, 0.1]).messages(of: DeadRule()) == [])
  }

  @Test func nothingMoves() {
    var a = knob()
    a.part("ghost")
    a.joint("haunt", .hinge, "ghost", on: "panel", range: (0, 1))
    let found = a.findings(of: DeadRule()).filter { $0.severity == .error }
    #expect(found.map(\.message) == ["haunt moves nothing: neither `ghost` nor what hangs on it has a shape"])
  }
}
