import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

private let tau = 0.5e-3

private func sweep(_ s: ModelSketch, _ dof: String, budget: Int = 20_000_000) -> SweepReport {
  Mechanism(s.model).sweep(
    dof: dof,
    options: SweepOptions(tolerance: tau, policy: PairPolicy { _, _ in .checked(tolerance: tau) }, budget: budget))
}

/// What nobody would draw ends in a verdict, within the budget.
@Suite struct RobustnessTests {
  /// A fin of 0.2 mm on a block of 100 mm: less than half of the margin that the block as a whole allows.
  @Test func aThinFinOnAThickBlock() throws {
    let fin = 0.2e-3
    let comb = merged([
      boxMesh([-0.05, -0.05, -0.1], [0.05, 0.05, 0]), boxMesh([0, -0.05, 0], [fin, 0.05, 0.05]),
    ])
    // Flush with the fin on either side, along it: free.
    for x in [(-0.03, 0.0), (fin, 0.03)] {
      var s = ModelSketch()
      s.add("base", "comb", solid(comb))
      s.add("slider", "slider", solid(boxMesh([x.0, -0.2, 0.01], [x.1, -0.1, 0.04])))
      s.joint("push", "slider", on: "base", .translation, at: .zero, along: [0, 1, 0], range: 0...0.3)
      #expect(sweep(s, "push").verdict == .pass, "\(x)")
    }
    // Across it: found.
    var s = ModelSketch()
    s.add("base", "comb", solid(comb))
    s.add("slider", "slider", solid(boxMesh([-0.04, -0.01, 0.01], [-0.02, 0.01, 0.04])))
    s.joint("push", "slider", on: "base", .translation, at: .zero, along: [1, 0, 0], range: 0...0.06)
    let b = try #require(sweep(s, "push").blocking.first)
    #expect(abs((b.touch ?? 0) - 0.02) < 1e-9)
  }

  @Test func aHollowBodyIsHollow() {
    // A box with a closed cavity, turned inward: what rattles in the cavity is free, what is in the wall is not new.
    let hollow = merged([
      boxMesh([-0.1, -0.1, -0.1], [0.1, 0.1, 0.1]), flipped(boxMesh([-0.09, -0.09, -0.09], [0.09, 0.09, 0.09])),
    ])
    var s = ModelSketch()
    s.add("shell", "shell", solid(hollow))
    s.add("ball", "ball", solid(boxMesh([-0.01, -0.01, -0.01], [0.01, 0.01, 0.01])))
    s.joint("rattle", "ball", on: "shell", .translation, at: .zero, along: [1, 0, 0], range: -0.08...0.08)
    let r = sweep(s, "rattle")
    #expect(r.verdict == .pass && r.certificate.carved == 0)
    s.document.joints[0].dofs[0].range = .init(lower: -0.2, upper: 0.2)
    let through = sweep(s, "rattle")
    #expect(through.blocking.count == 2)
  }

  @Test func aSoupIsSurvived() {
    var g = SeededGenerator(seed: 5)
    func soup(_ n: Int) -> TriangleMesh {
      var m = TriangleMesh()
      for i in 0..<n {
        let c: Vector3 = [.random(in: -0.1...0.1, using: &g), .random(in: -0.1...0.1, using: &g), 0]
        for _ in 0..<3 {
          m.positions.append(
            c + [
              .random(in: -0.02...0.02, using: &g), .random(in: -0.02...0.02, using: &g),
              .random(in: -0.02...0.02, using: &g),
            ])
          m.normals.append([0, 0, 1])
          m.indices.append(UInt32(m.positions.count - 1))
        }
        m.faces.append(UInt32(i))
      }
      return m
    }
    // Open, crossing itself and the other; closed ones too: each triangle with its back.
    for closed in [false, true] {
      func made() -> TriangleMesh {
        let m = soup(300)
        return closed ? merged([m, flipped(m)]) : m
      }
      var s = ModelSketch()
      s.add("a", "soup", solid(made()))
      s.add("b", "soup", solid(made()), at: RigidTransform(turning: 1, about: [1, 2, 3]))
      s.joint("turn", "b", on: "a", .rotation, at: .zero, along: [0, 0, 1], range: -3...3)
      let r = sweep(s, "turn")
      #expect(closed || r.verdict == .unverified)
      _ = Mechanism(s.model).sweep(dof: "turn", options: SweepOptions(tolerance: tau, budget: 1000))
    }
  }

