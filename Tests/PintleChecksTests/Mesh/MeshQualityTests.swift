import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

@testable import PintleChecks

/// Meshes laid side by side in one.
private func together(_ meshes: [TriangleMesh]) -> TriangleMesh {
  var all = TriangleMesh()
  for mesh in meshes {
    let offset = UInt32(all.positions.count)
    all.positions += mesh.positions
    all.normals += mesh.normals
    all.indices += mesh.indices.map { $0 + offset }
    all.faces += mesh.faces
  }
  return all
}

private func turned(_ mesh: TriangleMesh) -> TriangleMesh {
  var mesh = mesh
  for i in stride(from: 0, to: mesh.indices.count, by: 3) { mesh.indices.swapAt(i, i + 1) }
  return mesh
}

private func sketch(_ mesh: TriangleMesh, imported: Bool = false) -> AssetSketch {
  var a = AssetSketch()
  a.add("body", "block", mesh, imported: imported)
  return a
}

@Suite struct ImportedMeshTests {
  private var open: TriangleMesh {
    var mesh = boxMesh(.zero, [1, 1, 1])
    mesh.indices.removeLast(3)
    mesh.faces.removeLast()
    return mesh
  }

  @Test func anOpenMeshFileIsANote() {
    #expect(sketch(open).findings(of: ClosedRule()).map(\.severity) == [.error])
    #expect(sketch(open, imported: true).findings(of: ClosedRule()).map(\.severity) == [.note])
  }

  @Test func neighboursThatLookDifferentWays() {
    var mesh = boxMesh(.zero, [1, 1, 1])
    mesh.indices.swapAt(0, 1)
    #expect(
      sketch(mesh).messages(of: ClosedRule()) == [
        "the surface of `body/block` is not closed: 3 edges shared by the wrong triangles"
      ])
  }

  /// One side of a box is split at the middle of an edge, its neighbour is not.
  @Test func tVerticesLeaveNoGap() {
    let points: [Vector3] = [
      [0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0], [0, 0, 1], [1, 0, 1], [1, 1, 1], [0, 1, 1], [0.5, 0, 1],
    ]
    let mesh = mesh(
      points,
      [[0, 3, 2, 1], [4, 5, 6, 7], [8, 4, 0], [8, 0, 1], [8, 1, 5], [1, 2, 6, 5], [2, 3, 7, 6], [3, 0, 4, 7]])
    let found = sketch(mesh).findings(of: ClosedRule())
    #expect(found.map(\.message) == ["the surface of `body/block` has 3 edges that end in the middle of others"])
    #expect(found.map(\.severity) == [.note])
    // The same with the point drawn 1 mm off the edge leaves a gap.
    var gaping = points
    gaping[8].y = -0.001
    let other = TestSupport.mesh(
      gaping,
      [[0, 3, 2, 1], [4, 5, 6, 7], [8, 4, 0], [8, 0, 1], [8, 1, 5], [1, 2, 6, 5], [2, 3, 7, 6], [3, 0, 4, 7]])
    #expect(sketch(other).findings(of: ClosedRule()).map(\.severity) == [.error])
  }
}

@Suite struct ManifoldRuleTests {
  /// Two boxes that touch along an edge.
  private let boxes = together([boxMesh(.zero, [1, 1, 1]), boxMesh([1, 1, 0], [2, 2, 1])])

  @Test func fourTrianglesAtAnEdge() {
    let found = sketch(boxes).findings(of: ManifoldRule())
    #expect(found.map(\.message) == ["`body/block` has 1 edge where more than two triangles meet"])
    #expect(found.map(\.severity) == [.warning])
    #expect(sketch(boxes, imported: true).findings(of: ManifoldRule()).map(\.severity) == [.note])
    // Inside and outside are told apart all the same.
    #expect(sketch(boxes).messages(of: ClosedRule()) == [])
  }

  @Test func boxesApartPass() {
    let apart = together([boxMesh(.zero, [1, 1, 1]), boxMesh([1.1, 1.1, 0], [2, 2, 1])])
    #expect(sketch(apart).messages(of: ManifoldRule()) == [])
    #expect(AssetSketch.cabinet().messages(of: ManifoldRule()) == [])
  }
}

