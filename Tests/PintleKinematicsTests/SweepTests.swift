import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import Testing
import TestSupport

private let tau = 0.5e-3
private let degree = Double.pi / 180

/// Every pair held to the same τ, so that onsets can be written down.
private let even = SweepOptions(tolerance: tau, policy: PairPolicy { _, _ in .checked(tolerance: tau) })

private func sweep(_ sketch: ModelSketch, _ dof: String, _ options: SweepOptions = even) -> SweepReport {
  Mechanism(sketch.model).sweep(dof: dof, options: options)
}

/// Nothing along the axes, nothing in round numbers, and the whole world behind the origin.
private let askew =
  RigidTransform(turning: 2.3, about: [-0.4, 0.9, -0.2], through: [0.1, 0.2, 0])
  * RigidTransform(translation: [-3, 1, 2])

private func near(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-9) -> Bool {
  a.map { abs($0 - b) <= tolerance } ?? false
}

@Suite struct SweepTests {
  /// A leaf 20 mm thick that turns about its rear left edge, beside a stile `gap` to its left; clockwise from above.
  private func door(gap: Double, _ X: RigidTransform, turned: Bool = false) -> ModelSketch {
    var s = ModelSketch()
    s.add("frame", "stile", solid(boxMesh([-0.1, -0.05, 0], [-gap, 0.06, 1])), at: X)
    s.add("door", "leaf", solid(boxMesh([0, 0, 0.01], [0.5, 0.02, 0.99])), at: X)
    let axis: Vector3 = turned ? [0, 0, 1] : [0, 0, -1]
    s.joint(
      "hinge", "door", on: "frame", .rotation, at: X.apply([0, 0.02, 0.3]), along: X.rotate(axis),
      range: turned ? (-90 * degree)...0 : 0...(90 * degree))
    return s
  }

  @Test(arguments: [RigidTransform.identity, askew], [false, true])
  func aDoorStopsWhereItsCornerMeetsTheStile(world: RigidTransform, turned: Bool) throws {
    // The leaf's front corner swings on 20 mm: it reaches g to the left at asin(g / 20 mm), and τ more at the onset.
    for gap in [1e-3, 4e-3, 12e-3] {
      let r = sweep(door(gap: gap, world, turned: turned), "hinge")
      let b = try #require(r.blocking.first)
      let sense = turned ? -1.0 : 1
      #expect(r.verdict == .fail)
      #expect(near(b.touch, sense * asin(gap / 0.02)))
      #expect(near(b.onset, sense * asin((gap + tau) / 0.02)))
      #expect(near(turned ? r.usable.lowerBound : r.usable.upperBound, b.onset))
      #expect(b.moving == "door/leaf" && b.resting == "frame/stile")
      #expect(b.depth > tau)
      // Where: on the shrunk stile's face.
      #expect(near(world.inverse.apply(b.at).x, -gap - tau))
      #expect(r.unverified.isEmpty)
    }
    let free = sweep(door(gap: 20.6e-3, world, turned: turned), "hinge")
    #expect(free.verdict == .pass && free.blocking.isEmpty)
    #expect(free.usable == free.range)
    // Less than the tolerance too narrow is no fault.
    #expect(sweep(door(gap: 19.6e-3, world, turned: turned), "hinge").verdict == .pass)
  }

  @Test(arguments: [RigidTransform.identity, askew])
  func aDrawerStopsAtAPost(world: RigidTransform) throws {
    var s = ModelSketch()
    s.add("case", "post", solid(boxMesh([-0.05, -0.7, 0], [0.05, -0.25, 0.4])), at: world)
    s.add("drawer", "tray", solid(boxMesh([-0.2, 0, 0.1], [0.2, 0.4, 0.2])), at: world)
    s.joint(
      "runner", "drawer", on: "case", .translation, at: world.apply([9, 9, 9]), along: world.rotate([0, -1, 0]),
      range: 0...0.35)
    let r = sweep(s, "runner")
    let b = try #require(r.blocking.first)
    #expect(near(b.touch, 0.25) && near(b.onset, 0.25 + tau))
    #expect(near(world.inverse.apply(b.at).y, -0.25, tau + 1e-9))
    #expect(r.verdict == .fail && near(r.usable.upperBound, 0.25 + tau) && r.usable.lowerBound == 0)
  }

