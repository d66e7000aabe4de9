import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

private let tau = 0.5e-3
private let degree = Double.pi / 180

private func sweep(_ s: ModelSketch, _ dof: String) -> SweepReport {
  // Every pair is held to the same τ, so that onsets can be written down.
  Mechanism(s.model).sweep(
    dof: dof, options: SweepOptions(tolerance: tau, policy: PairPolicy { _, _ in .checked(tolerance: tau) }))
}

private let askew =
  RigidTransform(turning: 2.3, about: [-0.4, 0.9, -0.2], through: [0.1, 0.2, 0])
  * RigidTransform(translation: [-3, 1, 2])

@Suite struct CarvedSweepTests {
  @Test(arguments: [RigidTransform.identity, askew])
  func aButtonHalfSunkInAPanelIsPressedIntoIt(world: RigidTransform) throws {
    var s = ModelSketch()
    s.add("case", "panel", solid(boxMesh([-0.1, -0.1, 0], [0.1, 0.1, 0.03])), at: world)
    s.add("button", "cap", solid(boxMesh([-0.01, -0.01, 0.02], [0.01, 0.01, 0.04])), at: world)
    s.joint(
      "press", "button", on: "case", .translation, at: .zero, along: world.rotate([0, 0, -1]), range: 0...0.004)
    let r = sweep(s, "press")
    let b = try #require(r.blocking.first)
    #expect(r.verdict == .fail && r.unverified.isEmpty)
    // What stood out by ε = τ/8 is τ deep.
    #expect(abs(b.onset - 1.125 * tau) < 1e-9 && b.touch == nil)
    #expect(r.usable.lowerBound == 0 && abs(r.usable.upperBound - 1.125 * tau) < 1e-9)
    // The volume is that of the growth: less the ε around it that counts as overlap at rest.
    let volume = try #require(b.volume)
    #expect(volume > 0 && abs(volume - 0.02 * 0.02 * (b.depthAt - tau / 8)) < 1e-10)
    // Pulled out it is free.
    s.document.joints[0].dofs[0].range = .init(lower: -0.05, upper: 0)
    let out = sweep(s, "press")
    #expect(out.verdict == .pass && out.certificate.carved == 1 && out.certificate.coverage == 1)
  }

  @Test(arguments: [1e-3, 0.3 * tau, 1.4 * tau])
  func aDrawerInAnOversizeTrackSlides(overlap: Double) {
    var s = ModelSketch()
    s.add("case", "rail", solid(boxMesh([0.2 - overlap, 0, 0.12], [0.25, 0.5, 0.14])))
    s.add("case", "side", solid(boxMesh([-0.3, 0, 0], [-0.2 + overlap, 0.5, 0.4])))
    s.add("drawer", "tray", solid(boxMesh([-0.2, 0, 0.1], [0.2, 0.45, 0.2])))
    s.joint("runner", "drawer", on: "case", .translation, at: .zero, along: [0, -1, 0], range: 0...0.4)
    let r = sweep(s, "runner")
    #expect(r.verdict == .pass && r.unverified.isEmpty && r.usable == 0...0.4)
    #expect(r.certificate.carved == (overlap > tau ? 2 : r.certificate.carved))
  }

  @Test(arguments: [0.3 * tau, 0.9 * tau, 1.2 * tau, 1e-3, 3e-3])
  func aDoorWhoseEdgeLiesInTheFrameSwingsOut(overlap: Double) {
    var s = ModelSketch()
    // Hinged on the left; its right edge lies in the frame's right stile, and it swings away from it.
    s.add("frame", "stile", solid(boxMesh([0.6 - overlap, -0.1, 0], [0.7, 0.02, 1])))
    s.add("door", "leaf", solid(boxMesh([0, 0, 0.01], [0.6, 0.02, 0.99])))
    s.joint("hinge", "door", on: "frame", .rotation, at: [0, 0.02, 0], along: [0, 0, 1], range: 0...(90 * degree))
    #expect(sweep(s, "hinge").verdict == .pass)
    // A stop that it overlaps by as much from the front lets it go, and does not let it in.
    var stop = ModelSketch()
    stop.add("frame", "stop", solid(boxMesh([0.5, -0.05, 0], [0.7, overlap, 1])))
    stop.add("door", "leaf", solid(boxMesh([0, 0, 0.01], [0.6, 0.02, 0.99])))
    stop.joint("hinge", "door", on: "frame", .rotation, at: [0, 0.02, 0], along: [0, 0, 1], range: 0...(90 * degree))
    #expect(sweep(stop, "hinge").verdict == .pass)
    stop.document.joints[0].dofs[0].range = .init(lower: -90 * degree, upper: 0)
    let r = sweep(stop, "hinge")
    #expect(r.verdict == .fail && r.usable.lowerBound > -0.2 * degree)
  }

