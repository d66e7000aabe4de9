import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleKinematics

@Suite struct DepthBoundsTests {
  private func surface(_ m: TriangleMesh) -> Surface { Surface(mesh: solid(m).surface, isClosed: true) }

  /// Bounds save work; what is asked within them is answered as without.
  @Test func boundsChangeNoAnswer() {
    let tube = surface(tubeMesh(outer: 0.1, inner: 0.07, height: 0.2, segments: 24))
    let rod = surface(cylinderMesh(radius: 0.03, height: 0.3, segments: 16))
    var random = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      func any(_ most: Double) -> Double { .random(in: -most...most, using: &random) }
      let X =
        RigidTransform(turning: any(3), about: [any(1), any(1), any(1)])
        * RigidTransform(translation: [any(0.12), any(0.12), any(0.2)])
      let pair = ShapePair(rod, tube, X_BA: X)
      let depth = pair.depth(budget: 120).depth
      for limit in [1e-4, 2e-3, 1e-2, 0.999 * depth, 1.001 * depth] where limit > 0 {
        let least = pair.depth(budget: 120, least: limit).depth
        #expect((least > limit) == (depth > limit))
        if depth > limit { #expect(least == depth) }
        #expect((pair.depth(budget: 120, enough: limit).depth > limit) == (depth > limit))
      }
    }
  }
}