  @Test(arguments: [RigidTransform.identity, askew])
  func aLidWithItsHingeInsideThePlateJams(world: RigidTransform) throws {
    // Hinge line 10 mm inside the rear edge and in the middle of a 20 mm plate, a strip 1 mm behind.
    var s = ModelSketch()
    s.add("box", "strip", solid(boxMesh([-0.3, 1e-3, -0.1], [0.3, 0.06, 0.02])), at: world)
    s.add("lid", "plate", solid(boxMesh([-0.2, -0.3, 0], [0.2, 0, 0.02])), at: world)
    s.joint(
      "hinge", "lid", on: "box", .rotation, at: world.apply([0, -0.01, 0.01]), along: world.rotate([-1, 0, 0]),
      range: 0...(100 * degree))
    let b = try #require(sweep(s, "hinge").blocking.first)
    // The upper rear corner swings on √2 · 10 mm from 45°: R cos(45° − q) = 10 mm + gap.
    func angle(_ gap: Double) -> Double { Double.pi / 4 - acos((0.01 + gap) / (0.01 * 2.0.squareRoot())) }
    #expect(near(b.touch, angle(1e-3)))
    #expect(near(b.onset, angle(1e-3 + tau)))
  }

  @Test func anEccentricWheelMeetsABlock() throws {
    // Radius 100 mm, 20 mm off its axle, away from a block whose face is 110 mm before the axle.
    let rim = cylinderMesh(radius: 0.1, height: 0.03, segments: 72)
    var s = ModelSketch()
    s.add("car", "block", solid(boxMesh([0.11, -1, -1], [2, 1, 1])))
    s.add("wheel", "rim", solid(rim), at: RigidTransform(translation: [-0.02, 0, 0]))
    s.joint("spin", "wheel", on: "car", .rotation, at: .zero, along: [0, 0, 1], range: nil)
    let r = sweep(s, "spin")
    // Each vertex circles the axle; the first to come to x = 110 mm + margin.
    func first(_ d: Double, _ sense: Double) -> Double {
      rim.welded.positions.compactMap { p -> Double? in
        let radius = hypot(p.x - 0.02, p.y)
        guard radius > d else { return nil }
        let q = -acos(d / radius) - sense * atan2(p.y, p.x - 0.02)
        return q - (q / (2 * .pi)).rounded(.down) * 2 * .pi
      }.min() ?? .infinity
    }
    #expect(r.blocking.count == 2 && r.verdict == .fail && r.range == nil)
    #expect(near(r.blocking.last?.touch, first(0.11, 1)))
    #expect(near(r.blocking.last?.onset, first(0.11 + tau, 1)))
    #expect(near(r.blocking.first?.touch, -first(0.11, -1)))
    // About its own axis it is a body of revolution, whatever stands around it.
    var round = ModelSketch()
    round.add("car", "block", solid(boxMesh([0.1, -1, -1], [2, 1, 1])))
    round.add("wheel", "rim", solid(rim))
    round.joint("spin", "wheel", on: "car", .rotation, at: .zero, along: [0, 0, 1], range: nil)
    let free = sweep(round, "spin")
    #expect(free.verdict == .pass && free.certificate.revolvedByComparison == 1)
    #expect(near(free.usable.upperBound, .pi) && near(free.usable.lowerBound, -.pi))
  }

  @Test func bodiesOfRevolutionAreReadOffTheirConstruction() {
    let bore = SolidNode.difference(
      from: .cylinder(radius: 0.03, height: 0.1),
      minus: [.placed(at: RigidTransform(translation: [0, 0, -0.01]), solid: .cylinder(radius: 0.02, height: 0.2))])
    for (node, passes) in [
      (bore, true), (.sphere(radius: 0.03), true), (.revolve(profile: .circle(radius: 1), angle: 2 * .pi), true),
      (.revolve(profile: .circle(radius: 1), angle: 6), false),
      (.placed(at: RigidTransform(translation: [0.01, 0, 0]), solid: bore), false),
      (.extrude(profile: .difference(from: .circle(radius: 2), minus: [.circle(radius: 1)]), height: 1), true),
    ] as [(SolidNode, Bool)] {
      // The mesh is a block that cannot turn: only its construction says that it can.
      var s = ModelSketch()
      s.add("a", "wall", solid(boxMesh([0.12, -1, -1], [2, 1, 1])))
      s.add("b", "body", solid(boxMesh([-0.1, -0.1, 0], [0.1, 0.1, 0.1]), node: node))
      s.joint("spin", "b", on: "a", .rotation, at: [0, 0, 7], along: [0, 0, -2], range: nil)
      let r = sweep(s, "spin")
      #expect((r.verdict == .pass) == passes, "\(node)")
      #expect(r.certificate.revolved == (passes ? 1 : 0))
    }
  }

