import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

/// Sweeps of random linkages among random blocks against a dense search of poses: no penetration is missed, and none is
/// told where there is none.
@Suite struct PathOracleTests {
  /// A crank, a rod and a slider in planes of their own, and blocks of the base that some of them may meet.
  private func slider(_ seed: UInt64) -> Mechanism {
    var g = SeededGenerator(seed: seed)
    func number(_ a: Double, _ b: Double) -> Double { Double.random(in: a...b, using: &g) }
    let r = number(0.02, 0.05)
    let l = number(0.1, 0.16)
    var sketch = ModelSketch()
    sketch.add("base", "foot", solid(boxMesh([-0.3, 0.2, -0.3], [0.3, 0.22, 0.3])))
    for i in 0..<Int.random(in: 1...2, using: &g) {
      // Some of them reach into the rod's layer or the crank's, some touch it flush, some stay out.
      let y = [0.0, 0.01, 0.02, 0.025, 0.03][Int.random(in: 0...4, using: &g)]
      let x = number(-0.06, 0.2)
      let z = (Bool.random(using: &g) ? 1 : -1) * (seed % 2 == 0 ? number(0.008, 0.03) : number(0.015, 0.08))
      sketch.add(
        "base", "block_\(i)",
        solid(boxMesh([x, y, z - 0.004], [x + number(0.004, 0.03), y + number(0.004, 0.012), z + 0.004])))
    }
    let w = number(0.002, 0.006)
    sketch.add("crank", "arm", solid(boxMesh([-0.005, 0, -w], [r + 0.005, 0.01, w])))
    sketch.add("rod", "bar", solid(boxMesh([r - 0.005, 0.01, -w], [r + l + 0.005, 0.02, w])))
    sketch.add(
      "rod", "knob", solid(cylinderMesh(radius: 0.006, height: 0.006, segments: 24)),
      at: RigidTransform(origin: [r + number(0.2, 0.8) * l, 0.026, number(-0.02, 0.02)], z: [0, -1, 0]))
    sketch.add("piston", "head", solid(boxMesh([r + l - 0.01, 0.03, -0.02], [r + l + 0.02, 0.05, 0.02])))
    let range = seed % 3 == 0 ? nil : number(-3, -0.5)...number(0.5, 3)
    sketch.joint("crank", "crank", on: "base", .rotation, at: .zero, along: [0, -1, 0], range: range)
    sketch.joint("rod", "rod", on: "crank", .rotation, at: [r, 0, 0], along: [0, -1, 0], range: nil)
    sketch.joint("piston", "piston", on: "base", .translation, at: .zero, along: [1, 0, 0], range: nil)
    for i in 1...2 { sketch.document.joints[i].dofs[0].role = .follows }
    sketch.document.closures = [
      ClosureRecord(
        id: "pin", kind: .hinge, a: "rod", b: "piston",
        frame: Frame(origin: [r + l, 0, 0], z: [0, -1, 0], x: [1, 0, 0]))
    ]
    return Mechanism(sketch.model)
  }

  /// Two arms and a wheel that turn at ratios of each other, one carried by another, lines not all parallel.
  private func train(_ seed: UInt64) -> Mechanism {
    var g = SeededGenerator(seed: seed)
    func number(_ a: Double, _ b: Double) -> Double { Double.random(in: a...b, using: &g) }
    var sketch = ModelSketch()
    sketch.add("base", "foot", solid(boxMesh([-0.3, 0.2, -0.3], [0.3, 0.22, 0.3])))
    let x = seed % 3 == 1 ? number(0.05, 0.12) : number(0.14, 0.2)
    sketch.add("base", "post", solid(boxMesh([x, number(-0.02, 0.02), number(0.02, 0.06)], [x + 0.02, 0.03, 0.08])))
    sketch.add("arm", "bar", solid(boxMesh([-0.01, 0, -0.004], [0.1, 0.008, 0.004])))
    sketch.add(
      "wheel", "spoke",
      solid(boxMesh([0.09 - number(0.01, 0.035), 0.01, -0.003], [0.09 + number(0.01, 0.035), 0.016, 0.003])))
    sketch.add(
      "wheel", "rim", solid(tubeMesh(outer: 0.012, inner: 0.01, height: 0.004, segments: 20)),
      at: RigidTransform(origin: [0.09, 0.012, 0], z: [0, -1, 0]))
    let z = seed % 3 == 0 ? number(-0.12, -0.04) : number(-0.18, -0.115)
    sketch.add("shaft", "key", solid(boxMesh([-0.1, 0.004, z - 0.004], [0.15, 0.012, z + number(0.006, 0.02)])))
    let range = -number(0.1, 1.5)...number(0.1, seed % 2 == 0 ? 9 : 1)
    sketch.joint("arm", "arm", on: "base", .rotation, at: .zero, along: [0, -1, 0], range: range)
    sketch.joint("wheel", "wheel", on: "arm", .rotation, at: [0.09, 0, 0], along: [0, -1, 0], range: nil)
    sketch.joint("shaft", "shaft", on: "base", .rotation, at: [0, 0.008, z], along: [1, 0, 0], range: nil)
    for i in 1...2 { sketch.document.joints[i].dofs[0].role = .follows }
    for (name, factor) in [("wheel", number(-4, 4)), ("shaft", number(-20, 20))] {
      sketch.document.couplings.append(
        CouplingRecord(
          id: "c_\(name)",
          relation: .linear(terms: [.init(dof: "arm", factor: factor), .init(dof: name, factor: 1)], equals: 0)))
    }
    return Mechanism(sketch.model)
  }

