import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import Testing
import TestSupport

private let tau = 0.5e-3

private func sweep(_ sketch: ModelSketch, tolerance: Double = tau, budget: Int = 20_000_000) -> SweepReport {
  Mechanism(sketch.model).sweep(
    dof: "joint", options: SweepOptions(policy: PairPolicy { _, _ in .checked(tolerance: tolerance) }, budget: budget))
}

/// Input made to break the sweep: it ends within its budget, does not crash, and passes nothing that is not free.
@Suite struct SweepAdversaryTests {
  /// A star of teeth as a prism, its flanks in many small steps: every facet changes the radius by little, all together
  /// by the depth of a tooth.
  private func gear(teeth: Int, root: Double, tip: Double, height: Double, steps: Int) -> TriangleMesh {
    var outline: [SIMD2<Double>] = []
    for i in 0..<teeth {
      for k in 0..<2 * steps {
        let s = Double(k) / Double(steps)
        let r = s <= 1 ? root + (tip - root) * s : tip - (tip - root) * (s - 1)
        let (sine, cosine) = exactSineCosine(2 * .pi * (Double(i) + Double(k) / Double(2 * steps)) / Double(teeth))
        outline.append([r * cosine, r * sine])
      }
    }
    let n = outline.count
    let points =
      outline.map { Vector3($0.x, $0.y, 0) } + outline.map { Vector3($0.x, $0.y, height) }
      + [[0, 0, 0], [0, 0, height]]
    var faces: [[Int]] = []
    for i in 0..<n {
      let j = (i + 1) % n
      faces += [[i, j, n + j, n + i], [2 * n, j, i], [2 * n + 1, n + i, n + j]]
    }
    return mesh(points, faces)
  }

  @Test func fineTeethAreNoBodyOfRevolution() {
    // 100 teeth of 4 mm depth, and a peg that stands in a gap between two of them.
    var s = ModelSketch()
    let (root, tip) = (0.1, 0.104)
    let gap = root + 0.0015
    s.add("base", "peg", solid(boxMesh([gap, -0.0004, -0.05], [0.2, 0.0004, 0.05])))
    s.add("gear", "rim", solid(gear(teeth: 100, root: root, tip: tip, height: 0.01, steps: 40)))
    s.joint("joint", "gear", on: "base", .rotation, at: .zero, along: [0, 0, 1], range: nil)
    let r = sweep(s)
    #expect(r.verdict == .fail && r.blocking.count == 2, "\(r.verdict), \(r.certificate)")
  }

  /// A grain far thinner than the tolerance, inset by the tolerance, comes out on its other side.
  @Test(arguments: [0.05, 0.2, 0.5])
  func grainsDoNotStopWhatPassesThemBy(part: Double) {
    let size = part * tau
    var both = boxMesh([0, 0, 0], [0.1, 0.1, 0.1])
    let grain = boxMesh([0.2, 0, 0], [0.2 + size, size, size])
    let base = UInt32(both.positions.count)
    both.positions += grain.positions
    both.normals += grain.normals
    both.indices += grain.indices.map { $0 + base }
    both.faces += grain.faces
    for clear in [0.02 * tau, 0.3 * tau, 0.7 * tau, 1.2 * tau] {
      var s = ModelSketch()
      s.add("base", "block", solid(both))
      s.add("mover", "bar", solid(boxMesh([0.15, -0.5, size + clear], [0.25, -0.4, 0.05])))
      s.joint("joint", "mover", on: "base", .translation, at: .zero, along: [0, 1, 0], range: 0...1)
      let r = Mechanism(s.model).sweep(dof: "joint", options: SweepOptions(tolerance: tau))
      #expect(r.blocking.isEmpty, "passes \(clear) m over a grain of \(size) m: \(r.blocking)")
    }
  }