  @Test func aRodCannotBePushedThroughASheet() throws {
    for thickness in [1e-3, 0.3e-3] {
      var s = ModelSketch()
      s.add("wall", "sheet", solid(boxMesh([-0.5, -0.5, 0], [0.5, 0.5, thickness])))
      s.add(
        "rod", "rod", solid(cylinderMesh(radius: 0.005, height: 0.1, segments: 24)),
        at: RigidTransform(translation: [0.013, 0.007, -0.2]))
      s.joint("push", "rod", on: "wall", .translation, at: .zero, along: [0, 0, 1], range: 0...0.4)
      let r = sweep(s, "push")
      let b = try #require(r.blocking.first)
      #expect(r.verdict == .fail && near(b.touch, 0.1))
      // Found before the sheet is behind it.
      #expect(b.onset >= 0.1 && b.onset <= 0.1 + tau + 1e-9)
    }
  }

  @Test(arguments: [RigidTransform.identity, askew])
  func flushFacesAndRailsWithoutClearanceAreFree(world: RigidTransform) {
    var s = ModelSketch()
    s.add("case", "left", solid(boxMesh([-0.22, 0, 0], [-0.2, 0.5, 0.3])), at: world)
    s.add("case", "right", solid(boxMesh([0.2, 0, 0], [0.22, 0.5, 0.3])), at: world)
    s.add("case", "bottom", solid(boxMesh([-0.2, 0, 0.08], [0.2, 0.5, 0.1])), at: world)
    s.add("case", "back", solid(boxMesh([-0.2, 0.4, 0.1], [0.2, 0.5, 0.3])), at: world)
    s.add("drawer", "tray", solid(boxMesh([-0.2, 0, 0.1], [0.2, 0.4, 0.2])), at: world)
    s.joint("runner", "drawer", on: "case", .translation, at: .zero, along: world.rotate([0, -1, 0]), range: 0...0.35)
    let r = sweep(s, "runner")
    #expect(r.verdict == .pass && r.usable == 0...0.35)
    #expect(r.certificate.pairs == 4 && r.certificate.coverage == 1)
    // The other way it presses into the back at once.
    s.document.joints[0].dofs[0].range = .init(lower: -0.05, upper: 0.35)
    let back = sweep(s, "runner")
    #expect(back.blocking.first?.resting == "case/back" && near(back.usable.lowerBound, -tau))
    #expect(back.blocking.first?.touch == nil && near(back.usable.upperBound, 0.35))
  }

  @Test func aThousandTurnsNeedOne() {
    var s = ModelSketch()
    s.add("a", "post", solid(boxMesh([0.2, -0.01, -0.1], [0.3, 0.01, 0.1])))
    s.add("b", "bar", solid(boxMesh([-0.15, -0.02, -0.05], [0.15, 0.02, 0.05])))
    s.joint("turn", "b", on: "a", .rotation, at: .zero, along: [0, 0, 1], range: (-2000 * .pi)...(2000 * .pi))
    let r = sweep(s, "turn")
    #expect(r.verdict == .pass && r.usable == (-2000 * Double.pi)...(2000 * .pi))
    // Longer by 100 mm it hits the post, from either side.
    var long = s
    long.add("b", "tip", solid(boxMesh([-0.25, -0.02, -0.05], [-0.15, 0.02, 0.05])))
    let hit = sweep(long, "turn")
    #expect(hit.verdict == .fail && hit.usable.upperBound < .pi && hit.usable.lowerBound > -.pi)
    #expect(near(hit.usable.upperBound, -hit.usable.lowerBound, 1e-6))
  }

