import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct ManifoldRuleTests {
  /// Two boxes that touch along an edge.
  private let boxes = merged([boxMesh(.zero, [1, 1, 1]), boxMesh([1, 1, 0], [2, 2, 1])])

  @Test func fourTrianglesAtAnEdge() {
    let found = AssetSketch.block(boxes).findings(of: ManifoldRule())
    #expect(found.map(\.message) == ["`body/block` has 1 edge where more than two triangles meet"])
    #expect(found.map(\.severity) == [.warning])
    #expect(AssetSketch.block(boxes, imported: true).findings(of: ManifoldRule()).map(\.severity) == [.note])
    // Inside and outside are told apart all the same.
    #expect(AssetSketch.block(boxes).messages(of: ClosedRule()) == [])
  }

  @Test func boxesApartPass() {
    let apart = merged([boxMesh(.zero, [1, 1, 1]), boxMesh([1.1, 1.1, 0], [2, 2, 1])])
    #expect(AssetSketch.block(apart).messages(of: ManifoldRule()) == [])
    #expect(AssetSketch.cabinet().messages(of: ManifoldRule()) == [])
  }
}
