import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleKinematics

@Suite struct WindingNumberTests {
  /// Two boxes of one surface, one partly in the other, and a hollow.
  private let mesh: WeldedMesh = {
    let boxes = [
      solid(boxMesh([0, 0, 0], [1, 1, 1])), solid(boxMesh([0.5, 0.25, 0.25], [2, 0.75, 0.75])),
      solid(boxMesh([0.1, 0.1, 0.1], [0.3, 0.3, 0.3])),
    ].map(\.surface)
    var mesh = WeldedMesh(positions: [], triangles: [])
    for (k, box) in boxes.enumerated() {
      let first = UInt32(mesh.positions.count)
      mesh.positions += box.positions
      // The last one looks inward.
      mesh.triangles += box.triangles.map { t in
        let t = t &+ SIMD3(repeating: first)
        return k == 2 ? SIMD3(t.x, t.z, t.y) : t
      }
    }
    return mesh
  }()

  @Test func raysCountWhatSolidAnglesSumUp() {
    let winding = Surface(mesh: mesh, isClosed: true).winding
    var random = SeededGenerator(seed: 7)
    for _ in 0..<20_000 {
      // Half of them on a grid, where edges, diagonals and corners line up.
      let p = Vector3(
        .random(in: -0.25...2.25, using: &random), .random(in: -0.25...1.25, using: &random),
        .random(in: -0.25...1.25, using: &random))
      let q = Bool.random(using: &random) ? p : (p * 16).rounded(.toNearestOrEven) / 16
      let expected = WindingSum.around(q, mesh.triangles, mesh.positions)
      // On the surface a sum of angles is a fraction; which one is its own matter.
      guard abs(expected - expected.rounded()) < 0.01 else { continue }
      #expect(abs(winding(q) - expected) < 0.05, "\(q)")
    }
  }

  @Test func wholeNumbersInAndOutOfPieces() {
    let winding = Surface(mesh: mesh, isClosed: true).winding
    #expect(winding([0.75, 0.5, 0.5]) == 2)
    #expect(winding([1.5, 0.5, 0.5]) == 1)
    #expect(winding([0.2, 0.2, 0.2]) == 0)
    #expect(winding([0.05, 0.9, 0.9]) == 1)
    #expect(winding([3, 3, 3]) == 0)
  }

  @Test func holesHaveNoWholeNumber() {
    var open = solid(boxMesh([0, 0, 0], [1, 1, 1])).surface
    open.triangles.removeLast(2)
    let inside = Surface(mesh: open, isClosed: false).winding([0.5, 0.5, 0.5])
    #expect(abs(inside - 5.0 / 6) < 0.02)
  }
}