  @Test func carvingFineMeshesStaysWithinItsBounds() {
    // Two combs of 400 fins through each other, crosswise: 160,000 crossings.
    func comb(_ n: Int, _ along: Int) -> TriangleMesh {
      merged(
        (0..<n).map { i in
          var (a, b): (Vector3, Vector3) = ([-0.1, -0.1, -0.01], [0.1, 0.1, 0.01])
          a[along] = -0.1 + 0.2 * Double(i) / Double(n)
          b[along] = a[along] + 0.1 / Double(n)
          return boxMesh(a, b)
        })
    }
    var s = ModelSketch()
    s.add("a", "comb", solid(comb(400, 0)))
    s.add("b", "comb", solid(comb(400, 1)))
    s.joint("slide", "b", on: "a", .translation, at: .zero, along: [1, 0, 0], range: 0...0.01)
    let r = sweep(s, "slide", budget: 2_000_000)
    #expect(r.certificate.pairs == 1 && (r.verdict == .unverified || r.certificate.carved == 1))
  }

  /// 10⁵ shapes, half of them moving: near pairs only, in no time that grows with their product.
  @Test func aHundredThousandShapes() {
    let unit = solid(boxMesh([0, 0, 0], [0.01, 0.01, 0.01]))
    var s = ModelSketch()
    let n = 50_000
    let side = 250
    for i in 0..<n {
      let at: Vector3 = [0.05 * Double(i % side), 0.05 * Double(i / side), 0]
      s.add("floor", "tile\(i)", unit, at: RigidTransform(translation: at))
      s.add("bed", "nail\(i)", unit, at: RigidTransform(translation: at + [0.02, 0.02, 0.5]))
    }
    s.joint("lower", "bed", on: "floor", .translation, at: .zero, along: [0, 0, -1], range: 0...0.6)
    let r = sweep(s, "lower")
    #expect(r.verdict == .pass && r.certificate.pairs == n * n && r.certificate.discarded == n * n)
    #expect(r.certificate.coverage == 1)
    // Along the floor it stays above it.
    s.document.joints[0].frame.z = [1, 0, 0]
    s.document.joints[0].frame.x = [0, 1, 0]
    #expect(sweep(s, "lower").verdict == .pass)
  }

  @Test func brokenShapesInNumbersAreOneTrouble() {
    var bad = boxMesh([0, 0, 0], [1, 1, 1])
    bad.positions[0].x = .nan
    let (broken, fine) = (solid(bad), solid(boxMesh([0, 0, 0], [1, 1, 1])))
    var s = ModelSketch()
    for i in 0..<2000 {
      s.add("a", "s\(i)", broken)
      s.add("b", "s\(i)", fine)
    }
    s.joint("j", "b", on: "a", .translation, at: .zero, along: [0, 0, 1], range: 0...1)
    let r = sweep(s, "j")
    #expect(r.verdict == .unverified && r.unverified.count == 201)
    #expect(r.unverified.contains { $0.reason == "3999800 more pairs of shapes are not known for the same reasons" })
    #expect(r.certificate.coverage == 0)
  }

  @Test(arguments: [1e3, 1e6, 1e300])
  func manyTurnsNeedOne(turns: Double) {
    var s = ModelSketch()
    s.add("a", "post", solid(boxMesh([0.2, -0.01, -0.1], [0.3, 0.01, 0.1])))
    s.add("b", "bar", solid(boxMesh([-0.25, -0.02, -0.05], [0.19, 0.02, 0.05])))
    s.joint(
      "turn", "b", on: "a", .rotation, at: .zero, along: [0, 0, 1], range: (-turns * 2 * .pi)...(turns * 2 * .pi))
    let r = sweep(s, "turn")
    #expect(r.verdict == .fail && r.blocking.count == 2)
    #expect(r.usable.upperBound < .pi && r.usable.lowerBound > -.pi)
  }

  @Test func sliversThroughOtherSolids() {
    // Triangles without area along an edge, and needles, in a pair that is carved.
    var m = boxMesh([-0.02, -0.02, 0.02], [0.02, 0.02, 0.06])
    for u in [0.1, 0.5, 0.999999] {
      m.positions.append(m.positions[0] + (m.positions[1] - m.positions[0]) * u)
      m.normals.append([0, 0, 1])
      m.indices += [0, 1, UInt32(m.positions.count - 1)]
      m.faces.append(0)
    }
    var s = ModelSketch()
    s.add("a", "plate", solid(boxMesh([-0.1, -0.1, 0], [0.1, 0.1, 0.03])))
    s.add("b", "peg", solid(m))
    s.joint("pull", "b", on: "a", .translation, at: .zero, along: [0, 0, 1], range: 0...0.1)
    let r = sweep(s, "pull")
    #expect(r.blocking.isEmpty)
  }
}
