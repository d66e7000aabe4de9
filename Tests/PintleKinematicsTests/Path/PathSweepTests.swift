import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

/// Inputs that others follow, swept over their range: pairs on one joint, on a closure, and on several joints.
@Suite struct PathSweepTests {
  private let r = 0.04
  private let l = 0.13
  private func slider(_ a: Double) -> Double { r * cos(a) + (l * l - r * r * sin(a) * sin(a)).squareRoot() }

  /// Crank and rod in planes of their own, a piston, and blocks of the base where they are asked for.
  private func engine(blocks: [(lower: Vector3, upper: Vector3)], range: ClosedRange<Double>?) -> Mechanism {
    var sketch = ModelSketch()
    sketch.add("base", "foot", solid(boxMesh([-0.3, 0.2, -0.3], [0.3, 0.22, 0.3])))
    for (i, b) in blocks.enumerated() { sketch.add("base", "block_\(i)", solid(boxMesh(b.lower, b.upper))) }
    sketch.add("crank", "arm", solid(boxMesh([-0.005, 0, -0.005], [0.045, 0.01, 0.005])))
    sketch.add("rod", "bar", solid(boxMesh([0.035, 0.02, -0.004], [0.175, 0.03, 0.004])))
    sketch.add("piston", "head", solid(boxMesh([0.16, 0.04, -0.02], [0.19, 0.06, 0.02])))
    sketch.joint("crank", "crank", on: "base", .rotation, at: .zero, along: [0, -1, 0], range: range)
    sketch.joint("rod", "rod", on: "crank", .rotation, at: [0.04, 0, 0], along: [0, -1, 0], range: nil)
    sketch.joint("piston", "piston", on: "base", .translation, at: .zero, along: [1, 0, 0], range: nil)
    for i in 1...2 { sketch.document.joints[i].dofs[0].role = .follows }
    sketch.document.closures = [
      ClosureRecord(
        id: "pin", kind: .hinge, a: "rod", b: "piston",
        frame: Frame(origin: [0.17, 0, 0], z: [0, -1, 0], x: [1, 0, 0]))
    ]
    return Mechanism(sketch.model)
  }

  @Test func nothingInTheWayIsProvenOverTheWholeTurn() {
    let report = engine(blocks: [], range: nil).sweep(dof: "crank")
    #expect(report.verdict == .pass, "\(report.blocking) \(report.unverified)")
    #expect(report.usable.upperBound - report.usable.lowerBound > 6.28)
    #expect(report.certificate.swept > 0 || report.certificate.discarded > 0)
  }

  /// The piston runs on one joint: its stop is exact, and is told as the crank's angle.
  @Test func aSlideThatFollowsStopsWhereItsFormulaSays() throws {
    let wall = (lower: Vector3(0.10, 0.04, -0.02), upper: Vector3(0.12, 0.06, 0.02))
    let report = engine(blocks: [wall], range: -1...2.5).sweep(dof: "crank")
    #expect(report.verdict == .fail)
    let stop = try #require(report.blocking.first { $0.onset > 0 })
    #expect(stop.moving == "piston/head" && stop.resting == "base/block_0")
    // Contact where the piston has come back by 40 mm; the onset a tolerance deeper.
    var touch = 0.0
    while slider(touch) - slider(0) > -0.04 { touch += 1e-6 }
    #expect(abs((stop.touch ?? 0) - touch) < 1e-3)
    #expect(stop.onset > touch && stop.onset < touch + 0.05)
    #expect(report.usable.upperBound <= stop.onset + 1e-9 && report.usable.upperBound >= touch - 1e-3)
    #expect(report.usable.lowerBound == -1)
  }

