import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleKinematics

@Suite struct SurfaceFeaturesTests {
  private func masks(_ mesh: WeldedMesh, closed: Bool = true) -> [SurfaceFeatures.Mask] {
    let s = Surface(mesh: mesh, isClosed: closed)
    return s.features.masks(s.tree.triangles, at: s.positions)
  }

  private func count(_ masks: [SurfaceFeatures.Mask], _ bits: SurfaceFeatures.Mask) -> Int {
    masks.reduce(0) { $0 + ($1 & bits).nonzeroBitCount }
  }

  @Test func aBoxHasEightCornersAndTwelveEdges() {
    let found = masks(solid(boxMesh([0, 0, 0], [0.3, 0.2, 0.1])).surface)
    #expect(count(found, 0b000111) == 8)
    // The six diagonals lie in faces.
    #expect(count(found, 0b111000) == 12)
  }

  @Test func aDentKeepsItsEdge() {
    // A square of two triangles whose common edge stands out by 10 nm, and by rounding.
    for (height, edges) in [(1e-8, 5), (1e-16, 4)] {
      let mesh = WeldedMesh(
        positions: [[0, 0, 0], [1, 0, height], [1, 1, 0], [0, 1, height]], triangles: [[0, 1, 3], [1, 2, 3]])
      #expect(count(masks(mesh, closed: false), 0b111000) == edges)
    }
  }

  @Test func aFoldedSheetKeepsItsFold() {
    let mesh = WeldedMesh(
      positions: [[0, 0, 0], [1, 0, 0], [0.5, 1, 0], [0.5, 0.7, 0]], triangles: [[0, 1, 2], [1, 0, 3]])
    #expect(count(masks(mesh, closed: false), 0b111000) == 5)
  }

  @Test func threeAtAnEdgeKeepIt() {
    let mesh = WeldedMesh(
      positions: [[0, 0, 0], [1, 0, 0], [0.5, 1, 0], [0.5, -1, 0], [0.5, 0, 1]],
      triangles: [[0, 1, 2], [1, 0, 3], [0, 1, 4]])
    #expect(count(masks(mesh, closed: false), 0b111000) == 7)
  }
}
