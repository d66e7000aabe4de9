import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

/// The ways left free, as words: "+x" along, "rz" about (one sense of a turn is always as free as the other here).
private func free(_ sketch: ModelSketch, joint: Int = 0, reach: Double = 1e-3) -> Set<String>? {
  HoldProbe(Mechanism(sketch.model), tolerance: 0.5e-3, reach: reach).heldDirections(ofJoint: joint).map { held in
    #expect(held.isComplete)
    return Set(held.free.map(word))
  }
}

private func word(_ d: HeldDirections.Direction) -> String {
  let axis = ["x", "y", "z"][(0..<3).max { abs(d.vector[$0]) < abs(d.vector[$1]) } ?? 0]
  if d.kind == .about { return "r\(axis)" }
  return (d.vector.sum() > 0 ? "+" : "-") + axis
}

private func box(_ a: Vector3, _ b: Vector3) -> EvaluatedSolid { solid(boxMesh(a, b)) }

@Suite struct HoldProbeTests {
  /// A slider of 20 × 10 × 10 mm on a floor, between walls at `gap`, under a roof or not; slides along x.
  private func slot(gap: Double, roof: Bool) -> ModelSketch {
    var s = ModelSketch()
    s.add("base", "floor", box([-0.1, -0.05, -0.01], [0.2, 0.05, 0]))
    s.add("base", "left", box([-0.1, -0.02 - gap, 0], [0.2, -0.005 - gap, 0.02]))
    s.add("base", "right", box([-0.1, 0.005 + gap, 0], [0.2, 0.02 + gap, 0.02]))
    if roof { s.add("base", "roof", box([-0.1, -0.02, 0.01 + gap], [0.2, 0.02, 0.02])) }
    s.add("slider", "block", box([0, -0.005, 0], [0.02, 0.005, 0.01]))
    s.joint("slide", "slider", on: "base", .translation, at: .zero, along: [1, 0, 0], range: 0...0.05)
    return s
  }

  @Test(arguments: [0, 0.1e-3, 0.6e-3]) func aBoxInASlot(gap: Double) {
    #expect(free(slot(gap: gap, roof: true)) == [])
    // Without a roof it can be lifted, and no more: it tips on an edge, but never through the floor.
    #expect(free(slot(gap: gap, roof: false)) == ["+z"])
  }

  @Test func aSlotTooWideHoldsNothingSideways() {
    #expect(free(slot(gap: 1.1e-3, roof: false)) == ["+z", "+y", "-y", "rz"])
  }

