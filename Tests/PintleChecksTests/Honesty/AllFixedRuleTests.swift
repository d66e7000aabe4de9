import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct AllFixedRuleTests {
  private func cabinet(_ name: String, role: String?, kind: JointRecord.Kind = .fixed, range: (Double, Double)? = nil)
    -> AssetSketch
  {
    var a = AssetSketch.cabinet()
    a.part(name, role: role)
    a.box(name, "panel", [-0.3, -0.018, 0], [0.3, 0, 0.7])
    a.joint("hold", kind, name, on: "body", range: range)
    return a
  }

  @Test func aDoorThatIsWelded() {
    let found = cabinet("front", role: "door").findings(of: AllFixedRule())
    #expect(found.map(\.message) == ["nothing moves, though `front` should"])
    #expect(found.map(\.severity) == [.error])
    #expect(cabinet("left_door", role: nil).findings(of: AllFixedRule()).map(\.severity) == [.warning])
    // A range of nothing moves nothing.
    #expect(cabinet("front", role: "door", kind: .hinge, range: (0, 0)).messages(of: AllFixedRule()).count == 1)
  }

  @Test func expectationsPromiseToo() {
    var a = cabinet("front", role: nil)
    #expect(a.messages(of: AllFixedRule()) == [])
    a.expect(.opens, "front", atLeast: 1)
    #expect(a.messages(of: AllFixedRule()).count == 1)
  }

  @Test func whatMovesOrPromisesNothing() {
    #expect(cabinet("front", role: "door", kind: .hinge, range: (0, 1.9)).messages(of: AllFixedRule()) == [])
    #expect(cabinet("outdoor_shelf", role: "shelf").messages(of: AllFixedRule()) == [])
    #expect(AssetSketch.cabinet().messages(of: AllFixedRule()) == [])
  }
}