  @Test func insideOutMeshesStopToo() {
    var turned = boxMesh([0, 0, 0], [0.1, 0.1, 0.1])
    for i in stride(from: 0, to: turned.indices.count, by: 3) { turned.indices.swapAt(i + 1, i + 2) }
    for (wall, body) in [(turned, boxMesh([0, 0, 0], [0.1, 0.1, 0.1])), (turned, turned)] {
      var s = ModelSketch()
      s.add("base", "wall", solid(wall), at: RigidTransform(translation: [0.3, 0, 0]))
      s.add("mover", "body", solid(body))
      s.joint("joint", "mover", on: "base", .translation, at: .zero, along: [1, 0, 0], range: 0...0.5)
      let r = sweep(s)
      #expect(r.verdict == .fail && abs((r.blocking.first?.onset ?? 0) - 0.2 - tau) < 1e-9)
    }
  }

  /// Triangles at random, open, crossing each other, three to an edge: no verdict but a contact that is there.
  @Test(arguments: 0..<6)
  func soupIsNeverPassedThrough(seed: Int) {
    var g = SeededGenerator(seed: UInt64(seed))
    func vector(_ r: Double) -> Vector3 {
      [
        Double.random(in: -r...r, using: &g), Double.random(in: -r...r, using: &g),
        Double.random(in: -r...r, using: &g),
      ]
    }
    func soup(_ n: Int) -> TriangleMesh {
      var m = TriangleMesh()
      for i in 0..<n {
        let c = vector(0.1)
        for _ in 0..<3 {
          m.positions.append(c + vector(0.03))
          m.normals.append([0, 0, 1])
        }
        m.indices += [UInt32(3 * i), UInt32(3 * i + 1), UInt32(3 * i + 2)]
        m.faces.append(0)
        // Now and then no area, and a corner that others have.
        if i % 7 == 3 { m.positions[3 * i + 1] = m.positions[3 * i] }
        if i % 5 == 4 { m.positions[3 * i] = m.positions[3 * i - 3] }
      }
      return m
    }
    for motion in [DegreeOfFreedom.Motion.rotation, .translation] {
      var s = ModelSketch()
      s.add("base", "soup", solid(soup(150)))
      s.add("mover", "soup", solid(soup(150)), at: RigidTransform(translation: [0.35, 0, 0]))
      s.joint(
        "joint", "mover", on: "base", motion, at: [0, 0.4, 0], along: motion == .rotation ? [0, 0, 1] : [-1, 0, 0],
        range: (-2000 * .pi)...(2000 * .pi))
      let r = sweep(s)
      #expect(r.verdict != .pass, "\(r.verdict)")
      #expect(!r.usable.lowerBound.isNaN && !r.usable.upperBound.isNaN)
    }
  }

  @Test func nestedShapesAndCoincidentCopiesAreNamed() {
    // A block in the middle of a hollow block's cavity is free; in the material, or in the same place, it is not.
    func pair(_ a: TriangleMesh, _ b: TriangleMesh) -> SweepReport {
      var s = ModelSketch()
      s.add("base", "a", solid(a))
      s.add("mover", "b", solid(b))
      s.joint("joint", "mover", on: "base", .rotation, at: .zero, along: [0.2, 0.3, 1], range: -0.1...0.1)
      return sweep(s)
    }
    let outer = boxMesh([-0.1, -0.1, -0.1], [0.1, 0.1, 0.1])
    var hollow = outer
    var cavity = boxMesh([-0.08, -0.08, -0.08], [0.08, 0.08, 0.08])
    for i in stride(from: 0, to: cavity.indices.count, by: 3) { cavity.indices.swapAt(i + 1, i + 2) }
    hollow.indices += cavity.indices.map { $0 + UInt32(hollow.positions.count) }
    hollow.positions += cavity.positions
    hollow.normals += cavity.normals
    hollow.faces += cavity.faces
    let inner = boxMesh([-0.03, -0.03, -0.03], [0.03, 0.03, 0.03])
    #expect(pair(hollow, inner).verdict == .pass && pair(hollow, inner).certificate.carved == 0)
    // Nothing of them was apart at rest, so nothing new can overlap: said, and left to the rules of rest.
    for (a, b) in [(outer, inner), (inner, outer), (outer, outer)] {
      let r = pair(a, b)
      #expect(r.verdict != .pass || r.certificate.carved == 1)
    }
  }

