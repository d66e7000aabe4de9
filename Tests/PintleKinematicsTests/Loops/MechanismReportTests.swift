import Foundation
import PintleDocument
import PintleKinematics
import TestSupport
import Testing

/// What a mechanism is said to be: rank, followers, dead points, leverage, and what is wrong with it.
@Suite struct MechanismReportTests {
  /// A two-stage scissor lift in the plane, moved by its nut.
  private func lift(low: Double, role: DegreeOfFreedom.Role = .input) -> Linkage {
    let arm = 1.1
    let (reach, rise) = (arm * cos(low), arm * sin(low))
    var l = Linkage(size: 1)
    l.slide(
      "nut", "carriage", on: "base", along: [-1, 0, 0], role, range: 0...(arm * (cos(low) - cos(55 * .pi / 180))))
    l.hinge("foot", "outer_1", on: "base", 0, 0)
    l.hinge("cross_1", "inner_1", on: "outer_1", reach / 2, rise / 2)
    l.close("right", "inner_1", "carriage", .hinge, at: [reach, 0, 0])
    l.hinge("knee_left", "outer_2", on: "inner_1", 0, rise)
    l.hinge("knee_right", "inner_2", on: "outer_1", reach, rise)
    l.close("cross_2", "outer_2", "inner_2", .hinge, at: [reach / 2, 0, 1.5 * rise])
    l.hinge("deck", "platform", on: "inner_2", 0, 2 * rise)
    l.close("roller", "outer_2", "platform", .slot, at: [reach, 0, 2 * rise])
    return l
  }

  @Test func theLiftIsWhatTheDesignSays() throws {
    let low = 12 * Double.pi / 180
    let report = lift(low: low).mechanism.report()
    #expect(report.mobility == 1)
    #expect(report.equations == 14)
    #expect(report.rank == 5)
    #expect(report.redundant == 9)
    #expect(report.undriven == [] && report.overdriven == [] && report.singular == [] && report.open == [])
    let input = try #require(report.inputs.first)
    #expect(input.residual < 1e-10)
    let foot = try #require(input.followers.first { $0.id == "foot" })
    #expect(abs(foot.endsAt - (55 * Double.pi / 180 - low)) < 1e-9)
    let dead = try #require(input.deadPoint)
    #expect(!dead.isWithinRange)
    // Flat arms: 12° below the lowered pose (of the arm's own hinge; crossed arms count twice that).
    #expect(abs(dead.at - -1.1 * (1 - cos(low))) < 1e-6)
    let leverage = try #require(input.leverage)
    #expect(leverage.part == "platform")
    #expect(abs(leverage.atStart - 2 / tan(low)) < 1e-3)
    #expect(abs(leverage.atEnd - 2 / tan(55 * .pi / 180)) < 1e-3)
  }

  @Test func oneInputTooFewNamesWhatIsFree() {
    let report = lift(low: 0.2, role: .follows).mechanism.report()
    #expect(report.mobility == 1 && report.given == 0)
    #expect(report.undriven.count == 1)
    #expect(report.undriven.first?.followers.contains("foot") == true)
  }

  @Test func oneInputTooManyNamesWhoFights() {
    var l = lift(low: 0.2)
    l.sketch.document.joints[1].dofs[0].role = .input
    l.sketch.document.joints[1].dofs[0].range = .init(lower: 0, upper: 0.5)
    let report = l.mechanism.report()
    #expect(report.overdriven == [["nut", "foot"]])
    #expect(report.undriven == [])
  }

  @Test func flatArmsAreSingular() {
    let report = lift(low: 0).mechanism.report()
    #expect(!report.singular.isEmpty)
  }

  @Test func anEnginesPeriodIsTwoTurns() throws {
    var l = Linkage()
    l.hinge("crank", "crank", on: "base", 0, 0, .input)
    l.hinge("cam", "cam", on: "base", 0, 1)
    l.couple("belt", [("crank", 1), ("cam", -2)])
    let input = try #require(l.mechanism.report().inputs.first)
    #expect(abs((input.period ?? 0) - 4 * .pi) < 1e-9)
    #expect(input.followers.first?.ratio == 0.5)
  }

  @Test func aRodBetweenTwoBallsMaySpin() {
    var l = Linkage()
    l.hinge("left", "left", on: "base", 0, 0, .input, range: -0.5...0.5)
    l.bar("right")
    l.sketch.joint("right", "right", on: "base", .rotation, at: [1, 0, 0], along: [0, 0, 1], range: nil)
    l.bar("rod")
    l.sketch.joint("near", "rod", on: "left", .rotation3, at: [0, 0, 0.3], along: [0, 0, 1], range: nil)
    for i in 1...2 { l.sketch.document.joints[i].dofs[0].role = .follows }
    l.sketch.document.joints[2].kind = .ball
    l.close("far", "rod", "right", .ball, at: [1, 0.3, 0])
    let report = l.mechanism.report()
    #expect(report.undriven == [] && report.overdriven == [])
    #expect(report.mobility == 2)
  }

  @Test func aLoopDrawnOpenSaysItsGapAndWhatClosesIt() throws {
    var l = Linkage.fourBar(ground: 0.4, crank: 0.1, coupler: 0.35, rocker: 0.25, angle: 0.6)
    var other = l.sketch.document.closures[0].frame
    other.origin += [0.0004, 0, 0]
    l.sketch.document.closures[0].frameOnB = other
    let report = l.mechanism.report()
    let open = try #require(report.open.first)
    #expect(open.id == "pin")
    #expect(abs(open.gap - 0.0004) < 1e-12)
    #expect(open.direction.x > 0.999)
    #expect(!open.remedies.isEmpty)
  }
}
