import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct HiddenRuleTests {
  /// A closed crate with something on a slide inside it; `window` leaves the front open or glazes it.
  private func crate(front: MaterialRecord?, kind: JointRecord.Kind = .slide) -> AssetSketch {
    var a = AssetSketch.cabinet()
    let line = a.source(7)
    a.part("secret", source: line)
    a.box("secret", "block", [-0.05, 0.2, 0.018], [0.05, 0.3, 0.1])
    a.joint(
      "slide", kind, "secret", on: "body", at: [0, 0.25, 0], along: [0, 0, 1], range: kind == .slide ? (0, 0.1) : nil)
    if let front {
      a.document.materials["front"] = front
      a.document.parts[0].material = "oak"
      a.part("cover", material: "front")
      a.box("cover", "panel", [-0.3, -0.018, 0], [0.3, 0, 0.7])
      a.joint("weld", .fixed, "cover", on: "body")
    }
    return a
  }

  @Test func behindWood() {
    let found = crate(front: AssetSketch.oak).findings(of: HiddenRule())
    #expect(found.map(\.message) == ["nothing of `secret` can be seen from outside, in no pose"])
    #expect(found.map(\.severity) == [.note])
    #expect(found.first?.source?.line == 7)
  }

  @Test func throughGlassAndOpenings() {
    var glass = AssetSketch.oak
    glass.opacity = 0.2
    #expect(crate(front: glass).messages(of: HiddenRule()) == [])
    #expect(crate(front: nil).messages(of: HiddenRule()) == [])
  }

  /// A block in a block: in the material, not in a room.
  @Test func insideTheMaterial() {
    var a = AssetSketch()
    a.box("body", "block", [-0.3, -0.3, 0], [0.3, 0.3, 0.6])
    a.box("secret", "core", [-0.1, -0.1, 0.2], [0.1, 0.1, 0.4])
    a.joint("mount", .fixed, "secret", on: "body")
    let found = a.findings(of: HiddenRule())
    #expect(found.map(\.message) == ["`secret` lies wholly inside the material of `body/block`"])
    #expect(found.map(\.severity) == [.warning])
  }

  @Test func whatSpinsIsNotAsked() {
    #expect(crate(front: AssetSketch.oak, kind: .spin).messages(of: HiddenRule()) == [])
  }

  @Test func behindADoorThatOpens() {
    var a = crate(front: AssetSketch.oak)
    a.document.joints[1].kind = .hinge
    a.document.joints[1].frame.origin = [-0.3, -0.018, 0]
    a.document.joints[1].frame.z = [0, 0, -1]
    a.document.joints[1].dofs = [
      DegreeOfFreedom(id: "weld", type: .rotation, range: .init(lower: 0, upper: 1.9))
    ]
    #expect(a.messages(of: HiddenRule()) == [])
  }
}
