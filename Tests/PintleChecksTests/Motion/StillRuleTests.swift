import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct StillRuleTests {
  private func box(role: String?, kind: JointRecord.Kind) -> AssetSketch {
    var a = AssetSketch()
    a.box("tub", "tub", .zero, [0.4, 0.2, 0.2])
    a.part("thing", role: role)
    a.box("thing", "panel", [0, 0, 0.2], [0.4, 0.2, 0.21])
    a.joint("mount", kind, "thing", on: "tub", at: [0, 0, 0.2], along: [1, 0, 0], range: (0, 1))
    if kind == .fixed { a.document.joints[0].dofs = [] }
    return a
  }

  @Test func aButtonThatIsFixed() {
    #expect(
      box(role: "button", kind: .fixed).messages(of: StillRule())
        == ["`thing` is a button and cannot move: it is fixed to `tub`"])
    #expect(box(role: "lid", kind: .hinge).messages(of: StillRule()) == [])
  }

  @Test func whatNeedNotMove() {
    #expect(box(role: nil, kind: .fixed).messages(of: StillRule()) == [])
    #expect(box(role: "shelf", kind: .fixed).messages(of: StillRule()) == [])
    var a = box(role: "door", kind: .fixed)
    a.document.parts[0].role = "door"
    #expect(a.messages(of: StillRule()) == [])
  }
}
