import Foundation
import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleKinematics

/// Loops and couplings against closed formulas, to 10⁻⁹.
@Suite struct LoopTrackerTests {
  private func expectNear(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-9, _ what: String = "") {
    #expect(abs((a ?? .nan) - b) <= tolerance, "\(what) \(a ?? .nan) is not \(b)")
  }

  @Test func aCrankMovesItsSlider() {
    // Crank of 40 mm, rod of 130 mm, drawn at 30°; the slider runs along x.
    let (r, l, drawn) = (0.04, 0.13, Double.pi / 6)
    var linkage = Linkage()
    let knee = (r * cos(drawn), r * sin(drawn))
    func slider(_ a: Double) -> Double { r * cos(a) + (l * l - r * r * sin(a) * sin(a)).squareRoot() }
    linkage.hinge("crank", "crank", on: "base", 0, 0, .input)
    linkage.hinge("rod", "rod", on: "crank", knee.0, knee.1)
    linkage.slide("piston", "piston", on: "base", along: [1, 0, 0])
    linkage.close("pin", "rod", "piston", .hinge, at: [slider(drawn), 0, 0])
    let m = linkage.mechanism
    for turn in stride(from: -7.0, through: 7.0, by: 0.37) {
      let pose = m.pose(["crank": turn])
      #expect(pose.isReached)
      expectNear(pose.values["piston"], slider(drawn + turn) - slider(drawn), 1e-10, "at \(turn)")
    }
  }

  @Test func aFourBarFollowsItsClosedFormula() {
    let (ground, crank, coupler, rocker, drawn) = (0.4, 0.1, 0.35, 0.25, 0.6)
    let m = Linkage.fourBar(ground: ground, crank: crank, coupler: coupler, rocker: rocker, angle: drawn).mechanism
    /// Freudenstein's angle of the rocker, open branch.
    func angle(_ a: Double) -> Double {
      let (x, z) = (crank * cos(a), crank * sin(a))
      let (dx, dz) = (ground - x, -z)
      let d = hypot(dx, dz)
      let along = (d * d + coupler * coupler - rocker * rocker) / (2 * d)
      let up = (coupler * coupler - along * along).squareRoot()
      let (px, pz) = (x + along * dx / d - up * dz / d, z + along * dz / d + up * dx / d)
      return atan2(pz, px - ground)
    }
    for turn in stride(from: -6.2, through: 6.2, by: 0.23) {
      expectNear(m.pose(["crank": turn]).values["rocker"], angle(drawn + turn) - angle(drawn), 1e-10, "at \(turn)")
    }
  }

  @Test func whatCannotCloseEndsAtItsDeadPoint() {
    // Ground 0.4, crank 0.3, coupler 0.25, rocker 0.2: not Grashof for the crank, which stops where coupler and rocker
    // lie in one line: d = 0.45.
    let m = Linkage.fourBar(ground: 0.4, crank: 0.3, coupler: 0.25, rocker: 0.2, angle: 1, range: 0...3).mechanism
    let most = acos((0.16 + 0.09 - 0.45 * 0.45) / (2 * 0.4 * 0.3))
    let pose = m.pose(["crank": 2])
    #expect(!pose.isReached)
    expectNear(pose.values["crank"], most - 1, 1e-6)
    // Short of it everything is well.
    #expect(m.pose(["crank": most - 1.001]).isReached)
  }