  /// The first deep pose on either side, densely.
  private func firstDeep(_ m: Mechanism, _ dof: String, _ poses: [(at: Double, pose: Pose)]) -> (
    at: Double, pair: String
  )? {
    let shapes = m.model.shapes
    for (at, pose) in poses {
      for i in shapes.indices {
        for j in shapes.indices where j < i && shapes[i].part != shapes[j].part {
          let (a, b) = (shapes[i], shapes[j])
          let (X, Y) = (pose.motion(ofPart: a.part), pose.motion(ofPart: b.part))
          let probe = ContactProbe(tolerance: PairTolerance.tolerance(a, b, asset: m.model.tolerance))
          if case .penetrating = probe.relation(between: a, at: X, and: b, at: Y) {
            return (at, [a.path, b.path].sorted().joined(separator: " "))
          }
        }
      }
    }
    return nil
  }

  private func judge(_ m: Mechanism, _ dof: String, _ note: Comment) throws -> (fails: Int, passes: Int) {
    let report = m.sweep(dof: dof)
    let start = try #require(m.freedom(dof)).home
    #expect(!report.unverified.contains { $0.cause == .budget }, note)
    let poses = m.poses(along: dof, count: 250)
    let limits = m.freedom(dof)?.limits ?? start...start + 2 * .pi
    let list = poses.enumerated().map { i, pose in
      (at: limits.lowerBound + Double(i) / 249 * (limits.upperBound - limits.lowerBound), pose: pose)
    }
    let free = report.range == nil && report.verdict == .pass ? limits : report.usable
    // Blocks may stand in the way where it starts: what overlaps at rest is carved, and another matter.
    if firstDeep(m, dof, [(start, m.home)]) != nil { return (0, 0) }
    // What is proven free is free.
    let inside = list.filter { free.contains($0.at) }
    if let deep = firstDeep(m, dof, inside) {
      Issue.record("\(note): \(deep) in \(free), \(report.blocking)")
    }
    // What blocks is deep where it is said to be.
    for b in report.blocking + report.further {
      let pose = m.pose([dof: b.onset])
      let shapes = [b.moving, b.resting].compactMap { path in m.model.shapes.first { $0.path == path } }
      guard shapes.count == 2 else {
        Issue.record("\(note): unknown shapes")
        continue
      }
      // The bound of a contact that is proven in closed form is a hair before the depth: half a tolerance says it is meant.
      let tolerance = PairTolerance.tolerance(shapes[0], shapes[1], asset: m.model.tolerance)
      let probe = ContactProbe(tolerance: tolerance / 2)
      let relation = probe.relation(
        between: shapes[0], at: pose.motion(ofPart: shapes[0].part), and: shapes[1],
        at: pose.motion(ofPart: shapes[1].part))
      if case .penetrating = relation { continue }
      Issue.record("\(note): \(b) is \(relation)")
    }
    return (report.verdict == .fail ? 1 : 0, report.verdict == .pass ? 1 : 0)
  }

  @Test func sliderCranksAmongBlocks() throws {
    var (fails, passes) = (0, 0)
    for seed in 0..<24 as Range<UInt64> {
      let result = try judge(slider(seed), "crank", "slider \(seed)")
      fails += result.fails
      passes += result.passes
    }
    #expect(fails >= 3 && passes >= 5, "\(fails) fail, \(passes) pass")
  }

  @Test func armsThatCarryWheels() throws {
    var (fails, passes) = (0, 0)
    for seed in 100..<124 as Range<UInt64> {
      let result = try judge(train(seed), "arm", "train \(seed)")
      fails += result.fails
      passes += result.passes
    }
    #expect(fails >= 3 && passes >= 5, "\(fails) fail, \(passes) pass")
  }
}
