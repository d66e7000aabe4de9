import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

private func volume(
  _ a: TriangleMesh, _ b: TriangleMesh, at X: RigidTransform = .identity, world: RigidTransform = .identity
) -> Double? {
  var s = ModelSketch()
  s.add("a", "a", solid(a), at: world)
  s.add("b", "b", solid(b), at: world * X)
  let model = s.model
  return ContactProbe(tolerance: 1e-3).overlapVolume(
    between: model.shapes[0], at: .identity, and: model.shapes[1], at: .identity)
}

private func near(_ a: Double?, _ b: Double, _ relative: Double = 1e-9) -> Bool {
  a.map { abs($0 - b) <= relative * abs(b) + 1e-18 } ?? false
}

private let askew =
  RigidTransform(turning: 2.3, about: [-0.4, 0.9, -0.2]) * RigidTransform(translation: [-0.3, 0.1, 0.2])

@Suite struct OverlapVolumeTests {
  @Test(arguments: [RigidTransform.identity, askew])
  func boxesByTheirEdges(world: RigidTransform) {
    let unit = boxMesh([0, 0, 0], [0.1, 0.2, 0.3])
    for (b, expected) in [
      // A corner, an edge, through and through, inside, the same, flush outside, flush inside, apart.
      (boxMesh([0.05, 0.13, 0.29], [1, 1, 1]), 0.05 * 0.07 * 0.01),
      (boxMesh([0.09, -1, -1], [1, 1, 1]), 0.01 * 0.2 * 0.3),
      (boxMesh([0.02, 0.03, -1], [0.04, 0.07, 1]), 0.02 * 0.04 * 0.3),
      (boxMesh([0.02, 0.03, 0.01], [0.04, 0.07, 0.02]), 0.02 * 0.04 * 0.01),
      (unit, 0.1 * 0.2 * 0.3),
      (boxMesh([0.1, 0, 0], [0.2, 0.2, 0.3]), 0),
      (boxMesh([0.1, 0.05, 0.1], [0.2, 0.15, 0.4]), 0),
      (boxMesh([0, 0.05, 0.1], [0.06, 0.15, 0.2]), 0.06 * 0.1 * 0.1),
      (boxMesh([0, 0, 0], [0.1, 0.2, 0.1]), 0.1 * 0.2 * 0.1),
      (boxMesh([0.05, 0, 0], [0.25, 0.2, 0.3]), 0.05 * 0.2 * 0.3),
      (boxMesh([0.5, 0.5, 0.5], [0.6, 0.6, 0.6]), 0),
      // 1 µm thin.
      (boxMesh([0.1 - 1e-6, 0, 0], [0.2, 0.2, 0.3]), 1e-6 * 0.2 * 0.3),
    ] as [(TriangleMesh, Double)] {
      // What is flush is flush up to rounding of the placement.
      let slack = expected == 0 ? 1e-15 : expected < 1e-7 ? 1e-8 * expected : 1e-9 * expected
      for v in [volume(unit, b, world: world), volume(b, unit, world: world)] {
        #expect(v.map { abs($0 - expected) <= slack } ?? false, "\(String(describing: v)), not \(expected)")
      }
    }
  }

  @Test func turnedBoxesByTheirSection() {
    // A square prism turned by 45° in a slab: the part of the diamond within ±h.
    let slab = boxMesh([-1, -0.01, -1], [1, 0.01, 1])
    let prism = boxMesh([-0.05, -0.05, -0.2], [0.05, 0.05, 0.2])
    let turned = RigidTransform(turning: .pi / 4, about: [0, 0, 1])
    let half = 0.05 * 2.0.squareRoot()
    let expected = 4 * (half * 0.01 - 0.01 * 0.01 / 2) * 0.4
    #expect(near(volume(slab, prism, at: turned), expected))
    #expect(near(volume(slab, prism, at: turned, world: askew), expected))
  }

  @Test func roundsAndHoles() {
    // A polygon prism through a plate; the same prism in a tube of its own section shares nothing but faces.
    let n = 64
    let rod = cylinderMesh(radius: 0.01, height: 0.2, segments: n)
    let plate = boxMesh([-0.1, -0.1, 0.05], [0.1, 0.1, 0.06])
    let area = 0.5 * Double(n) * 0.01 * 0.01 * sin(2 * .pi / Double(n))
    #expect(near(volume(rod, plate), area * 0.01))
    #expect(near(volume(plate, rod), area * 0.01))
    let tube = tubeMesh(outer: 0.02, inner: 0.01, height: 0.2, segments: n)
    #expect(volume(rod, tube).map { $0 < 1e-15 } ?? false)
    let narrow = tubeMesh(outer: 0.02, inner: 0.008, height: 0.2, segments: n)
    #expect(near(volume(rod, narrow), area * (1 - 0.64) * 0.2, 1e-8))
  }

  @Test func openSurfacesHaveNone() {
    var shell = boxMesh([0, 0, 0], [1, 1, 1])
    shell.indices.removeLast(3)
    shell.faces.removeLast(1)
    #expect(volume(shell, boxMesh([0.5, 0.5, 0.5], [2, 2, 2])) == nil)
  }

  @Test func growsWithTheSumOfParts() {
    // V(A∩B) is additive over B cut in two by a plane, wherever: two meshes of 200 triangles in 20 poses.
    let a = cylinderMesh(radius: 0.08, height: 0.15, segments: 50)
    for i in 0..<20 {
      let X =
        RigidTransform(translation: [0.01 * Double(i) - 0.1, 0.03, 0.05])
        * RigidTransform(turning: 0.37 * Double(i), about: [1, 0.5, Double(i) - 9])
      let cut = 0.013 * Double(i) - 0.1
      let whole = volume(a, boxMesh([-0.15, -0.05, -0.05], [0.2, 0.05, 0.05]), at: X)
      let left = volume(a, boxMesh([-0.15, -0.05, -0.05], [cut, 0.05, 0.05]), at: X)
      let right = volume(a, boxMesh([cut, -0.05, -0.05], [0.2, 0.05, 0.05]), at: X)
      guard let whole, let left, let right else {
        Issue.record("no volume in pose \(i)")
        continue
      }
      #expect(abs(whole - left - right) < 1e-9 * max(whole, 1e-6))
    }
  }
}
