import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct SelfIntersectionRuleTests {
  /// A beam of L section whose short leg is bent back through the long one by `depth`.
  private func hook(_ depth: Double) -> TriangleMesh {
    // A tube of square section along a path that crosses itself where depth > 0.
    let outline: [(Double, Double)] = [
      (0, 0), (1, 0), (1, 0.1), (0.2, 0.1), (0.2, -depth), (0.1, -depth), (0.1, 0.1), (0, 0.1),
    ]
    let n = outline.count
    var faces = [Array((0..<n).reversed()), Array(n..<2 * n)]
    for i in 0..<n { faces.append([i, (i + 1) % n, n + (i + 1) % n, n + i]) }
    return TestSupport.mesh(
      outline.map { [$0.0, $0.1, 0] } + outline.map { [$0.0, $0.1, 0.3] }, faces)
  }

  @Test func aLegThroughItsOwnFoot() {
    let found = AssetSketch.block(hook(0.05)).findings(of: SelfIntersectionRule())
    #expect(found.count == 1)
    #expect(found.first?.message.hasPrefix("the surface of `body/block` goes through itself: ") == true)
    #expect(found.first?.severity == .warning)
    // A leg that ends above the foot's lower side does not come through.
    #expect(AssetSketch.block(boxMesh(.zero, [1, 1, 1])).messages(of: SelfIntersectionRule()) == [])
  }

  @Test func shellsDrawnIntoEachOther() {
    let crossed = merged([boxMesh(.zero, [1, 1, 1]), boxMesh([0.5, 0.5, 0.5], [2, 2, 2])])
    let found = AssetSketch.block(crossed, imported: true).findings(of: SelfIntersectionRule())
    #expect(found.first?.message.hasPrefix("shells of `body/block` go through one another: ") == true)
    #expect(found.map(\.severity) == [.note])
    #expect(AssetSketch.block(crossed).findings(of: SelfIntersectionRule()).map(\.severity) == [.warning])
  }

  @Test func touchingShellsPass() {
    let touching = merged([boxMesh(.zero, [1, 1, 1]), boxMesh([1, 0.2, 0.2], [2, 0.8, 0.8])])
    #expect(AssetSketch.block(touching).messages(of: SelfIntersectionRule()) == [])
    #expect(
      AssetSketch.block(tubeMesh(outer: 0.1, inner: 0.05, height: 0.2, segments: 48)).messages(
        of: SelfIntersectionRule()) == [])
  }

  /// Against every pair of triangles, one by one.
  @Test func theTreeMissesNothing() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<20 {
      var boxes: [TriangleMesh] = []
      for _ in 0..<4 {
        let a = Vector3(
          Double.random(in: 0...1, using: &random), Double.random(in: 0...1, using: &random),
          Double.random(in: 0...1, using: &random))
        let s = Vector3(
          Double.random(in: 0.1...0.6, using: &random), Double.random(in: 0.1...0.6, using: &random),
          Double.random(in: 0.1...0.6, using: &random))
        boxes.append(boxMesh(a, a + s))
      }
      let model = AssetSketch.block(merged(boxes)).model
      let solid = model.shapes[0].solid
      let found = SelfCrossing(of: solid, topology: MeshTopology(solid.surface), slack: 1e-6)
      // Boxes overlap properly where their extents do in all three directions and neither holds the other.
      var crossing = false
      for i in boxes.indices {
        for j in 0..<i {
          let common = boxes[i].bounds.intersection(boxes[j].bounds)
          let isInside = common == boxes[i].bounds || common == boxes[j].bounds
          if !common.isEmpty, min(common.size.x, common.size.y, common.size.z) > 1e-3, !isInside { crossing = true }
        }
      }
      #expect((found.betweenShells > 0) == crossing)
      #expect(found.withinShell == 0)
    }
  }
}