  @Test func brokenMeshesEndInUnverified() {
    var broken = boxMesh([0, 0, 0], [0.1, 0.1, 0.1])
    broken.positions[5].y = .nan
    for mesh in [broken, TriangleMesh()] {
      var s = ModelSketch()
      s.add("a", "wall", solid(boxMesh([1, 0, 0], [2, 1, 1])))
      s.add("b", "broken", solid(mesh))
      s.joint("slide", "b", on: "a", .translation, at: .zero, along: [1, 0, 0], range: 0...0.1)
      let r = sweep(s, "slide")
      #expect(r.verdict == .unverified && r.unverified.map(\.cause) == [.notFinite])
    }
    // An index beyond the vertices, and a joint far from any number.
    var s = door(gap: 4e-3, .identity)
    s.document.joints[0].frame.origin = [.infinity, 0, 0]
    #expect(sweep(s, "hinge").verdict == .unverified)
    #expect(sweep(s, "nobody").verdict == .unverified)
    var unlimited = door(gap: 4e-3, .identity)
    unlimited.document.joints[0].dofs[0].type = .translation
    unlimited.document.joints[0].dofs[0].range = nil
    #expect(sweep(unlimited, "hinge").unverified.map(\.cause) == [.kind])
  }

  @Test func degenerateTrianglesChangeNothing() throws {
    var leaf = boxMesh([0, 0, 0.01], [0.5, 0.02, 0.99])
    // A triangle without area, and one that is a line along an edge.
    leaf.indices += [0, 0, 1, 0, 1, 0]
    leaf.positions.append((leaf.positions[0] + leaf.positions[1]) / 2)
    leaf.normals.append([0, 0, 1])
    leaf.indices += [0, 1, UInt32(leaf.positions.count - 1)]
    leaf.faces += [0, 0, 0]
    var s = ModelSketch()
    s.add("frame", "stile", solid(boxMesh([-0.1, 0, 0], [-4e-3, 0.06, 1])))
    s.add("door", "leaf", solid(leaf))
    s.joint("hinge", "door", on: "frame", .rotation, at: [0, 0.02, 0], along: [0, 0, -1], range: 0...1.9)
    #expect(near(sweep(s, "hinge").blocking.first?.onset, asin((4e-3 + tau) / 0.02)))
  }

  @Test func anExhaustedBudgetIsNoVerdict() {
    let r = sweep(door(gap: 20.6e-3, .identity), "hinge", SweepOptions(tolerance: tau, budget: 3))
    #expect(r.verdict == .unverified && r.unverified.map(\.cause) == [.budget])
  }

  @Test func openSurfacesAreNotPassed() {
    // A shell without its face at x = 0.2, and blocks that come toward it by 90 mm.
    var shell = boxMesh([0.2, 0, 0], [0.3, 0.1, 0.1])
    shell.indices.removeLast(6)
    shell.faces.removeLast(2)
    func pair(_ other: TriangleMesh) -> SweepReport {
      var s = ModelSketch()
      s.add("a", "shell", solid(shell))
      s.add("b", "body", solid(other))
      s.joint("slide", "b", on: "a", .translation, at: .zero, along: [1, 0, 0], range: 0...0.09)
      return sweep(s, "slide")
    }
    // Not near it: boxes decide. Into the hole: unknown. Against the rim: blocked all the same.
    #expect(pair(boxMesh([0, 0, 0], [0.1, 0.1, 0.1])).verdict == .pass)
    #expect(pair(boxMesh([0, 0.01, 0.01], [0.15, 0.09, 0.09])).unverified.map(\.cause) == [.openSurface])
    #expect(pair(boxMesh([0, -0.05, 0.01], [0.15, 0.05, 0.09])).verdict == .fail)
  }

