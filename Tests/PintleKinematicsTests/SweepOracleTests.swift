import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import Testing
import TestSupport

@Suite struct SweepOracleTests {
  /// No certified range holds a penetration above τ, and no blocked one is free: random pairs, axes and ranges, against
  /// dense sampling of poses and points.
  @Test(arguments: 0..<4)
  func certifiedRangesHoldAgainstDenseSampling(seed: Int) {
    var g = SeededGenerator(seed: UInt64(seed) &* 7919 + 17)
    let tau = 2e-3
    var (passed, blocked) = (0, 0)
    for _ in 0..<20 {
      let (a, b) = (randomBody(&g), randomBody(&g))
      let X_A = RigidTransform(turning: g.between(0, 6), about: g.direction())
      let X_B =
        RigidTransform(translation: g.direction() * g.between(0.05, 0.3))
        * RigidTransform(turning: g.between(0, 6), about: g.direction())
      let turns = Bool.random(using: &g)
      var s = ModelSketch()
      s.add("b", "s", solid(b.mesh), at: X_B)
      s.add("a", "s", solid(a.mesh), at: X_A)
      let length = turns ? g.between(0.5, 7) : g.between(0.05, 0.4)
      s.joint(
        "j", "a", on: "b", turns ? .rotation : .translation, at: g.vector(0.2), along: g.direction(),
        range: -length...(length / 2))
      let mechanism = Mechanism(s.model)
      let r = mechanism.sweep(
        dof: "j", options: SweepOptions(tolerance: tau, policy: PairPolicy { _, _ in .checked(tolerance: tau) }))
      #expect(r.certificate.pairs == 1)
      func depth(_ q: Double) -> Double {
        let X = X_B.inverse * mechanism.pose(["j": q]).motion(ofPart: 1) * X_A
        return max(a.deepest(in: b, at: X), b.deepest(in: a, at: X.inverse))
      }
      func probe(_ q: Double, _ tolerance: Double) -> Double {
        let relation = ContactProbe(tolerance: tolerance).relation(
          between: mechanism.model.shapes[1], at: mechanism.pose(["j": q]).motion(ofPart: 1),
          and: mechanism.model.shapes[0], at: .identity)
        if case .penetrating(let depth, _) = relation { return depth }
        return 0
      }
      // Points are sampled: what overlaps by a hair at the start is seen by the probe only.
      let atRest = max(depth(0), probe(0, 1e-6))
      // What is deep at the start is carved: the claim is another one, tested on its own.
      if atRest > tau { #expect(!r.unverified.isEmpty || r.certificate.carved == 1) }
      guard r.unverified.isEmpty, r.certificate.carved == 0 else { continue }
      if r.verdict == .pass { passed += 1 } else { blocked += 1 }
      for i in 0...20 {
        let q = r.usable.lowerBound + (r.usable.upperBound - r.usable.lowerBound) * Double(i) / 20
        let d = depth(q)
        #expect(d <= tau + atRest + 1e-9, "seed \(seed): \(d) at \(q) in \(r.usable)")
      }
      for block in r.blocking {
        #expect(block.depth >= 0.999 * tau)
        // A crossing of edges has no sampled point: the probe must see half of it at least.
        #expect(
          max(depth(block.depthAt), probe(block.depthAt, tau / 2)) > tau / 2,
          "seed \(seed): blocked at \(block.onset) by \(block.depth)")
      }
    }
    // Both kinds were met: the test tests something.
    #expect(passed > 0 && blocked > 0, "\(passed) passed, \(blocked) blocked")
  }

  /// Pairs that overlap at rest: within the proven range the material of one of the two that is deeper than τ in the
  /// other lay within τ of it at rest, and a blocked pair has such material of both beyond the onset.
  @Test(arguments: 0..<4)
  func carvedPairsGrowNoFurther(seed: Int) {
    var g = SeededGenerator(seed: UInt64(seed) &* 104_729 + 3)
    let tau = 2e-3
    var (passed, blocked, carved) = (0, 0, 0)
    for round in 0..<30 {
      let (a, b) = (randomBody(&g), randomBody(&g))
      let X_A = RigidTransform(turning: g.between(0, 6), about: g.direction())
      let away = g.direction()
      let X_B =
        RigidTransform(translation: away * g.between(0.01, 0.12))
        * RigidTransform(turning: g.between(0, 6), about: g.direction())
      // Every third is only pulled out.
      let pulls = round % 3 == 0
      let turns = !pulls && Bool.random(using: &g)
      var s = ModelSketch()
      s.add("b", "s", solid(b.mesh), at: X_B)
      s.add("a", "s", solid(a.mesh), at: X_A)
      let length = turns ? g.between(0.1, 3) : g.between(0.02, 0.3)
      s.joint(
        "j", "a", on: "b", turns ? .rotation : .translation, at: g.vector(0.2), along: pulls ? away : g.direction(),
        range: -length...(pulls ? 0 : length / 2))
      let mechanism = Mechanism(s.model)
      let r = mechanism.sweep(
        dof: "j", options: SweepOptions(tolerance: tau, policy: PairPolicy { _, _ in .checked(tolerance: tau) }))
      #expect(r.unverified.allSatisfy { $0.cause == .grazes || $0.cause == .overlapsAtRest })
      guard r.certificate.carved == 1, r.unverified.isEmpty else { continue }
      carved += 1
      if r.verdict == .pass { passed += 1 } else { blocked += 1 }

      // Points all over each body, not on its surface only, with how near they were to the other at rest.
      func filled(_ body: RandomBody, _ X: RigidTransform, _ other: RandomBody) -> [(p: Vector3, isNew: Bool)] {
        let inside = body.points.indices.map { i -> Vector3 in
          let (p, q) = (body.points[i], body.points[Int.random(in: 0..<body.points.count, using: &g)])
          return p + (q - p) * g.between(0, 1)
        }.filter { body.depth($0) > 0 }
        // Beyond the planes of a convex body by τ is farther than τ; in its hole the same for the hole's planes.
        return (body.points + inside).map { p in
          let x = X.apply(p)
          let beyond = other.outer.map { $0.n.dot(x) - $0.d }.max() ?? 0
          let within = other.hole.isEmpty ? -1 : other.hole.map { $0.d - $0.n.dot(x) }.min() ?? -1
          return (p, max(beyond, within) > tau)
        }
      }
      let (ofA, ofB) = (filled(a, X_B.inverse * X_A, b), filled(b, X_A.inverse * X_B, a))
      func growth(_ q: Double) -> (a: Double, b: Double) {
        let X = X_B.inverse * mechanism.pose(["j": q]).motion(ofPart: 1) * X_A
        let back = X.inverse
        return (
          ofA.reduce(0) { $1.isNew ? max($0, b.depth(X.apply($1.p))) : $0 },
          ofB.reduce(0) { $1.isNew ? max($0, a.depth(back.apply($1.p))) : $0 }
        )
      }
      for (end, free) in [(r.usable.lowerBound, -1.0), (r.usable.upperBound, 1.0)] where end * free > 0 {
        // One of the two holds over the whole way on this side.
        var worst = (a: 0.0, b: 0.0)
        for i in 1...20 {
          let d = growth(end * Double(i) / 20)
          worst = (max(worst.a, d.a), max(worst.b, d.b))
        }
        #expect(min(worst.a, worst.b) <= tau + 1e-9, "seed \(seed): \(worst) up to \(end)")
      }
    }
    #expect(carved > 8 && passed > 0 && blocked > 0, "\(carved) carved: \(passed) passed, \(blocked) blocked")
  }
}
