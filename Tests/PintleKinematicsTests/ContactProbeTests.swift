import PintleDocument
import PintleKinematics
import PintleModel
import Testing
import TestSupport

private let tau = 0.5e-3

/// How two solids drawn in one place stand, with the second moved.
private func relation(
  _ a: TriangleMesh, _ b: TriangleMesh, at X: RigidTransform = .identity, from world: RigidTransform = .identity
) -> ContactRelation {
  var sketch = ModelSketch()
  sketch.add("a", "s", solid(a), at: world)
  sketch.add("b", "s", solid(b), at: world * X)
  let m = sketch.model
  return ContactProbe(tolerance: tau).relation(
    between: m.shapes[0], at: .identity, and: m.shapes[1], at: .identity)
}

private func depth(_ r: ContactRelation) -> Double? {
  if case .penetrating(let d, _) = r { d } else { nil }
}

private func distance(_ r: ContactRelation) -> Double? {
  if case .near(let d, _) = r { d } else { nil }
}

private let cube = boxMesh([0, 0, 0], [0.1, 0.1, 0.1])
/// Nothing along the axes, nothing in round numbers.
private let askew =
  RigidTransform(turning: 1.1, about: [0.3, -0.7, 0.2], through: [0.4, 0, 1]) * RigidTransform(translation: [1, 2, 3])

@Suite struct ContactProbeTests {
  @Test(arguments: [RigidTransform.identity, askew])
  func boxesThatOverlapAreAsDeepAsTheyOverlap(world: RigidTransform) throws {
    for overlap in [1e-3, 5e-3, 20e-3] {
      let r = relation(cube, cube, at: RigidTransform(translation: [0.1 - overlap, 0.013, 0.007]), from: world)
      let d = try #require(depth(r))
      #expect(abs(d - overlap) < 0.02 * overlap + 1e-9)
    }
  }

  @Test(arguments: [RigidTransform.identity, askew])
  func touchingFlushAndWithinToleranceAreNear(world: RigidTransform) {
    // Flush with the same corners, flush and shifted, overlapping by 0.8 τ, apart by 0.8 τ.
    for shift in [[0.1, 0, 0], [0.1, 0.03, 0.02], [0.1 - 0.4e-3, 0, 0], [0.1 - 0.4e-3, 0.05, 0.01]] as [Vector3] {
      #expect(distance(relation(cube, cube, at: RigidTransform(translation: shift), from: world)) == 0)
    }
    let apart = distance(relation(cube, cube, at: RigidTransform(translation: [0.1 + 0.4e-3, 0, 0]), from: world))
    #expect(apart.map { abs($0 - 0.4e-3) < 1e-9 } == true)
    #expect(relation(cube, cube, at: RigidTransform(translation: [0.1 + 0.6e-3, 0, 0]), from: world) == .apart)
  }

  @Test func aPinInItsHoleIsNearWhateverTheFacets() {
    let bush = tubeMesh(outer: 0.02, inner: 0.01, height: 0.03, segments: 48)
    for n in [24, 36, 48] {
      for angle in [0, 0.05, 0.1] {
        let pin = cylinderMesh(radius: 0.01, height: 0.05, segments: n)
        let X = RigidTransform(translation: [0, 0, -0.01]) * RigidTransform(turning: angle, about: [0, 0, 1])
        #expect(distance(relation(bush, pin, at: X)) == 0)
      }
    }
    // Two millimetres too thick.
    let thick = cylinderMesh(radius: 0.012, height: 0.05, segments: 48)
    let d = depth(relation(bush, thick, at: RigidTransform(translation: [0, 0, -0.01])))
    #expect(d.map { abs($0 - 2e-3) < 0.1e-3 } == true)
  }

  @Test func aRodThroughASheetIsFound() throws {
    let sheet = boxMesh([-0.2, -0.2, 0], [0.2, 0.2, 0.001])
    let rod = cylinderMesh(radius: 0.005, height: 0.2, segments: 24)
    for X in [
      RigidTransform(translation: [0.013, 0.007, -0.1]),
      RigidTransform(translation: [0, 0, -0.1]) * RigidTransform(turning: 0.3, about: [0, 1, 0]),
    ] {
      let d = try #require(depth(relation(sheet, rod, at: X)))
      // The sheet's faces reach the rod's axis.
      #expect(d > 0.0045 && d < 0.0052)
    }
    // A sheet thinner than 2 τ through another one: no point is deeper than τ.
    let foil = boxMesh([-0.2, -0.2, 0], [0.2, 0.2, 0.0004])
    let upright = RigidTransform(translation: [0, 0, -0.1]) * RigidTransform(turning: .pi / 2, about: [1, 0, 0])
    #expect(depth(relation(foil, foil, at: upright)) != nil)
  }

  @Test func beamsThatCrossHaveNoCornerInEachOther() throws {
    let beam = boxMesh([-0.5, -0.01, -0.01], [0.5, 0.01, 0.01])
    let other = boxMesh([-0.02, -0.5, -0.02], [0.02, 0.5, 0.02])
    let d = try #require(depth(relation(beam, other)))
    // The middle line of the beam's side lies 20 mm inside the other.
    #expect(abs(d - 0.02) < 0.5e-3)
  }

  @Test func whatLiesInsideAnotherIsEnclosed() {
    let small = boxMesh([0.04, 0.04, 0.04], [0.05, 0.05, 0.05])
    #expect(relation(cube, small) == .enclosed(inner: .second))
    #expect(relation(small, cube) == .enclosed(inner: .first))
    guard case .enclosed = relation(cube, cube) else {
      Issue.record("the same solid twice in one place")
      return
    }
    // In the bore of a tube it is outside the material.
    let bush = tubeMesh(outer: 0.2, inner: 0.15, height: 0.2, segments: 24)
    #expect(relation(bush, small) == .apart)
  }

  @Test func whatCannotBeKnownIsUnverified() {
    var broken = cube
    broken.positions[3].x = .nan
    guard case .unverified = relation(cube, broken) else {
      Issue.record("a vertex that is no number must not be judged")
      return
    }
    guard case .unverified = relation(cube, TriangleMesh()) else {
      Issue.record("nothing is known of an empty surface")
      return
    }
    // Two open shells that cross.
    var open = cube
    open.indices.removeLast(6)
    open.faces.removeLast(2)
    guard case .unverified = relation(open, open, at: RigidTransform(translation: [0.05, 0.01, 0.02])) else {
      Issue.record("inside and outside of open shells are void")
      return
    }
  }

  @Test func gapsAreExact() throws {
    var sketch = ModelSketch()
    sketch.add("a", "s", solid(cube))
    sketch.add("b", "s", solid(cube), at: RigidTransform(turning: .pi / 4, about: [0, 0, 1]))
    let m = sketch.model
    // The turned cube's rear corner meets the face x = 0.1 of the other: √2 · 0.05 left of its axis.
    let X = RigidTransform(translation: [0.3, 0, 0.02])
    let gap = try #require(
      ContactProbe(tolerance: tau).gap(
        between: m.shapes[0], at: .identity, and: m.shapes[1], at: X, within: 1))
    #expect(abs(gap.distance - (0.3 - 0.1 * 0.5.squareRoot() - 0.1)) < 1e-12)
  }
}