  @Test func aPlanetaryGearTurnsByItsRatio() {
    // Sun 24, planet 18, ring 60 fixed: carrier/sun = 24/(24 + 60); meshes on the moving carrier have three terms.
    var linkage = Linkage()
    linkage.hinge("sun", "sun", on: "base", 0, 0, .input)
    linkage.hinge("carrier", "carrier", on: "base", 0, 0)
    for i in 0..<3 { linkage.hinge("planet_\(i)", "planet_\(i)", on: "carrier", 0.1, 0.01 * Double(i)) }
    for i in 0..<3 {
      // Outside: z_s (sun − carrier) + z_p planet = 0; inside: z_p planet − z_r (0 − carrier) = 0.
      linkage.couple("sun_\(i)", [("sun", 24), ("carrier", -24), ("planet_\(i)", 18)])
      linkage.couple("ring_\(i)", [("planet_\(i)", 18), ("carrier", 60)])
    }
    let pose = linkage.mechanism.pose(["sun": 100])
    #expect(pose.isReached)
    expectNear(pose.values["carrier"], 100 * 24.0 / 84, 1e-12)
    for i in 0..<3 { expectNear(pose.values["planet_\(i)"], -100 * 24.0 / 84 * 60 / 18, 1e-11) }
  }

  @Test func equationsInConflictAreNamed() {
    var linkage = Linkage()
    linkage.hinge("a", "a", on: "base", 0, 0, .input)
    linkage.hinge("b", "b", on: "base", 1, 0)
    linkage.couple("three_to_one", [("a", 1), ("b", 3)])
    linkage.couple("two_to_one", [("a", 1), ("b", 2)])
    let m = linkage.mechanism
    #expect(!m.pose(["a": 1]).isReached)
    #expect(m.pose(["a": 0]).isReached)
  }

  @Test func aScissorRisesByItsFormulaWithRedundantPins() {
    // One stage in the plane: arms crossing at their middles, a foot pin, a sliding foot, a deck on pin and slot.
    let (arm, low) = (1.0, 0.2)
    let (reach, rise) = (arm * cos(low), arm * sin(low))
    var linkage = Linkage(size: 1)
    linkage.slide("nut", "carriage", on: "base", along: [-1, 0, 0], .input, range: 0...0.4)
    linkage.hinge("foot", "outer", on: "base", 0, 0)
    linkage.hinge("cross", "inner", on: "outer", reach / 2, rise / 2)
    linkage.hinge("deck", "platform", on: "inner", 0, rise)
    linkage.close("right", "inner", "carriage", .hinge, at: [reach, 0, 0])
    linkage.close("roller", "outer", "platform", .slot, at: [reach, 0, rise])
    let m = linkage.mechanism
    for s in stride(from: 0.0, through: 0.4, by: 0.05) {
      let pose = m.pose(["nut": s])
      let angle = acos((reach - s) / arm)
      expectNear(pose.values["foot"], angle - low, 1e-12)
      let deck = pose.motion(ofPart: 4)
      expectNear(deck.translation.z, arm * (sin(angle) - sin(low)), 1e-12)
      expectNear(deck.x.z, 0, 1e-12)
    }
  }

  @Test func aBallEndedRodFollows() {
    // Two cranks on square lines, joined by a rod with a ball at either end; its own spin stays where it was drawn.
    var linkage = Linkage()
    linkage.hinge("left", "left", on: "base", 0, 0, .input)
    linkage.bar("right")
    linkage.sketch.joint("right", "right", on: "base", .rotation, at: [1, 0, 0], along: [0, 0, 1], range: nil)
    linkage.bar("rod")
    linkage.sketch.joint("near", "rod", on: "left", .rotation3, at: [0, 0, 0.3], along: [0, 0, 1], range: nil)
    for i in 1...2 { linkage.sketch.document.joints[i].dofs[0].role = .follows }
    linkage.sketch.document.joints[2].kind = .ball
    linkage.close("far", "rod", "right", .ball, at: [1, 0.3, 0])
    let m = linkage.mechanism
    let length = Vector3(1, 0.3, -0.3).length
    for a in stride(from: -0.8, through: 0.8, by: 0.1) {
      let pose = m.pose(["left": a])
      #expect(pose.isReached)
      let near = pose.motion(ofPart: 1).apply([0, 0, 0.3])
      let far = pose.motion(ofPart: 2).apply([1, 0.3, 0])
      expectNear((near - far).length, length, 1e-11)
      expectNear((pose.motion(ofPart: 3).apply([1, 0.3, 0]) - far).length, 0, 1e-11)
    }
  }

