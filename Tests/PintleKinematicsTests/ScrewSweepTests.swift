import PintleDocument
import PintleKinematics
import TestSupport
import Testing

private let tau = 0.5e-3

/// A levelling foot: a disc that screws down toward a plate, beside a post.
@Suite struct ScrewSweepTests {
  private func foot(_ X: RigidTransform, lead: Double, turns: Double, round: Bool = true) -> ModelSketch {
    var s = ModelSketch()
    s.add("frame", "plate", solid(boxMesh([-0.1, -0.1, 0.020], [0.1, 0.1, 0.030])), at: X)
    let disc =
      round
      ? solid(cylinderMesh(radius: 0.02, height: 0.010, segments: 48), node: .cylinder(radius: 0.02, height: 0.010))
      : solid(boxMesh([-0.02, -0.02, 0], [0.02, 0.02, 0.010]))
    s.add("foot", "disc", disc, at: X)
    s.joint(
      "thread", "foot", on: "frame", .helical, at: X.apply([0, 0, 0.3]), along: X.rotate([0, 0, 1]),
      range: 0...(turns * 2 * .pi))
    s.document.joints[0].dofs[0].lead = lead
    return s
  }

  private func sweep(_ s: ModelSketch) -> SweepReport {
    Mechanism(s.model).sweep(
      dof: "thread", options: .init(tolerance: tau, policy: PairPolicy { _, _ in .checked(tolerance: tau) }))
  }

  @Test(arguments: [
    RigidTransform.identity,
    RigidTransform(turning: 2.3, about: [-0.4, 0.9, -0.2], through: [0.1, 0.2, 0]),
  ])
  func stopsWhereItsAdvanceMeetsThePlate(world: RigidTransform) throws {
    // 10 mm of way at 2 mm a turn: five turns, and τ more at the onset.
    let r = sweep(foot(world, lead: 2e-3, turns: 8))
    let b = try #require(r.blocking.first)
    #expect(r.verdict == .fail)
    #expect(abs((b.touch ?? 0) - 5 * 2 * .pi) < 1e-6)
    #expect(abs(b.onset - (5 + tau / 2e-3) * 2 * .pi) < 1e-6)
    #expect(r.home == 0 && r.range == 0...(16 * .pi))

    let free = sweep(foot(world, lead: 2e-3, turns: 4.9))
    #expect(free.verdict == .pass)
    #expect(free.usable == free.range)
  }

  @Test func aLeftHandedThreadGoesTheOtherWay() {
    let r = sweep(foot(.identity, lead: -2e-3, turns: 8))
    #expect(r.verdict == .pass)
    #expect(r.usable == r.range)
  }

  @Test(arguments: [0, 1e-308, .infinity, .nan, 1e300] as [Double])
  func aLeadThatIsNoLeadIsNotSwept(lead: Double) {
    #expect(sweep(foot(.identity, lead: lead, turns: 8)).unverified.map(\.cause) == [.kind])
  }

  @Test func whatIsNotRoundIsNotClaimed() {
    // A square foot under a square plate: turn and advance do not separate.
    let r = sweep(foot(.identity, lead: 2e-3, turns: 8, round: false))
    #expect(r.verdict == .unverified)
    #expect(r.unverified.map(\.cause) == [.kind])
    // Out of reach it is decided all the same.
    let far = sweep(foot(.identity, lead: 2e-3, turns: 4, round: false))
    #expect(far.verdict == .pass)
    #expect(far.certificate.discarded == 1)
  }
}