  /// The rod both turns and travels: the stop is found by advancing, and agrees with a dense search.
  @Test func aRodThatTurnsAndTravelsIsStoppedWhereADenseSearchFindsIt() throws {
    let post = (lower: Vector3(0.08, 0.015, 0.012), upper: Vector3(0.09, 0.035, 0.08))
    let m = engine(blocks: [post], range: 0...3)
    let report = m.sweep(dof: "crank")
    #expect(report.verdict == .fail)
    let stop = try #require(report.blocking.first)
    #expect(stop.moving == "rod/bar" && stop.resting == "base/block_0")
    let (bar, block) = (
      m.model.shapes.first { $0.path == "rod/bar" }!, m.model.shapes.first { $0.path == "base/block_0" }!
    )
    let probe = ContactProbe(tolerance: PairTolerance.tolerance(bar, block, asset: m.model.tolerance))
    func isDeep(_ a: Double) -> Bool {
      let pose = m.pose(["crank": a])
      switch probe.relation(
        between: bar, at: pose.motion(ofPart: bar.part), and: block, at: pose.motion(ofPart: block.part))
      {
      case .penetrating: return true
      default: return false
      }
    }
    var a = 0.0
    while !isDeep(a), a < 3 { a += 1e-3 }
    #expect(abs(stop.onset - a) < 0.01, "\(stop.onset) is not \(a)")
    // What is proven free is free.
    for k in 0..<200 { #expect(!isDeep(report.usable.upperBound * Double(k) / 200)) }
  }

  @Test func whatAlmostTouchesPasses() {
    // The rod's upper edge never rises above its own half height plus the crank's throw.
    let lid = (lower: Vector3(-0.1, 0.0, 0.0502), upper: Vector3(0.3, 0.07, 0.06))
    let report = engine(blocks: [lid], range: nil).sweep(dof: "crank")
    #expect(report.verdict == .pass, "\(report.blocking) \(report.unverified)")
  }

  /// Rod and piston meet on a closure: their own blocks collide by the closure's angle alone.
  @Test func partsThatAClosureJoinsAreSweptByItsAngle() throws {
    var sketch = engine(blocks: [], range: 0...3).model.document
    _ = sketch.asset
    var m = ModelSketch()
    m.add("base", "foot", solid(boxMesh([-0.3, 0.2, -0.3], [0.3, 0.22, 0.3])))
    m.add("crank", "arm", solid(boxMesh([-0.005, 0, -0.005], [0.045, 0.01, 0.005])))
    m.add("rod", "bar", solid(boxMesh([0.035, 0.02, -0.004], [0.175, 0.03, 0.004])))
    m.add("piston", "head", solid(boxMesh([0.16, 0.04, -0.02], [0.19, 0.06, 0.02])))
    // A lug of the piston over the rod, 6 mm above it at the closure's line plus 40 mm.
    m.add("piston", "lug", solid(boxMesh([0.125, 0.02, 0.008], [0.135, 0.03, 0.02])))
    m.joint("crank", "crank", on: "base", .rotation, at: .zero, along: [0, -1, 0], range: -3...3)
    m.joint("rod", "rod", on: "crank", .rotation, at: [0.04, 0, 0], along: [0, -1, 0], range: nil)
    m.joint("piston", "piston", on: "base", .translation, at: .zero, along: [1, 0, 0], range: nil)
    for i in 1...2 { m.document.joints[i].dofs[0].role = .follows }
    sketch = m.document
    m.document.closures = [
      ClosureRecord(
        id: "pin", kind: .hinge, a: "rod", b: "piston",
        frame: Frame(origin: [0.17, 0, 0], z: [0, -1, 0], x: [1, 0, 0]))
    ]
    let mechanism = Mechanism(m.model)
    let report = mechanism.sweep(dof: "crank")
    #expect(report.verdict == .fail)
    let stop = try #require(report.blocking.first)
    #expect([stop.moving, stop.resting].sorted() == ["piston/lug", "rod/bar"])
    // The bar's upper edge at the lug: it rises with the rod's slope, sin φ = r sin θ / l.
    let slope = asin(r * sin(abs(stop.onset)) / l)
    #expect(slope > 0.05 && slope < 0.2, "\(slope)")
  }

  @Test func gearsThatTurnTogetherAreNotTakenForStandingStill() {
    // Two bars that would meet if one stood still; coupled one to one they keep clear of each other.
    func pair(_ factor: Double) -> SweepReport {
      var sketch = ModelSketch()
      sketch.add("base", "foot", solid(boxMesh([-0.1, 0.1, -0.1], [0.3, 0.12, 0.1])))
      sketch.add("a", "bar", solid(boxMesh([-0.01, 0, -0.06], [0.01, 0.01, 0.06])))
      sketch.add("b", "bar", solid(boxMesh([0.09, 0, -0.01], [0.21, 0.01, 0.01])))
      sketch.joint("a", "a", on: "base", .rotation, at: .zero, along: [0, -1, 0], range: nil)
      sketch.joint("b", "b", on: "base", .rotation, at: [0.15, 0, 0], along: [0, -1, 0], range: nil)
      sketch.document.joints[1].dofs[0].role = .follows
      sketch.document.couplings = [
        CouplingRecord(
          id: "c", relation: .linear(terms: [.init(dof: "a", factor: 1), .init(dof: "b", factor: factor)], equals: 0))
      ]
      // 0.15 apart with half lengths 0.06: they never reach each other's middle; crossed at right angles they pass.
      return Mechanism(sketch.model).sweep(dof: "a")
    }
    #expect(pair(1).verdict == .pass, "\(pair(1).blocking) \(pair(1).unverified)")
    #expect(pair(0.5).verdict != .unverified)
  }

  /// Two arms on one line, coupled against each other: together they turn about it at twice the speed.
  @Test func partsOnOneLineAreSweptByTheirDifference() throws {
    var sketch = ModelSketch()
    sketch.add("base", "foot", solid(boxMesh([-0.1, 0.1, -0.1], [0.1, 0.12, 0.1])))
    sketch.add("a", "lug", solid(boxMesh([0.04, 0, -0.002], [0.06, 0.01, 0.002])))
    sketch.add("b", "lug", solid(boxMesh([-0.002, 0, 0.04], [0.002, 0.01, 0.06])))
    sketch.joint("a", "a", on: "base", .rotation, at: .zero, along: [0, -1, 0], range: -1...1)
    sketch.joint("b", "b", on: "base", .rotation, at: .zero, along: [0, -1, 0], range: nil)
    sketch.document.joints[1].dofs[0].role = .follows
    sketch.document.couplings = [
      CouplingRecord(
        id: "c", relation: .linear(terms: [.init(dof: "a", factor: 1), .init(dof: "b", factor: 1)], equals: 0))
    ]
    let report = Mechanism(sketch.model).sweep(dof: "a")
    #expect(report.verdict == .fail)
    let stop = try #require(report.blocking.first)
    #expect(report.blocking.count == 1)
    // A quarter turn apart less both half thicknesses at the inner end, halved; a tolerance deeper.
    let touch = (Double.pi / 2 - 2 * atan(0.002 / 0.04)) / 2
    #expect(stop.onset > touch && stop.onset < touch + 0.02, "\(stop.onset) is not \(touch)")
    #expect(report.usable.lowerBound == -1)
  }

  /// A rod that carries a stack of plates past flush plates of the base: their layers never mix, and no motion is followed.
  @Test func layersThatLieFlushCostNothing() {
    var sketch = ModelSketch()
    sketch.add("base", "foot", solid(boxMesh([-0.3, 0.2, -0.3], [0.3, 0.22, 0.3])))
    for i in 0..<4 {
      let y = 0.02 * Double(i)
      sketch.add("base", "plate_\(i)", solid(boxMesh([-0.2, y, -0.2], [0.3, y + 0.01, 0.2])))
      sketch.add("rod", "plate_\(i)", solid(boxMesh([0.03, y + 0.01, -0.03], [0.16, y + 0.02, 0.03])))
    }
    sketch.add("crank", "arm", solid(boxMesh([-0.005, -0.02, -0.005], [0.045, -0.01, 0.005])))
    sketch.joint("crank", "crank", on: "base", .rotation, at: .zero, along: [0, -1, 0], range: nil)
    sketch.joint("rod", "rod", on: "crank", .rotation, at: [0.04, 0, 0], along: [0, -1, 0], range: nil)
    sketch.document.joints[1].dofs[0].role = .follows
    sketch.document.couplings = [
      CouplingRecord(
        id: "c", relation: .linear(terms: [.init(dof: "crank", factor: 1), .init(dof: "rod", factor: 3)], equals: 0))
    ]
    let report = Mechanism(sketch.model).sweep(dof: "crank", options: SweepOptions(budget: 500))
    #expect(report.verdict == .pass, "\(report.blocking) \(report.unverified)")
    #expect(report.certificate.triangleTests == 0)
  }

  /// Wheels of six spokes that mesh: one tooth is all teeth, unless one of them is another.
  private func wheels(lastSpoke: Double) -> Mechanism {
    func spokes(_ centre: Vector3, _ offset: Double, _ last: Double) -> EvaluatedSolid {
      solid(
        merged(
          (0..<6).map { i in
            let half = i == 5 ? last : 0.004
            var m = boxMesh([0.015, 0, -half], [0.05, 0.01, half])
            let turn = RigidTransform(turning: offset + Double(i) * .pi / 3, about: [0, -1, 0])
            m.positions = m.positions.map { centre + turn.apply($0) }
            return m
          }))
    }
    var sketch = ModelSketch()
    sketch.add("base", "foot", solid(boxMesh([-0.1, 0.1, -0.1], [0.3, 0.12, 0.1])))
    sketch.add("a", "teeth", spokes(.zero, 0, 0.004))
    sketch.add("b", "teeth", spokes([0.082, 0, 0], .pi / 6, lastSpoke))
    sketch.joint("a", "a", on: "base", .rotation, at: .zero, along: [0, -1, 0], range: nil)
    sketch.joint("b", "b", on: "base", .rotation, at: [0.082, 0, 0], along: [0, -1, 0], range: nil)
    sketch.document.joints[1].dofs[0].role = .follows
    sketch.document.couplings = [
      CouplingRecord(
        id: "mesh", relation: .linear(terms: [.init(dof: "a", factor: 6), .init(dof: "b", factor: 6)], equals: 0))
    ]
    sketch.document.gears = [("a/teeth", Vector3.zero), ("b/teeth", [0.082, 0, 0])].map { shape, at in
      GearRecord(
        shape: shape, line: LineRecord(origin: at, direction: [0, -1, 0]), teeth: 6, module: 0.0137,
        pressureAngle: 0.35,
        zero: [1, 0, 0])
    }
    return Mechanism(sketch.model)
  }

  @Test func oneToothIsAllTeeth() {
    let report = wheels(lastSpoke: 0.004).sweep(dof: "a")
    #expect(report.verdict == .pass, "\(report.blocking) \(report.unverified)")
    // Once round, followed tooth by tooth, would cost six times as much.
    let thick = wheels(lastSpoke: 0.0045).sweep(dof: "a")
    #expect(thick.verdict == .pass, "\(thick.blocking) \(thick.unverified)")
    #expect(report.certificate.triangleTests * 3 < thick.certificate.triangleTests)
  }

  @Test(arguments: [1, 10, 100, 1000]) func whatABudgetDoesNotReachIsTold(budget: Int) {
    // Nothing but teeth among them: the group of other pairs is empty.
    let report = wheels(lastSpoke: 0.004).sweep(dof: "a", options: SweepOptions(budget: budget))
    #expect(report.verdict == .unverified)
    #expect(report.unverified.contains { $0.cause == .budget })
  }

  @Test func aToothThatIsAnotherIsFound() throws {
    let m = wheels(lastSpoke: 0.022)
    let report = m.sweep(dof: "a")
    #expect(report.verdict == .fail)
    let stop = try #require(report.blocking.first)
    #expect([stop.moving, stop.resting].sorted() == ["a/teeth", "b/teeth"])
    #expect(abs(stop.onset) > 0.3)
  }

  /// A square shaft that makes twenty turns while a block travels along it, `height` above its line.
  private func shaft(_ height: Double) -> Mechanism {
    var sketch = ModelSketch()
    sketch.add("base", "foot", solid(boxMesh([-0.3, 0.2, -0.3], [0.3, 0.22, 0.3])))
    sketch.add("shaft", "square", solid(boxMesh([-0.1, -0.01, -0.01], [0.1, 0.01, 0.01])))
    sketch.add("shaft", "tail", solid(boxMesh([0.1, -0.004, -0.004], [0.25, 0.004, 0.004])))
    sketch.add("block", "body", solid(boxMesh([0.12, -0.02, height], [0.15, 0.02, height + 0.03])))
    sketch.joint("shaft", "shaft", on: "base", .rotation, at: .zero, along: [1, 0, 0], range: 0...40 * Double.pi)
    sketch.joint("block", "block", on: "base", .translation, at: .zero, along: [-1, 0, 0], range: nil)
    sketch.document.joints[1].dofs[0].role = .follows
    sketch.document.couplings = [
      CouplingRecord(
        id: "c",
        relation: .linear(
          terms: [.init(dof: "shaft", factor: -0.1 / (40 * .pi)), .init(dof: "block", factor: 1)], equals: 0))
    ]
    return Mechanism(sketch.model)
  }

  @Test func whatTurnsOftenIsTakenForWhatItSweeps() {
    let clear = shaft(0.0145).sweep(dof: "shaft", options: SweepOptions(budget: 20_000))
    #expect(clear.verdict == .pass, "\(clear.blocking) \(clear.unverified)")
    // A corner of the square reaches 14.1 mm: it comes by once the block has travelled 20 mm.
    let report = shaft(0.0125).sweep(dof: "shaft")
    #expect(report.verdict == .fail, "\(report.unverified)")
    let turns = (report.blocking.first?.onset ?? 0) / (2 * .pi)
    #expect(turns > 3.9 && turns < 5, "\(turns)")
  }
}