  /// Two knives with an edge of 5.7°, one upside down 3 mm into the other, pressed on: corners that sharp have no inset of
  /// bounded length, and an inset that is cut short there proves nothing of the slope.
  @Test(arguments: [RigidTransform.identity, askew])
  func aKnifeIsPressedIntoAnother(world: RigidTransform) throws {
    func knife(_ y: Double) -> TriangleMesh {
      mesh(
        [
          [-0.1, -y, -0.01], [0.1, -y, -0.01], [0.1, y, -0.01], [-0.1, y, -0.01], [-0.1, -y, 0.01], [-0.1, y, 0.01],
        ],
        [[0, 3, 2, 1], [0, 1, 4], [1, 2, 5, 4], [2, 3, 5], [3, 0, 4, 5]])
    }
    var s = ModelSketch()
    s.add("base", "knife", solid(knife(0.05)), at: world)
    s.add(
      "slider", "knife", solid(knife(0.04)),
      at: world * RigidTransform(translation: [0, 0, -0.003]) * RigidTransform(turning: .pi, about: [0, 1, 0]))
    s.joint(
      "press", "slider", on: "base", .translation, at: .zero, along: world.rotate([0, 0, -1]), range: 0...0.01)
    let fine = 1e-4
    let r = Mechanism(s.model).sweep(
      dof: "press", options: SweepOptions(tolerance: fine, policy: PairPolicy { _, _ in .checked(tolerance: fine) }))
    let b = try #require(r.blocking.first)
    // τ below the slope, and the ε that was carved around it; where the edge is thinner than τ, less is enough.
    let ratio = b.onset * 0.1 / (0.1 * 0.1 + 0.01 * 0.01).squareRoot() / fine
    #expect(ratio > 0.2 && ratio < 1.126)
    #expect(r.usable.upperBound <= b.onset)
  }

  @Test func aLeafTurnsAroundItsKnuckle() {
    // A square post about the axis lies in the leaf: the same material all the way.
    var s = ModelSketch()
    s.add("frame", "knuckle", solid(cylinderMesh(radius: 0.01, height: 1, segments: 12)))
    s.add("door", "leaf", solid(boxMesh([-0.015, -0.015, 0.1], [0.5, 0.015, 0.9])))
    s.joint("hinge", "door", on: "frame", .rotation, at: [0, 0, 0], along: [0, 0, 1], range: 0...(90 * degree))
    let r = sweep(s, "hinge")
    #expect(r.verdict == .pass)
    // A square one of 14 mm inside a leaf of 30 mm too; one that sticks out of the leaf does not turn in it.
    var square = ModelSketch()
    square.add("frame", "post", solid(boxMesh([-0.007, -0.007, 0], [0.007, 0.007, 1])))
    square.add("door", "leaf", solid(boxMesh([-0.015, -0.015, 0.1], [0.5, 0.015, 0.9])))
    square.joint("hinge", "door", on: "frame", .rotation, at: [0, 0, 0], along: [0, 0, 1], range: 0...(90 * degree))
    #expect(sweep(square, "hinge").verdict == .pass)
    var wide = ModelSketch()
    wide.add("frame", "post", solid(boxMesh([-0.03, -0.007, 0], [0.03, 0.007, 1])))
    wide.add("door", "leaf", solid(boxMesh([-0.015, -0.015, 0.1], [0.5, 0.015, 0.9])))
    wide.joint("hinge", "door", on: "frame", .rotation, at: [0, 0, 0], along: [0, 0, 1], range: 0...(90 * degree))
    #expect(sweep(wide, "hinge").verdict == .fail)
  }

  @Test func whatIsEnclosedAtRestIsTheSameMaterial() {
    var s = ModelSketch()
    s.add("a", "block", solid(boxMesh([0, 0, 0], [1, 1, 1])))
    s.add("b", "inside", solid(boxMesh([0.4, 0.4, 0.4], [0.5, 0.5, 0.5])))
    s.joint("turn", "b", on: "a", .rotation, at: [0.45, 0.45, 0], along: [0, 0, 1], range: 0...0.5)
    let r = sweep(s, "turn")
    #expect(r.verdict == .pass && r.certificate.carved == 1 && r.certificate.coverage == 1)
    // Half of it outside: that half swings into the block.
    s.add("b", "half", solid(boxMesh([0.9, 0.4, 0.4], [1.1, 0.5, 0.5])))
    let half = sweep(s, "turn")
    #expect(half.verdict == .fail && half.unverified.isEmpty)
    #expect(half.blocking.map(\.moving) == ["b/half"])
  }

