import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct DoubledFacesRuleTests {
  @Test func aTriangleTwice() {
    var mesh = boxMesh(.zero, [1, 1, 1])
    mesh.indices += mesh.indices[0..<3]
    mesh.faces.append(0)
    #expect(AssetSketch.block(mesh).messages(of: DoubledFacesRule()) == ["`body/block` has 1 triangle twice"])
  }

  @Test func aSheetWithoutThickness() {
    let backed = TestSupport.mesh([[0, 0, 0], [1, 0, 0], [1, 1, 0]], [[0, 1, 2], [2, 1, 0]])
    let found = AssetSketch.block(backed, imported: true).findings(of: DoubledFacesRule())
    #expect(found.map(\.message) == ["`body/block` has 1 pair of triangles back to back: a sheet without thickness"])
    #expect(found.map(\.severity) == [.note])
  }

  @Test func soundMeshesPass() {
    #expect(AssetSketch.cabinet().messages(of: DoubledFacesRule()) == [])
  }
}
