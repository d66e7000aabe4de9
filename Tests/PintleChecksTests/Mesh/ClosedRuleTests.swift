import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct ClosedRuleTests {
  @Test func aMissingTriangle() {
    var a = AssetSketch()
    var mesh = boxMesh(.zero, [1, 1, 1])
    mesh.indices.removeLast(3)
    mesh.faces.removeLast()
    a.add("body", "block", mesh)
    a.add("body", "other", mesh, at: RigidTransform(translation: [3, 0, 0]))
    let found = a.findings(of: ClosedRule())
    #expect(
      found.map(\.message) == ["the surface of `body/block` (and 1 more like it) is not closed: 3 open edges"])
    #expect(found.first?.shapes == ["body/block", "body/other"])
    #expect(found.first?.at != nil)
  }

  @Test func twoTrianglesOnOneSide() {
    var a = AssetSketch()
    var mesh = boxMesh(.zero, [1, 1, 1])
    mesh.indices += mesh.indices[0..<3]
    mesh.faces.append(0)
    a.add("body", "block", mesh)
    #expect(
      a.messages(of: ClosedRule()) == [
        "the surface of `body/block` is not closed: 3 edges where more than two triangles leave a gap"
      ])
  }

  @Test func closedPasses() {
    #expect(AssetSketch.cabinet().messages(of: ClosedRule()) == [])
  }

  private var open: TriangleMesh {
    var mesh = boxMesh(.zero, [1, 1, 1])
    mesh.indices.removeLast(3)
    mesh.faces.removeLast()
    return mesh
  }

  @Test func anOpenMeshFileIsANote() {
    #expect(AssetSketch.block(open).findings(of: ClosedRule()).map(\.severity) == [.error])
    #expect(AssetSketch.block(open, imported: true).findings(of: ClosedRule()).map(\.severity) == [.note])
  }

  @Test func neighboursThatLookDifferentWays() {
    var mesh = boxMesh(.zero, [1, 1, 1])
    mesh.indices.swapAt(0, 1)
    #expect(
      AssetSketch.block(mesh).messages(of: ClosedRule()) == [
        "the surface of `body/block` is not closed: 3 edges whose two triangles look opposite ways"
      ])
    #expect(
      AssetSketch.block(mesh, imported: true).findings(of: ClosedRule()).first?.hint
        == "what lies inside it cannot be told: turn the triangles on one side of them round")
  }

  /// One side of a box is split at the middle of an edge, its neighbour is not.
  @Test func tVerticesLeaveNoGap() {
    let points: [Vector3] = [
      [0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0], [0, 0, 1], [1, 0, 1], [1, 1, 1], [0, 1, 1], [0.5, 0, 1],
    ]
    let mesh = mesh(
      points,
      [[0, 3, 2, 1], [4, 5, 6, 7], [8, 4, 0], [8, 0, 1], [8, 1, 5], [1, 2, 6, 5], [2, 3, 7, 6], [3, 0, 4, 7]])
    let found = AssetSketch.block(mesh).findings(of: ClosedRule())
    #expect(found.map(\.message) == ["the surface of `body/block` has 3 edges that end in the middle of others"])
    #expect(found.map(\.severity) == [.note])
    // The same with the point drawn 1 mm off the edge leaves a gap.
    var gaping = points
    gaping[8].y = -0.001
    let other = TestSupport.mesh(
      gaping,
      [[0, 3, 2, 1], [4, 5, 6, 7], [8, 4, 0], [8, 0, 1], [8, 1, 5], [1, 2, 6, 5], [2, 3, 7, 6], [3, 0, 4, 7]])
    #expect(AssetSketch.block(other).findings(of: ClosedRule()).map(\.severity) == [.error])
  }
}
