import PintleDocument
import Testing

@testable import Pintle

@Suite struct SenseTests {
  /// A leaf 0.4 × 0.02 × 0.6 whose back lies in y = 0, hung somewhere.
  private func swing(
    _ edge: (Part) -> some Line, opening: Direction, then: (Part) -> Void = { _ in }
  ) -> (joint: JointRecord, findings: [Finding]) {
    let d = document { asset in
      let frame = asset.part("frame", .oak), leaf = asset.part("leaf", .oak)
      frame.add("post", .box(0.1, 0.1, 1).standing().moved(.left, 1))
      leaf.add("leaf", .box(0.4, 0.02, 0.6).moved(.front, 0.01).standing())
      asset.hinge("swing", leaf, on: frame, around: edge(leaf), opening: opening, range: 0° ... 90°)
      then(leaf)
    }
    return (d.joints[0], d.findings)
  }

  /// Where a point of the leaf first moves, by the joint's own frame.
  private func firstMotion(_ j: JointRecord, of p: Vector3) -> Vector3 { j.frame.z.cross(p - j.frame.origin) }

  @Test(arguments: [Side.left, .right, .top, .bottom])
  func everyHangingSideOpensToTheFront(side: Side) {
    for back in [Direction.front, .back] {
      let (joint, findings) = swing({ $0.edge(side, .back) }, opening: back)
      #expect(findings.isEmpty)
      let motion = firstMotion(joint, of: [0, -0.01, 0.3])
      #expect(motion.dot(back.vector) > 0.1)
    }
  }

  @Test func theSenseOfTheLineDoesNotMatter() {
    let up = swing({ Axis(from: $0.edge(.left, .back).centre, toward: .up) }, opening: .front).joint
    let down = swing({ Axis(from: $0.edge(.left, .back).centre, toward: .down) }, opening: .front).joint
    #expect(up.frame == down.frame)
  }

  @Test func hardwareStaysWhereItWasDrawn() {
    // The pin lies about the middle of the edge, whichever way the hinge turns.
    for way in [Direction.front, .back] {
      let d = document { asset in
        let frame = asset.part("frame", .oak), leaf = asset.part("leaf", .oak)
        frame.add("post", .box(0.1, 0.1, 1).standing().moved(.left, 1))
        leaf.add("leaf", .box(0.4, 0.02, 0.6).moved(.front, 0.01).standing())
        asset.hinge("swing", leaf, on: frame, around: leaf.edge(.left, .back), opening: way, range: 0° ... 90°)
          .hardware(.pin(diameter: 8.mm, length: 0.5))
        let swing = asset.recorder.joints[0]
        let drawn = swing.line
        swing.resolveSense()
        #expect(swing.line.direction == drawn.direction && swing.line.middle == [-0.2, 0, 0.3])
      }
      let pin = d.parts.flatMap(\.shapes).first { $0.hardware == "swing" && $0.id.hasSuffix("pin") }
      let place = pin.map { p in d.solids[p.solid]?.constructionBounds.transformed(p.at) }
      #expect(place.map { $0.map { snap($0.centre) } } == [-0.2, 0, 0.3])
    }
  }

  @Test func shapesAddedLaterCount() {
    // Alone the leaf opens to the front; the long counterweight behind the line decides otherwise.
    let (joint, findings) = swing({ $0.edge(.left, .back) }, opening: .front) { leaf in
      leaf.add("weight", .box(3, 0.02, 0.1).moved(.left, 1.9).moved(.front, 0.01))
    }
    #expect(findings.isEmpty)
    #expect(firstMotion(joint, of: [-1.9, 0, 0]).y < 0)
  }

  @Test func aDirectionAcrossTheMotionIsAFinding() {
    let (_, findings) = swing({ $0.edge(.left, .back) }, opening: .up)
    #expect(findings.map(\.rule) == ["joint.sense"])
    #expect(
      findings[0].message
        == "`swing` cannot open up: `leaf` moves across that direction, 0° toward it")
    #expect(findings[0].hint == "it first moves .front or .back")
    #expect(findings[0].source?.line == 15 && findings[0].joint == "swing")
  }

  @Test func aLineThroughTheMiddleOpensNowhere() {
    let (_, findings) = swing({ Axis(from: $0.centre, toward: .up) }, opening: .front)
    #expect(findings.map(\.message) == ["`swing` opens nowhere: its line runs through the middle of `leaf`"])
  }

  @Test func spinsAndSlidesKeepTheirSense() {
    let d = document { asset in
      let a = asset.part("a", .steel), b = asset.part("b", .steel), c = asset.part("c", .steel)
      a.add("body", .box(1, 1, 1))
      b.add("body", .box(0.1, 0.1, 0.1).moved(.up, 1))
      c.add("body", .box(0.1, 0.1, 0.1).moved(.up, 2))
      asset.spin("spin", b, on: a, around: Axis(from: [0, 0, 1], toward: .front))
      asset.slide("slide", c, on: a, toward: .left, range: 0...1)
    }
    // Clockwise for somebody who looks along the line is right-handed about it.
    #expect(d.joints[0].frame.z == [0, -1, 0] && d.joints[0].dofs[0].range == nil)
    #expect(d.joints[1].frame.z == [-1, 0, 0] && d.joints[1].frame.origin == [0, 0, 2])
  }

  @Test func hiddenHingesClearTheirWall() {
    // 47 mm thick, 3 mm in front of the wall, as in a washing machine.
    let leaf = Solid.box(0.46, 0.047, 0.46).moved(.front, 0.047 / 2 + 0.003)
    let wall = Solid.box(0.6, 0.001, 0.8).moved(.back, 0.0005).face(.front)
    let line = leaf.hiddenHingeLine(.left, clearing: wall).line
    #expect(line.direction == [0, 0, 1] && line.length == 0.46)
    let inset = line.origin.x + 0.23
    #expect(inset > 0.008 && inset < 0.05)
    // Nothing of the leaf may come behind the wall, at any angle up to 180°.
    for degrees in stride(from: 0.0, through: 180, by: 0.5) {
      let turn = RigidTransform(turning: -degrees / 180 * Double.pi, about: line.direction, through: line.origin)
      for corner in leaf.extent.bounds.corners { #expect(turn.apply(corner).y < 1e-9) }
    }
    let found = findings {
      _ = leaf.hiddenHingeLine(.front, clearing: wall)
      _ = leaf.moved(.back, 0.01).hiddenHingeLine(.left, clearing: wall)
    }
    #expect(found.map(\.rule) == ["place.direction", "place.wall"])
  }
}