  @Test func anOverlapElsewhereDoesNotHideABlock() throws {
    // A drawer that overlaps its rail all along and meets a post after 100 mm.
    var s = ModelSketch()
    s.add(
      "case", "frame",
      solid(
        merged([
          boxMesh([0.199, 0, 0.12], [0.25, 0.5, 0.14]), boxMesh([-0.05, -0.3, 0.1], [0.05, -0.1, 0.3]),
        ])))
    s.add("drawer", "tray", solid(boxMesh([-0.2, 0, 0.1], [0.2, 0.45, 0.2])))
    s.joint("runner", "drawer", on: "case", .translation, at: .zero, along: [0, -1, 0], range: 0...0.2)
    let b = try #require(sweep(s, "runner").blocking.first)
    #expect(abs(b.onset - (0.1 + tau)) < 1e-9)
  }

  /// What lies where the other one never comes by is left out of the cut; what it meets at the end of its way is not.
  @Test(arguments: [1.0, -1], [false, true])
  func facesFarFromTheWayChangeNothing(sense: Double, caseMoves: Bool) throws {
    var far = cylinderMesh(radius: 0.02, height: 0.1, segments: 1000)
    for i in far.positions.indices { far.positions[i].x += 3 }
    func report(_ type: DegreeOfFreedom.Motion, _ range: Double, _ boxes: [TriangleMesh], _ slider: TriangleMesh) throws
      -> SweepReport.Blocking
    {
      var found: [SweepReport.Blocking] = []
      for more in [[], [far]] {
        var s = ModelSketch()
        s.add("case", "frame", solid(merged(boxes + more)))
        s.add("slider", "block", solid(slider))
        // The same relative motion, whichever of the two moves.
        let way = caseMoves ? -sense : sense
        s.joint(
          "way", caseMoves ? "case" : "slider", on: caseMoves ? "slider" : "case", type, at: .zero,
          along: type == .rotation ? [0, 0, way] : [0, way, 0], range: 0...range)
        let r = sweep(s, "way")
        #expect(r.unverified.isEmpty && r.blocking.count == 1)
        found.append(try #require(r.blocking.first))
      }
      #expect(found[0].onset == found[1].onset && abs(found[0].depth - found[1].depth) < 1e-9)
      #expect(abs((found[0].volume ?? 0) - (found[1].volume ?? 1)) < 1e-12)
      return found[1]
    }
    // In a wall at rest, 0.4 m to the wall opposite.
    let slide = try report(
      .translation, 0.5,
      [
        boxMesh([-0.3, -0.6, 0], [0.3, -0.5, 0.3]), boxMesh([-0.3, 0.5, 0], [0.3, 0.6, 0.3]),
        boxMesh([-0.2, -0.1, -0.1], [0.2, 0.1, 0.01]),
      ],
      boxMesh([-0.1, -0.1, 0], [0.1, 0.1, 0.2]))
    #expect(abs(slide.onset - (0.4 + tau)) < 1e-9)
    // On a round post that it is sunk into; it meets the edge of a wall that stands a quarter turn away.
    var post = cylinderMesh(radius: 0.1, height: 0.06, segments: 200)
    for i in post.positions.indices { post.positions[i].z -= 0.05 }
    let turn = try report(
      .rotation, 120 * degree,
      [post, boxMesh([-0.02, -0.6, 0], [0.02, -0.3, 0.2]), boxMesh([-0.02, 0.3, 0], [0.02, 0.6, 0.2])],
      boxMesh([0, -0.02, 0], [0.5, 0.02, 0.2]))
    let edge = atan2(0.3, 0.02) - asin(0.02 / hypot(0.3, 0.02))
    #expect(abs(turn.onset - edge) < 1 * degree)
  }

  @Test func openSurfacesThatOverlapAreNotJudged() {
    var shell = boxMesh([0.2, 0, 0], [0.3, 0.1, 0.1])
    shell.indices.removeLast(6)
    shell.faces.removeLast(2)
    var s = ModelSketch()
    s.add("a", "shell", solid(shell))
    s.add("b", "body", solid(boxMesh([0.1, 0.02, 0.02], [0.25, 0.08, 0.08])))
    s.joint("slide", "b", on: "a", .translation, at: .zero, along: [1, 0, 0], range: -0.2...0)
    let r = sweep(s, "slide")
    #expect(r.verdict == .unverified && r.unverified.allSatisfy { $0.cause == .openSurface })
  }

  @Test func theSameCarveTwiceIsTheSame() {
    var s = ModelSketch()
    s.add("a", "rim", solid(tubeMesh(outer: 0.1, inner: 0.05, height: 0.1, segments: 24)), at: askew)
    s.add("b", "bar", solid(boxMesh([0.04, -0.01, 0.02], [0.2, 0.01, 0.04])), at: askew)
    s.joint("slide", "b", on: "a", .translation, at: .zero, along: askew.rotate([1, 0, 0.2]), range: -0.1...0.1)
    #expect(sweep(s, "slide") == sweep(s, "slide"))
  }
}
