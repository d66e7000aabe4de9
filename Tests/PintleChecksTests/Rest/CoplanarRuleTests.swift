import PintleDocument
import PintleKinematics
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct CoplanarRuleTests {
  /// A block with a badge set into its top; `proud` is how far it stands out.
  private func badge(proud: Double, colour: Vector3 = [0.9, 0.1, 0.1], size: Double = 0.1) -> AssetSketch {
    var a = AssetSketch()
    a.document.materials["red"] = MaterialRecord(label: "red", density: 700, baseColor: colour)
    a.box("block", "block", [-0.2, -0.2, 0], [0.2, 0.2, 0.1])
    a.part("badge", material: "red")
    a.box("badge", "plate", [-size / 2, -size / 2, 0.08], [size / 2, size / 2, 0.1 + proud])
    a.joint("weld", .fixed, "badge", on: "block")
    return a
  }

  @Test func aBadgeInThePlaneOfItsBlock() {
    let found = badge(proud: 0).findings(of: CoplanarRule())
    #expect(found.map(\.message) == ["`badge/plate` and `block/block` flicker: 100 cm² of both lie in one plane"])
    #expect(found.map(\.severity) == [.warning])
    #expect(badge(proud: 0.0005).messages(of: CoplanarRule()) == [])
    #expect(badge(proud: -0.0005).messages(of: CoplanarRule()) == [])
  }

  @Test func oneColourAndSmallAreasDoNotFlicker() {
    #expect(badge(proud: 0, colour: AssetSketch.oak.baseColor).messages(of: CoplanarRule()) == [])
    #expect(badge(proud: 0, size: 0.008).messages(of: CoplanarRule()) == [])
  }

  /// A drawer front flush with its frame lies beside it, not over it; a shelf stands on a floor face to face.
  @Test func flushIsNotOverlapping() {
    var a = AssetSketch()
    a.document.materials["red"] = MaterialRecord(label: "red", density: 700, baseColor: [0.9, 0.1, 0.1])
    a.box("frame", "left", [-0.2, 0, 0], [0, 0.1, 0.2])
    a.part("front", material: "red")
    a.box("front", "panel", [0.0, 0, 0], [0.2, 0.1, 0.2])
    a.box("front", "foot", [-0.2, 0, 0.2], [0, 0.1, 0.3])
    #expect(a.messages(of: CoplanarRule()) == [])
  }

  @Test func whatNobodySeesDoesNotFlicker() {
    var a = badge(proud: 0)
    a.box("block", "cover", [-0.2, -0.2, 0.1], [0.2, 0.2, 0.2])
    #expect(a.messages(of: CoplanarRule()) == [])
  }

  @Test func commonArea() {
    var a = badge(proud: 0, size: 0.123)
    a.document.asset = "area"
    let model = a.model
    let scene = ContactScene(model.shapes.map { ($0.solid, $0.X_AS) })
    let flush = scene.flushFaces(0, 1, gap: 1e-5, least: .infinity)
    #expect(abs(flush.area - 0.123 * 0.123) < 1e-12)
    #expect(flush.outward == [0, 0, 1])
  }
}