  /// The door of the other tests, from a tenth of a millimetre to a hundred metres.
  @Test(arguments: [1e-4, 1e-2, 1, 100])
  func sizeChangesNothing(scale: Double) {
    let (gap, leaf, tolerance) = (4e-3 * scale, 20e-3 * scale, 0.5e-3 * scale)
    var s = ModelSketch()
    s.add("frame", "stile", solid(boxMesh(Vector3(-0.1, -0.05, 0) * scale, [-gap, 0.06 * scale, scale])))
    s.add("door", "leaf", solid(boxMesh(Vector3(0, 0, 0.01) * scale, [0.5 * scale, leaf, 0.99 * scale])))
    s.joint("joint", "door", on: "frame", .rotation, at: [0, leaf, 0], along: [0, 0, -1], range: 0...1.5)
    // Tolerances below a nanometre are not offered.
    let r = sweep(s, tolerance: tolerance)
    #expect(r.verdict == .fail, "\(r)")
    #expect(abs((r.blocking.first?.touch ?? 0) - asin(gap / leaf)) < 1e-6, "\(r)")
    #expect(abs((r.blocking.first?.onset ?? 0) - asin((gap + tolerance) / leaf)) < 1e-6, "\(r)")
  }

  @Test func anAxisFarAwayIsNearlyASlide() {
    // One kilometre away: 0.2 m of way are 0.2 mrad.
    let far = 1000.0
    for side in [-1.0, 1] {
      var s = ModelSketch()
      s.add("base", "wall", solid(boxMesh([-0.1, 0.3, -0.1], [0.1, 0.4, 0.1])))
      s.add("mover", "body", solid(boxMesh([-0.05, 0, -0.05], [0.05, 0.1, 0.05])))
      s.joint(
        "joint", "mover", on: "base", .rotation, at: [side * far, 0, 0], along: [0, 0, -side], range: 0...1e-3)
      let r = sweep(s)
      // The corner nearest to the axis comes later: y = ρ sin(angle).
      let rho = hypot(far + 0.05, 0.1)
      let start = asin(0.1 / rho)
      #expect(r.verdict == .fail)
      #expect(abs((r.blocking.first?.touch ?? 0) - (asin(0.3 / rho) - start)) < 1e-9, "\(r)")
    }
  }

  /// Many shapes: every pair is looked at, or the sweep says that it was not.
  @Test func manyShapesEndInAVerdict() {
    var s = ModelSketch()
    let body = solid(boxMesh([0, 0, 0], [0.004, 0.004, 0.004]))
    s.add("base", "post", solid(boxMesh([-0.2, 3, -1], [3, 3.1, 1])))
    for i in 0..<100_000 {
      s.add(
        "mover", "s\(i)", body,
        at: RigidTransform(translation: [0.005 * Double(i % 400), 0.005 * Double(i / 400), 0]))
    }
    s.joint("joint", "mover", on: "base", .translation, at: .zero, along: [0, 1, 0], range: 0...2)
    let r = sweep(s)
    #expect(r.certificate.pairs == 100_000)
    #expect(r.verdict == .fail && r.certificate.coverage <= 1)
    // The last row is 0.005 · 249 + 0.004 high.
    #expect(abs((r.blocking.first?.onset ?? 0) - (3 - 1.249 + tau)) < 1e-9, "\(r.blocking)")
  }

  @Test func manyTrianglesEndInAVerdict() {
    let m = gear(teeth: 800, root: 0.1, tip: 0.1002, height: 0.01, steps: 31)
    #expect(m.triangleCount > 190_000)
    var s = ModelSketch()
    s.add("base", "wall", solid(boxMesh([0.2, -0.1, -0.1], [0.3, 0.1, 0.1])))
    s.add("mover", "ring", solid(m))
    s.joint("joint", "mover", on: "base", .translation, at: .zero, along: [1, 0, 0], range: 0...0.3)
    let r = sweep(s)
    #expect(r.verdict == .fail)
    #expect(abs((r.blocking.first?.onset ?? 0) - 0.0998 - tau) < 1e-3, "\(r.blocking)")
  }
}
