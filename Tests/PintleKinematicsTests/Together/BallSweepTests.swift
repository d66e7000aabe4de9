import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

private let tau = 0.5e-3
private let degree = Double.pi / 180

/// A stick on a ball at the origin: its tip, or a wall, decides how far it leans.
@Suite struct BallSweepTests {
  private func stick(
    _ around: (inout ModelSketch) -> Void, swing: Double = 60 * degree, twist: ClosedRange<Double>? = nil,
    bar: Bool = false
  ) -> Mechanism {
    var s = ModelSketch()
    s.add("base", "far", solid(boxMesh([5, 5, 5], [5.1, 5.1, 5.1])))
    around(&s)
    s.add(
      "stick", "rod",
      solid(cylinderMesh(radius: 0.01, height: 0.2, segments: 64), node: .cylinder(radius: 0.01, height: 0.2)),
      at: RigidTransform(translation: [0, 0, 0.02]))
    if bar { s.add("stick", "bar", solid(boxMesh([-0.1, -0.005, 0.2], [0.1, 0.005, 0.21]))) }
    s.joint("lean", "stick", on: "base", .rotation3, at: .zero, along: [0, 0, 1], range: twist)
    s.document.joints[0].dofs[0].swing = swing
    return Mechanism(s.model)
  }

  private let even = CombinationOptions(
    tolerance: tau, policy: PairPolicy { _, _ in .checked(tolerance: tau) }, budget: 1_000_000)

  @Test func nothingInTheWayIsProven() throws {
    let r = try #require(stick { _ in }.sweep(ball: "lean", options: even))
    #expect(r.verdict == .pass && r.free == r.swing && r.collisions.isEmpty)
  }

  /// Four walls at a distance: the rod's upper rim reaches x = d at the lean where 0.22 sin θ + 0.01 cos θ = d.
  @Test func wallsStopItWhereTheRimReachesThem() throws {
    let d = 0.12
    let mechanism = stick { s in
      s.add("base", "right", solid(boxMesh([d, -0.5, -0.5], [d + 0.05, 0.5, 0.5])))
      s.add("base", "left", solid(boxMesh([-d - 0.05, -0.5, -0.5], [-d, 0.5, 0.5])))
      s.add("base", "front", solid(boxMesh([-0.11, -d - 0.05, -0.5], [0.11, -d, 0.5])))
      s.add("base", "back", solid(boxMesh([-0.11, d, -0.5], [0.11, d + 0.05, 0.5])))
    }
    let r = try #require(mechanism.sweep(ball: "lean", options: even))
    func lean(_ d: Double) -> Double {
      var (low, high) = (0.0, 1.2)
      for _ in 0..<60 {
        let m = (low + high) / 2
        if 0.22 * sin(m) + 0.01 * cos(m) < d { low = m } else { high = m }
      }
      return low
    }
    #expect(r.verdict == .fail)
    // Never more than where it is τ deep, and less than the last halving short of where it touches.
    #expect(r.free <= lean(d + tau) && r.free >= lean(d) - 60 * degree / 256 - 2e-3, "\(r.free) of \(lean(d))")
    let hit = try #require(r.collisions.first)
    let x = hit.pose["lean.x"] ?? 0
    let y = hit.pose["lean.y"] ?? 0
    #expect((x * x + y * y).squareRoot() >= lean(d) - 1e-3)
  }

  /// Only some twist brings the crossbar to the post; upright and to one side it is free.
  @Test func twistCounts() throws {
    func mechanism(_ twist: ClosedRange<Double>) -> Mechanism {
      stick(
        { s in s.add("base", "post", solid(boxMesh([-0.02, 0.08, 0.1], [0.02, 0.12, 0.3]))) }, swing: 5 * degree,
        twist: twist, bar: true)
    }
    #expect(mechanism(-0.3...0.3).sweep(ball: "lean", options: even)?.verdict == .pass)
    #expect(mechanism(-1.6...0.3).sweep(ball: "lean", options: even)?.verdict == .fail)
  }

  /// What is round about the middle does not count, however tight its socket.
  @Test func aBallInItsSocketIsNoObstacle() throws {
    let mechanism = stick { s in
      s.add("base", "socket", solid(boxMesh([-0.02, -0.02, -0.06], [0.02, 0.02, -0.0401])))
      s.add("stick", "ball", solid(sphereMesh(radius: 0.04, segments: 48), node: .sphere(radius: 0.04)))
    }
    #expect(mechanism.sweep(ball: "lean", options: even)?.verdict == .pass)
  }

  /// What is said is true: random bodies about a ball, against dense sampling.
  @Test func provenLeansHoldAgainstDenseSampling() {
    var g = SeededGenerator(seed: 2083)
    let tau = 2e-3
    var (passed, blocked) = (0, 0)
    for round in 0..<24 {
      let (a, b) = (randomBody(&g), randomBody(&g))
      let X_A = RigidTransform(turning: g.between(0, 6), about: g.direction())
      let X_B =
        RigidTransform(translation: g.direction() * g.between(0.15, 0.3))
        * RigidTransform(turning: g.between(0, 6), about: g.direction())
      var s = ModelSketch()
      s.add("b", "s", solid(b.mesh), at: X_B)
      s.add("a", "s", solid(a.mesh), at: X_A)
      let twist = g.between(0.1, 1.5)
      s.joint("j", "a", on: "b", .rotation3, at: g.vector(0.1), along: g.direction(), range: (-twist)...twist)
      s.document.joints[0].dofs[0].swing = g.between(0.2, 1.2)
      let mechanism = Mechanism(s.model)
      func depth(_ q: [String: Double]) -> Double {
        let X = X_B.inverse * mechanism.pose(q).motion(ofPart: 1) * X_A
        return max(a.deepest(in: b, at: X), b.deepest(in: a, at: X.inverse))
      }
      if depth([:]) > tau / 2 { continue }
      guard
        let r = mechanism.sweep(
          ball: "j",
          options: CombinationOptions(
            tolerance: tau, policy: PairPolicy { _, _ in .checked(tolerance: tau) }, budget: 300_000))
      else {
        Issue.record("no report")
        return
      }
      if r.verdict == .pass { passed += 1 }
      if r.verdict == .fail { blocked += 1 }
      for _ in 0..<(r.free > 0 ? 150 : 0) {
        let (lean, way) = (g.between(0, r.free), g.between(-.pi, .pi))
        let q = ["j": g.between(-twist, twist), "j.x": lean * cos(way), "j.y": lean * sin(way)]
        let d = depth(q)
        #expect(d <= tau + 1e-9, "round \(round): \(d) at \(q), free \(r.free)")
      }
    }
    #expect(passed > 2 && blocked > 2, "\(passed) passed, \(blocked) blocked")
  }
}