  @Test func theDocumentDeclaresWhatIsExempt() {
    func pressed(_ change: (inout ModelSketch) -> Void) -> SweepReport {
      var s = ModelSketch()
      s.add("frame", "seal", solid(boxMesh([0.1, -1, -1], [0.2, 1, 1])), yields: nil)
      s.add("door", "pin", solid(boxMesh([0, 0, 0], [0.098, 0.1, 0.1])))
      s.joint("slide", "door", on: "frame", .translation, at: .zero, along: [1, 0, 0], range: 0...0.005)
      change(&s)
      return sweep(s, "slide", SweepOptions(tolerance: tau))
    }
    #expect(pressed { _ in }.verdict == .fail)
    var soft = ModelSketch()
    soft.add("frame", "seal", solid(boxMesh([0.1, -1, -1], [0.2, 1, 1])), yields: 0.004)
    soft.add("door", "pin", solid(boxMesh([0, 0, 0], [0.098, 0.1, 0.1])))
    soft.joint("slide", "door", on: "frame", .translation, at: .zero, along: [1, 0, 0], range: 0...0.005)
    #expect(sweep(soft, "slide", SweepOptions(tolerance: tau)).verdict == .pass)
    let seat = pressed { $0.document.contacts = [ContactRecord(a: "door", b: "frame/seal", kind: .seat)] }
    #expect(seat.verdict == .pass && seat.certificate.exempt == 1)
    // A running fit with 0.1 mm of clearance is held to 0.05 mm, less than the pin's size asks for.
    let fit = pressed {
      $0.document.contacts = [ContactRecord(a: "door/pin", b: "frame/seal", kind: .runningFit, clearance: 0.1e-3)]
    }
    #expect(near(fit.blocking.first?.onset, 0.002 + 0.05e-3))
    let size = (0.098 * 0.098 + 0.02).squareRoot() * PairTolerance.share
    let alone = pressed { _ in }
    #expect(near(alone.blocking.first?.onset, 0.002 + size))
    let used = alone.certificate.pairTolerances
    #expect(near(used?.lowerBound, size) && near(used?.upperBound, size) && alone.certificate.tolerance == tau)
    // Hardware of the joint between these two parts.
    var hinge = ModelSketch()
    hinge.add("frame", "wall", solid(boxMesh([0.1, -1, -1], [0.2, 1, 1])))
    hinge.add("door", "screw", solid(boxMesh([0, 0, 0], [0.2, 0.1, 0.1])), hardware: "slide")
    hinge.joint("slide", "door", on: "frame", .translation, at: .zero, along: [1, 0, 0], range: 0...0.05)
    #expect(sweep(hinge, "slide", SweepOptions(tolerance: tau)).certificate.exempt == 1)
    // Where it is said to run in that part there is a bore, and the fit counts.
    hinge.document.contacts = [
      ContactRecord(a: "door/screw", b: "frame/wall", kind: .runningFit, clearance: 0.1e-3)
    ]
    #expect(sweep(hinge, "slide", SweepOptions(tolerance: tau)).certificate.exempt == 0)
  }

  @Test func whatAJointNeedsIsPutThereFirst() {
    // A rack behind a door: it may come out only while the door is open.
    var s = ModelSketch()
    s.add("oven", "side", solid(boxMesh([-0.4, 0, 0], [-0.38, 0.5, 0.5])))
    s.add("door", "leaf", solid(boxMesh([-0.3, -0.03, 0], [0.3, 0, 0.4])))
    s.add("rack", "grid", solid(boxMesh([-0.2, 0.01, 0.2], [0.2, 0.4, 0.21])))
    s.joint("door", "door", on: "oven", .rotation, at: [0, -0.03, 0], along: [1, 0, 0], range: 0...(95 * degree))
    s.joint("rack", "rack", on: "oven", .translation, at: .zero, along: [0, -1, 0], range: 0...0.3)
    #expect(sweep(s, "rack").verdict == .fail)
    s.document.joints[1].needs = [Need(dof: "door", min: 90 * degree)]
    let r = sweep(s, "rack")
    #expect(r.verdict == .pass && near(r.base["door"], 90 * degree))
    // Asked for explicitly, the door may stand elsewhere: shut, it blocks.
    #expect(sweep(s, "rack", SweepOptions(tolerance: tau, base: ["door": 0], policy: even.policy)).verdict == .fail)
  }

  @Test func theSameSweepTwiceIsTheSame() {
    let s = door(gap: 4e-3, askew)
    #expect(sweep(s, "hinge") == sweep(s, "hinge"))
  }
}