  @Test func aHomeElsewhereIsReachedAlongTheBranch() {
    var linkage = Linkage.fourBar(ground: 0.4, crank: 0.1, coupler: 0.35, rocker: 0.25, angle: 0.6)
    let direct = linkage.mechanism.pose(["crank": 2.5]).values["rocker"]
    linkage.sketch.document.home = ["crank": 2.5]
    let m = linkage.mechanism
    expectNear(m.freedom("rocker")?.home, direct ?? .nan, 1e-12)
    expectNear(m.pose(["crank": 0]).values["rocker"], 0, 1e-12)
  }

  @Test func aParallelogramKeepsToItsBranchUpToItsFlatPose() {
    let m = Linkage.fourBar(ground: 0.4, crank: 0.1, coupler: 0.4, rocker: 0.1, angle: 1).mechanism
    expectNear(m.pose(["crank": 2.1]).values["rocker"], 2.1, 1e-9)
    let beyond = m.pose(["crank": 3])
    #expect(!beyond.isReached)
    expectNear(beyond.values["crank"], .pi - 1, 1e-3)
  }

  /// A nut on a screw of many turns: how far the nut goes says how small the steps must be, not how often the screw turns.
  @Test func aScrewOfManyTurnsIsFollowedInFewSteps() throws {
    var linkage = Linkage.fourBar(ground: 0.4, crank: 0.1, coupler: 0.4, rocker: 0.3, angle: 1)
    linkage.sketch.document.joints[0].dofs[0].role = .follows
    linkage.hinge("screw", "screw_part", on: "base", 1, 0, .input, range: 0...600)
    linkage.couple("worm", [("crank", 1), ("screw", -0.001)])
    let mechanism = linkage.mechanism
    var tracker = try #require(mechanism.tracker)
    let screw = tracker.solver.system.coordinates.first[try #require(mechanism.freedomIndex("screw"))]
    var steps = 0
    let made = tracker.move(to: [(screw, 600)], visit: { _, _ in steps += 1 })
    #expect(made.share == 1 && made.stop == nil)
    #expect(steps < 60, "\(steps) steps")
    expectNear(mechanism.pose(["screw": 600]).values["crank"], 0.6, 1e-9)
  }

  @Test func twoHundredBarsAreNoTrouble() {
    // A hundred scissor stages, one upon the other: 200 bars.
    let (arm, low) = (1.0, 0.3)
    let (reach, rise) = (arm * cos(low), arm * sin(low))
    var linkage = Linkage(size: 30)
    linkage.hinge("foot", "outer_0", on: "base", 0, 0, .input, range: 0...0.5)
    linkage.hinge("cross_0", "inner_0", on: "outer_0", reach / 2, rise / 2)
    linkage.close("ground", "inner_0", "base", .slot, at: [reach, 0, 0])
    for n in 1..<100 {
      let z = Double(n) * rise
      linkage.hinge("left_\(n)", "outer_\(n)", on: "inner_\(n - 1)", 0, z)
      linkage.hinge("right_\(n)", "inner_\(n)", on: "outer_\(n - 1)", reach, z)
      linkage.close("cross_\(n)", "outer_\(n)", "inner_\(n)", .hinge, at: [reach / 2, 0, z + rise / 2])
    }
    let mechanism = linkage.mechanism
    let pose = mechanism.pose(["foot": 0.05])
    #expect(pose.isReached)
    // Of twenty thousand pairs of bars a used-up budget is told once, and nothing is claimed.
    let swept = mechanism.sweep(dof: "foot", options: SweepOptions(tolerance: 1e-3, budget: 2_000))
    #expect(swept.verdict == .unverified && swept.usable.lowerBound == swept.usable.upperBound)
    #expect(swept.unverified.count { $0.cause == .budget } == 1)
    let top = pose.motion(ofPart: 200).apply([0, 0, 100 * rise])
    expectNear(top.z, 100 * arm * sin(low + 0.05), 1e-6)
  }
}