@Suite struct DoubledFacesRuleTests {
  @Test func aTriangleTwice() {
    var mesh = boxMesh(.zero, [1, 1, 1])
    mesh.indices += mesh.indices[0..<3]
    mesh.faces.append(0)
    #expect(sketch(mesh).messages(of: DoubledFacesRule()) == ["`body/block` has 1 triangle twice"])
  }

  @Test func aSheetWithoutThickness() {
    let backed = TestSupport.mesh([[0, 0, 0], [1, 0, 0], [1, 1, 0]], [[0, 1, 2], [2, 1, 0]])
    let found = sketch(backed, imported: true).findings(of: DoubledFacesRule())
    #expect(found.map(\.message) == ["`body/block` has 1 pair of triangles back to back: a sheet without thickness"])
    #expect(found.map(\.severity) == [.note])
  }

  @Test func soundMeshesPass() {
    #expect(AssetSketch.cabinet().messages(of: DoubledFacesRule()) == [])
  }
}

@Suite struct FiniteRuleTests {
  @Test func notANumber() {
    var mesh = boxMesh(.zero, [1, 1, 1])
    mesh.positions[3].x = .nan
    let found = sketch(mesh).findings(of: FiniteRule())
    #expect(found.map(\.message) == ["`body/block` has coordinates that are not finite numbers"])
    #expect(found.map(\.severity) == [.error])
    #expect(sketch(boxMesh(.zero, [1, 1, 1])).messages(of: FiniteRule()) == [])
  }
}

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
    let found = sketch(hook(0.05)).findings(of: SelfIntersectionRule())
    #expect(found.count == 1)
    #expect(found.first?.message.hasPrefix("the surface of `body/block` goes through itself: ") == true)
    #expect(found.first?.severity == .warning)
    // A leg that ends above the foot's lower side does not come through.
    #expect(sketch(boxMesh(.zero, [1, 1, 1])).messages(of: SelfIntersectionRule()) == [])
  }

  @Test func shellsDrawnIntoEachOther() {
    let crossed = together([boxMesh(.zero, [1, 1, 1]), boxMesh([0.5, 0.5, 0.5], [2, 2, 2])])
    let found = sketch(crossed, imported: true).findings(of: SelfIntersectionRule())
    #expect(found.first?.message.hasPrefix("shells of `body/block` go through one another: ") == true)
    #expect(found.map(\.severity) == [.note])
    #expect(sketch(crossed).findings(of: SelfIntersectionRule()).map(\.severity) == [.warning])
  }

  @Test func touchingShellsPass() {
    let touching = together([boxMesh(.zero, [1, 1, 1]), boxMesh([1, 0.2, 0.2], [2, 0.8, 0.8])])
    #expect(sketch(touching).messages(of: SelfIntersectionRule()) == [])
    #expect(
      sketch(tubeMesh(outer: 0.1, inner: 0.05, height: 0.2, segments: 48)).messages(of: SelfIntersectionRule()) == [])
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
      let model = sketch(together(boxes)).model
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

@Suite struct ShellOrientationTests {
  private let shell = boxMesh(.zero, [1, 1, 1])
  private let hollow = boxMesh([0.1, 0.1, 0.1], [0.9, 0.9, 0.9])

  @Test func aHollowBodyHasAnInnerShellThatLooksInward() {
    #expect(sketch(together([shell, turned(hollow)])).messages(of: OutwardRule()) == [])
  }

  @Test func aShellBesideThatLooksInward() {
    let beside = boxMesh([2, 0, 0], [2.5, 0.5, 0.5])
    let mesh = together([shell, turned(beside)])
    let found = sketch(mesh).findings(of: OutwardRule())
    #expect(found.map(\.message) == ["1 of 2 shells of `body/block` is inside out"])
    #expect(found.map(\.severity) == [.error])
    #expect(sketch(mesh, imported: true).findings(of: OutwardRule()).map(\.severity) == [.note])
  }

  @Test func shellsOfMeshes() {
    let topology = MeshTopology(together([shell, turned(hollow)]).welded)
    #expect(topology.shells.map(\.isClosed) == [true, true])
    #expect(topology.shells.map(\.isConvex) == [true, false])
    #expect(abs(topology.shells[0].volume - 1) < 1e-12)
    #expect(abs(topology.shells[1].volume + 0.512) < 1e-12)
    #expect(topology.openEdges + topology.crowdedEdges + topology.turnedEdges == 0)
  }
}
