import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct MissingShapeRuleTests {
  @Test func aPartWithoutShapes() {
    var a = AssetSketch()
    a.part("body")
    #expect(a.messages(of: MissingShapeRule()) == ["`body` has no shapes"])
  }

  @Test func aShapeThatNobodyMade() {
    var a = AssetSketch.cabinet()
    a.document.parts[0].shapes.append(ShapeRecord(id: "knob", solid: "s9"))
    #expect(a.messages(of: MissingShapeRule()) == ["`body/knob` could not be made"])
    // The geometry has said why: nothing to add.
    a.findings = [Finding("geometry.fillet", .error, "the fillet of 9 mm does not fit", shapes: ["body/knob"])]
    #expect(a.messages(of: MissingShapeRule()) == [])
  }

  @Test func anEmptySurface() {
    var a = AssetSketch()
    a.add("body", "ghost", TriangleMesh())
    #expect(a.messages(of: MissingShapeRule()) == ["`body/ghost` has no surface"])
  }

  @Test func wholeAssetsPass() {
    #expect(AssetSketch.cabinet().messages(of: MissingShapeRule()) == [])
  }
}
