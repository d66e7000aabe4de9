import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct UnitsRuleTests {
  private func block(_ size: Double) -> AssetSketch {
    var a = AssetSketch()
    a.box("body", "body", .zero, [size, size / 2, size / 2])
    return a
  }

  @Test func millimetresInMetres() {
    let found = block(600).findings(of: UnitsRule())
    #expect(found.map(\.message) == ["the asset is 600 m long: sizes are in metres"])
    #expect(found.map(\.severity) == [.error])
    #expect(found.first?.hint == "drawn in millimetres? Then it is 600 mm long; scale it by 0.001")
  }

  @Test func doubtful() {
    #expect(block(80).findings(of: UnitsRule()).map(\.severity) == [.warning])
    #expect(block(40).messages(of: UnitsRule()) == [])
    #expect(block(0.002).messages(of: UnitsRule()) == [])
  }

  @Test func tooSmall() {
    #expect(
      block(0.0006).findings(of: UnitsRule()).first?.hint
        == "drawn in kilometres, or scaled down twice? A thousand times larger it is 600 mm long")
  }

  @Test func oneMeshOutOfScale() {
    var a = AssetSketch.cabinet()
    a.box("door", "panel", [-300, -18, 0], [300, 0, 700])
    a.joint("hinge", .hinge, "door", on: "body", range: (0, 1))
    #expect(
      a.messages(of: UnitsRule()) == ["`door/panel` is 700 m long, everything else together 700 mm"])
    #expect(AssetSketch.cabinet().messages(of: UnitsRule()) == [])
  }

  @Test func aSlideInMillimetres() {
    var a = block(1)
    a.box("drawer", "box", [0.2, -0.1, 0.1], [0.8, 0, 0.3])
    a.joint("slide", .slide, "drawer", on: "body", along: [0, -1, 0], range: (0, 400))
    let found = a.findings(of: UnitsRule())
    #expect(found.map(\.joint) == ["slide"])
    #expect(found.first?.hint == "in millimetres? Then it travels 400 mm")
    a.document.joints[0].dofs[0].range?.upper = 0.4
    #expect(a.messages(of: UnitsRule()) == [])
  }
}
