import PintleDocument
import PintleKinematics
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct TipsRuleTests {
  /// A mast on a foot with a heavy head that reaches out to the right.
  private func crane(reach: Double) -> AssetSketch {
    var a = AssetSketch()
    a.box("body", "foot", [-0.2, -0.2, 0], [0.2, 0.2, 0.02])
    a.box("body", "mast", [-0.02, -0.02, 0.02], [0.02, 0.02, 1])
    a.box("body", "head", [reach - 0.1, -0.1, 1], [reach + 0.1, 0.1, 1.2])
    return a
  }

  @Test func tipsToTheRight() {
    let found = crane(reach: 0.9).findings(of: TipsRule())
    #expect(found.map(\.rule) == ["rest.tips"])
    #expect(found.first?.message.hasPrefix("the asset tips over: its centre of mass lies 3") == true)
    #expect(found.first?.hint == "widen its foot to the right, or make it lighter there")
  }

  @Test func stands() {
    #expect(crane(reach: 0).messages(of: TipsRule()) == [])
  }

  @Test func whatHangsDoesNotTip() {
    var a = crane(reach: 0.9)
    a.document.stands = "wall"
    #expect(a.messages(of: TipsRule()) == [])
    a.document.stands = nil
    a.document.base = .fixed
    #expect(a.messages(of: TipsRule()) == [])
  }

  @Test func anOpenDrawerIsAWarning() {
    var a = AssetSketch()
    a.box("body", "block", [-0.2, -0.1, 0], [0.2, 0.1, 0.2])
    a.box("drawer", "box", [-0.2, -0.1, 0.2], [0.2, 0.1, 0.6])
    a.joint("slide", .slide, "drawer", on: "body", along: [0, -1, 0], range: (0, 0.3))
    let found = a.findings(of: TipsRule())
    // Two thirds of the mass move 0.3 m: 0.2 m, and the foot reaches 0.1 m.
    #expect(
      found.map(\.message) == [
        "with `slide` at 300 mm the asset tips over: its centre of mass lies 100 mm outside what it stands on"
      ])
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.pose == ["slide": 0.3])
    a.document.joints[0].dofs[0].range?.upper = 0.1
    #expect(a.messages(of: TipsRule()) == [])
  }

  @Test func polygon() {
    let square = SupportPolygon([[0, 0], [1, 0], [1, 1], [0, 1], [0.5, 0], [0.5, 0.5]])
    #expect(square.corners == [[0, 0], [1, 0], [1, 1], [0, 1]])
    #expect(square.margin([0.5, 0.5]) == 0.5)
    #expect(square.margin([1.25, 0.5]) == -0.25)
    #expect(SupportPolygon([[0, 0], [2, 0]]).margin([1, 0.1]) == -0.1)
    #expect(SupportPolygon([[1, 1], [1, 1]]).margin([1, 3]) == -2)
    #expect(SupportPolygon([]).margin(.zero) == -.infinity)
  }
}
