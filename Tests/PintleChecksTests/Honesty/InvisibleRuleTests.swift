import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct InvisibleRuleTests {
  /// A crate with a block on a slide inside; the front is shut with a lid of this opacity, or left open.
  private func crate(opacity: Double?) -> AssetSketch {
    var a = AssetSketch.cabinet()
    a.box("secret", "block", [-0.05, 0.2, 0.018], [0.05, 0.3, 0.1])
    a.joint("slide", .slide, "secret", on: "body", at: [0, 0.25, 0], along: [0, 0, 1], range: (0, 0.1))
    if let opacity {
      var material = AssetSketch.oak
      material.opacity = opacity
      a.document.materials["front"] = material
      a.part("cover", material: "front")
      a.box("cover", "panel", [-0.3, -0.018, 0], [0.3, 0, 0.7])
      a.joint("weld", .fixed, "cover", on: "body")
    }
    return a
  }

  @Test func aBlockThatSlidesInAClosedCrate() {
    let found = crate(opacity: 1).findings(of: InvisibleRule())
    #expect(found.map(\.message) == ["what `slide` moves cannot be seen in any pose: `secret`"])
    #expect(found.map(\.severity) == [.warning])
  }

  @Test func throughGlassAndOpenings() {
    #expect(crate(opacity: 0.2).messages(of: InvisibleRule()) == [])
    #expect(crate(opacity: nil).messages(of: InvisibleRule()) == [])
  }

  /// A slide that comes out through a slot at its far end shows itself there.
  @Test func atTheEndOfItsRange() {
    var a = crate(opacity: 1)
    a.document.joints[0].frame = Frame(origin: .zero, z: [0, -1, 0], x: [1, 0, 0])
    a.document.joints[0].dofs[0].range = .init(lower: 0, upper: 0.5)
    #expect(a.messages(of: InvisibleRule()) == [])
  }

  @Test func whatSpinsWithoutEnd() {
    var a = crate(opacity: 1)
    a.document.joints[0].kind = .spin
    a.document.joints[0].dofs[0].type = .rotation
    a.document.joints[0].dofs[0].range = nil
    #expect(a.messages(of: InvisibleRule()) == [])
  }

  /// Gears in a closed gearbox do their work there.
  @Test func theInsideOfAMechanism() {
    var a = crate(opacity: 1)
    a.document.contacts = [ContactRecord(a: "secret", b: "body", kind: .runningFit, clearance: 1e-4)]
    #expect(a.messages(of: InvisibleRule()) == [])
  }
}