  @Test func playIsTheGap() throws {
    let held = try #require(
      HoldProbe(Mechanism(slot(gap: 0.4e-3, roof: true).model), tolerance: 0.5e-3, reach: 1e-3)
        .heldDirections(ofJoint: 0))
    let sideways = try #require(held.directions.first { $0.vector == [0, 1, 0] && $0.kind == .along })
    #expect(sideways.play.map { abs($0 - 0.4e-3) < 1e-12 } == true)
    #expect(sideways.shapes == SIMD2(4, 2))
    // 0.4 mm at 10 mm from the middle, and the play that a turn is given.
    let turn = try #require(held.directions.first { $0.vector == [0, 0, 1] && $0.kind == .about })
    #expect(turn.play.map { abs($0 - 0.45e-3 / 10e-3) < 1e-12 } == true)
    #expect(held.pose["slide"] == 0.025)
  }

  /// Only what the pose of the test touches decides: nothing here is as the asset's axes lie.
  @Test func obliqueIsTheSame() {
    let X = RigidTransform(turning: 1.1, about: [0.3, -0.7, 0.2], through: [0.4, 0, 1])
    var s = ModelSketch()
    s.add("base", "bush", solid(tubeMesh(outer: 0.02, inner: 0.0101, height: 0.04, segments: 48)), at: X)
    s.add(
      "shaft", "pin", solid(cylinderMesh(radius: 0.01, height: 0.06, segments: 36)),
      at: X * RigidTransform(translation: [0, 0, -0.01]))
    s.joint("spin", "shaft", on: "base", .rotation, at: X.translation, along: X.z, range: nil)
    let held = HoldProbe(Mechanism(s.model), tolerance: 0.5e-3, reach: 1e-3).heldDirections(ofJoint: 0)
    #expect(held?.free.map(\.isAxial) == [true, true])
    #expect(held?.free.map(\.kind) == [.along, .along])
  }

  /// A pin of 20 mm in a bore, with or without a collar at each end.
  private func pin(radius: Double, collars: Int) -> ModelSketch {
    var s = ModelSketch()
    s.add("base", "bush", solid(tubeMesh(outer: 0.03, inner: 0.01, height: 0.04, segments: 48)))
    s.add(
      "shaft", "pin", solid(cylinderMesh(radius: radius, height: 0.06, segments: 36)),
      at: RigidTransform(translation: [0, 0, -0.01]))
    for i in 0..<collars {
      s.add(
        "shaft", "collar_\(i)", solid(cylinderMesh(radius: 0.015, height: 0.005, segments: 36)),
        at: RigidTransform(translation: [0, 0, i == 0 ? 0.0402 : -0.0052]))
    }
    s.joint("spin", "shaft", on: "base", .rotation, at: .zero, along: [0, 0, 1], range: nil)
    return s
  }

  /// Running, tight, and overlapping by facets.
  @Test(arguments: [9.8e-3, 9.95e-3, 10e-3, 10.2e-3]) func aPinInABore(radius: Double) {
    #expect(free(pin(radius: radius, collars: 0)) == ["+z", "-z"])
    #expect(free(pin(radius: radius, collars: 1)) == ["+z"])
    #expect(free(pin(radius: radius, collars: 2)) == [])
  }

  @Test func aShaftTooThinForItsBoreIsLoose() {
    #expect(free(pin(radius: 8e-3, collars: 0)) == ["+x", "-x", "+y", "-y", "+z", "-z", "rx", "ry"])
  }

  /// No bore was cut: what is sunk is held as the bore that it would have carved, and by its end.
  @Test func aShaftSunkIntoABlock() {
    var s = ModelSketch()
    s.add("base", "block", box([-0.03, -0.03, 0], [0.03, 0.03, 0.05]))
    s.add(
      "shaft", "pin", solid(cylinderMesh(radius: 0.01, height: 0.06, segments: 36)),
      at: RigidTransform(translation: [0, 0, 0.02]))
    s.joint("spin", "shaft", on: "base", .rotation, at: .zero, along: [0, 0, 1], range: nil)
    #expect(free(s) == ["+z"])
  }

  @Test func whatLiesWhollyInsideIsHeld() {
    var s = ModelSketch()
    s.add("base", "block", box([-0.03, -0.03, 0], [0.03, 0.03, 0.05]))
    s.add("core", "ball", box([-0.005, -0.005, 0.02], [0.005, 0.005, 0.03]))
    s.joint("spin", "core", on: "base", .rotation, at: [0, 0, 0.02], along: [0, 0, 1], range: nil)
    #expect(free(s) == [])
  }

  @Test func aPlateInMidAir() {
    var s = ModelSketch()
    s.add("base", "post", box([-0.1, -0.1, 0], [0, 0.1, 1]))
    s.add("plate", "plate", box([0.05, -0.1, 0.4], [0.3, 0.1, 0.42]))
    s.joint("hinge", "plate", on: "base", .rotation, at: [0.05, 0, 0.4], along: [0, 1, 0], range: 0...1)
    let held = HoldProbe(Mechanism(s.model)).heldDirections(ofJoint: 0)
    #expect(held?.isLoose == true)
    #expect(held?.directions.count == 10)
  }

  /// A drawer on two runners: held down and sideways, not up, not in tilt that lifts it.
  @Test func aDrawerOnRunners() {
    var s = ModelSketch()
    for (name, x) in [("left", -0.2), ("right", 0.2)] {
      let out = x < 0 ? -0.01 : 0.01
      let a = min(x, x - 2 * out), b = max(x, x - 2 * out)
      s.add("body", "side_\(name)", box([min(x, x + out), 0, 0], [max(x, x + out), 0.5, 0.3]))
      s.add("body", "rail_\(name)", box([a, 0, 0.09], [b, 0.5, 0.1]))
    }
    s.add("drawer", "tray", box([-0.1995, 0, 0.1], [0.1995, 0.45, 0.2]))
    s.joint("slide", "drawer", on: "body", .translation, at: .zero, along: [0, -1, 0], range: 0...0.4)
    #expect(free(s) == ["+z"])
  }

  /// A leaf with two hinges, each a pin of the frame in an eye of the leaf that sits between two lugs of the frame.
  private func door(hinges: [Double], touching: Bool = false) -> ModelSketch {
    var s = ModelSketch()
    s.add("frame", "post", box([-0.06, -0.02, 0], [-0.01, 0.02, 1]))
    s.add("door", "leaf", box([touching ? -0.01 : 0.008, -0.01, 0], [0.6, 0.01, 1]))
    let pin = solid(cylinderMesh(radius: 2.9e-3, height: 0.06, segments: 24))
    let ring = solid(tubeMesh(outer: 0.006, inner: 0.003, height: 0.02, segments: 24))
    for (i, z) in hinges.enumerated() {
      func at(_ h: Double) -> RigidTransform { RigidTransform(translation: [0, 0, z + h]) }
      s.add("frame", "pin_\(i)", pin, at: at(-0.03), hardware: "hinge")
      s.add("frame", "lug_low_\(i)", ring, at: at(-0.0302), hardware: "hinge")
      s.add("frame", "lug_high_\(i)", ring, at: at(0.0102), hardware: "hinge")
      s.add("door", "eye_\(i)", ring, at: at(-0.01), hardware: "hinge")
    }
    s.joint("hinge", "door", on: "frame", .rotation, at: .zero, along: [0, 0, 1], range: 0...1.8)
    return s
  }

  @Test func aDoorOnTwoHinges() {
    #expect(free(door(hinges: [0.2, 0.8])) == [])
  }

  /// It touches the post where it is shut; half way open an edge still leans on it, and nothing holds it otherwise.
  @Test func aDoorThatOnlyTouchesItsFrame() {
    var s = door(hinges: [], touching: true)
    s.document.joints[0].frame.origin = [-0.01, -0.01, 0]
    s.document.joints[0].dofs[0].range = .init(lower: -1.8, upper: 0)
    #expect(free(s)?.isSuperset(of: ["+x", "+y", "-y", "+z", "-z", "rx"]) == true)
    s.document.joints[0].dofs[0].range = .init(lower: -0.01, upper: 0.01)
    #expect(free(s)?.contains("-x") == false)
  }

  /// A wheel that runs on a stub: it can come off outward, and inward it meets the shoulder.
  @Test func aWheelOnAStubWithoutACollar() {
    var s = ModelSketch()
    s.add("cart", "beam", box([-0.05, -0.05, -0.02], [0.05, 0.05, 0]))
    s.add("cart", "stub", solid(cylinderMesh(radius: 0.0099, height: 0.06, segments: 36)))
    s.add(
      "wheel", "tyre", solid(tubeMesh(outer: 0.08, inner: 0.01, height: 0.03, segments: 48)),
      at: RigidTransform(translation: [0, 0, 0.0003]))
    s.joint("roll", "wheel", on: "cart", .rotation, at: .zero, along: [0, 0, 1], range: nil)
    #expect(free(s) == ["+z"])
  }

  /// Faces that run past each other rim along rim stop nothing.
  @Test func whatRunsPastIsNotStopped() {
    var s = ModelSketch()
    s.add("base", "step", box([0.1, -0.1, -0.1], [0.2, 0.1, 0]))
    s.add("block", "block", box([0, -0.1, 0], [0.1, 0.1, 0.05]))
    s.joint("slide", "block", on: "base", .translation, at: .zero, along: [0, 1, 0], range: 0...0.001)
    #expect(free(s)?.contains("+x") == true)
    #expect(free(s)?.contains("-z") == true)
  }

  @Test func badInputIsNoTrap() {
    var s = slot(gap: 0, roof: true)
    s.document.joints[0].frame.origin = [.nan, 0, 0]
    #expect(HoldProbe(Mechanism(s.model)).heldDirections(ofJoint: 0) == nil)
    #expect(HoldProbe(Mechanism(s.model)).heldDirections(ofJoint: 7) == nil)
    var broken = boxMesh([0, 0, 0], [1, 1, 1])
    broken.positions[2].x = .nan
    var t = ModelSketch()
    t.add("a", "s", solid(broken))
    t.add("b", "s", solid(broken))
    t.joint("j", "b", on: "a", .rotation, at: .zero, along: [0, 0, 1], range: nil)
    _ = HoldProbe(Mechanism(t.model)).heldDirections(ofJoint: 0)
  }
}
