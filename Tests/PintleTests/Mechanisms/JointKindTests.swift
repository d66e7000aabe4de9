import PintleDocument
import Testing

@testable import Pintle

@Suite struct JointKindTests {
  /// A base with a block above it, and what is said of them.
  private func two(_ say: (Asset, Part, Part) -> Void) -> Document {
    document { asset in
      let base = asset.part("base", .steel), block = asset.part("block", .steel)
      base.add("body", .box(0.5, 0.5, 0.1).standing())
      block.add("body", .box(0.1, 0.1, 0.1).moved(.right, 0.2).standing(at: 0.1))
      say(asset, base, block)
    }
  }
  private let post = Axis(from: [0, 0, 0], toward: .up)

  @Test func followersHaveNeitherSenseNorRange() {
    let d = two { a, base, block in a.hinge("h", block, on: base, around: post, range: .follows) }
    #expect(d.findings == [])
    #expect(d.joints[0].dofs == [DegreeOfFreedom(id: "h", type: .rotation, role: .follows)])
    let asked = two { a, base, block in
      a.hinge(
        "h", block, on: base, around: post, turning: .clockwise(seenFrom: .up), range: .follows,
        drive: .motor(effort: 1, speed: 1))
    }
    #expect(
      asked.findings.map(\.message) == ["`h` follows and takes a sense and a drive from what it follows"])
    #expect(asked.findings[0].rule == "joint.follows" && asked.joints[0].dofs[0].role == .follows)
  }

  @Test func drivesMakeRoles() {
    let d = two { a, base, block in
      a.spin("s", block, on: base, around: post, turning: .counterclockwise(seenFrom: .up), drive: .none)
    }
    let dof = d.joints[0].dofs[0]
    #expect(d.findings == [] && dof.role == .passive && dof.drive == .init(kind: .none) && dof.range == nil)
    #expect(dof.sense == .init(kind: "clockwise", toward: [0, 0, 1]))
    let motor = two { a, base, block in
      a.slide("s", block, on: base, toward: .left, range: 0...0.1, drawnAt: 0.05, drive: .motor(effort: 40, speed: 2))
    }
    #expect(motor.joints[0].dofs[0].drive == .init(kind: .motor, effort: 40, speed: 2))
    #expect(motor.joints[0].dofs[0].drawn == 0.05 && motor.joints[0].dofs[0].role == .input)
  }

  @Test(arguments: [
    (Turning.clockwise(seenFrom: .up), Vector3(0, 0, -1)), (.counterclockwise(seenFrom: .up), Vector3(0, 0, 1)),
    (.clockwise(seenFrom: .down), Vector3(0, 0, 1)),
    // The block lies to the right of the line: turned about +z it first moves back.
    (.toward(.back), Vector3(0, 0, 1)), (.toward(.front), Vector3(0, 0, -1)),
  ])
  func sensesTurnTheLineRound(_ turning: Turning, _ z: Vector3) {
    for line in [post, post.reversed] {
      let d = two { a, base, block in
        a.hinge("h", block, on: base, around: line, turning: turning, range: 0° ... 30°)
      }
      #expect(d.findings == [] && d.joints[0].frame.z == z)
    }
  }

  @Test func wheelsRollTheWayThatIsSaid() {
    for (way, z) in [(Direction.front, Vector3(1, 0, 0)), (.back, [-1, 0, 0])] {
      let d = two { a, base, block in
        a.spin("s", block, on: base, around: Axis(from: [0, 0, 0.1], toward: .left), turning: .rolling(way))
      }
      // The top of a wheel that rolls to the front moves to the front: z × up.
      #expect(d.joints[0].frame.z == z && d.joints[0].frame.z.cross(.up) == way.vector)
    }
  }

  @Test func whatALineCannotDoIsAFinding() {
    let d = two { a, base, block in
      a.spin("s", block, on: base, around: post, turning: .clockwise(seenFrom: .front))
    }
    #expect(d.findings.map(\.message) == ["`s` cannot turn clockwise seen from the front: its line runs up"])
  }

  @Test func effectsFarAwayAreLeftToTheHost() {
    let d = two { a, base, block in
      a.spin("s", block, on: base, around: post, turning: .moves(base, .up), range: 0° ... 3.turns)
    }
    #expect(d.joints[0].dofs[0].sense == .init(kind: "moves", toward: [0, 0, 1], part: "base"))
    #expect(d.joints[0].frame.z == [0, 0, 1])
  }

  @Test func severalFreedoms() {
    let ball = two { a, base, block in a.ball("b", block, on: base, at: [0, 0, 0.1], swing: 30°, twist: -90° ... 90°) }
    #expect(
      ball.joints[0].dofs.map(\.type) == [.rotation3] && ball.joints[0].dofs[0].swing == Angle(degrees: 30).radians)
    let cross = two { a, base, block in
      a.universal(
        "u", block, on: base, around: Axis(from: [0, 0, 0.1], toward: .right),
        and: Axis(from: [0, -1, 0.1], toward: .back), range: -40° ... 40°)
    }
    #expect(cross.findings == [])
    #expect(cross.joints[0].frame == Frame(origin: [0, 0, 0.1], z: [1, 0, 0], x: [0, 1, 0]))
    #expect(cross.joints[0].dofs.map(\.id) == ["u_first", "u_second"] && cross.joints[0].dofs.map(\.axis) == [.z, .x])
    let flat = two { a, base, block in
      a.planar("p", block, on: base, around: post, toward: .back, x: 0...0.1, y: 0...0.2, turn: .unlimited)
    }
    #expect(flat.joints[0].frame.x == [0, 1, 0] && flat.joints[0].dofs.map(\.id) == ["p_x", "p_y", "p_turn"])
    let free = two { a, base, block in a.free("f", block, on: base) }
    #expect(free.joints[0].dofs.map(\.type) == [.pose6])
    for d in [ball, cross, flat, free] { #expect(DocumentIntegrity.findings(in: d) == []) }
  }

  @Test func crossJointsHaveSquareLinesThatCross() {
    let d = two { a, base, block in
      a.universal("u", block, on: base, around: post, and: post.reversed, range: -40° ... 40°)
      let third = a.part("third", .steel)
      third.add("body", .box(0.1, 0.1, 0.1))
      a.universal(
        "v", third, on: base, around: post, and: Axis(from: [0, 0.01, 0], toward: .right), range: -40° ... 40°)
    }
    #expect(
      d.findings.map(\.message) == [
        "the lines of `u` meet at 0°, those of a cross joint at 90°", "the lines of `v` pass each other 10 mm apart",
      ])
  }

  @Test func leftHandScrewsGoBack() {
    for (hand, lead, range) in [(Hand.right, 0.005, (0.0, 40 * Double.pi)), (.left, -0.005, (-40 * Double.pi, 0))] {
      let d = two { a, base, block in
        a.screw("s", block, on: base, around: post, pitch: 5.mm, hand: hand, range: 0...0.1)
      }
      let dof = d.joints[0].dofs[0]
      #expect(dof.lead == lead && abs((dof.range?.lower ?? 9) - range.0) < 1e-9)
      #expect(abs((dof.range?.upper ?? 9) - range.1) < 1e-9)
    }
  }

  @Test func posesSetInputsInTheirRange() {
    let line: UInt = #line
    let d = two { a, base, block in
      let swing = a.hinge("h", block, on: base, around: post, range: -60° ... -20°, drawnAt: -30°)
      a.home(swing.at(-20°))
      a.pose("low", swing.at(-60°), swing.at(-50°))
      a.pose("lower", swing.at(-61°))
      a.stance("rest", swing.at(-20°), restsOn: [0.2, 0, 0.2], [-0.2, 0, 0])
      a.steadied("held", by: "a hand", restsOn: [0, 0, 0])
      _ = swing.at(1.mm)
    }
    #expect(d.home == ["h": Angle(degrees: -20).radians] && d.poses["low"] == ["h": Angle(degrees: -60).radians])
    #expect(d.stances[0].restsOn.map(\.part) == ["block", "base"] && d.stances[1].steadiedBy == "a hand")
    #expect(
      d.findings.map { $0.told(from: line) } == [
        "value.repeated @+4 the pose `low` sets `h` twice",
        "joint.home @+5 the pose `lower` has `h` at -61°, outside its range of -60° to -20°",
        "joint.freedom @+8 `h` cannot be at 1 mm: it is a hinge",
      ])
    #expect(DocumentIntegrity.findings(in: d) == [])
  }

  @Test func drawnOutsideTheRangeIsAFinding() {
    let d = two { a, base, block in
      a.hinge("h", block, on: base, around: post, range: 0° ... 60°, drawnAt: 70°)
    }
    #expect(d.findings.map(\.rule) == ["joint.home"])
  }

  @Test func pedalsHangLevel() {
    let d = two { a, base, block in
      a.hangsLevel(a.spin("s", block, on: base, around: Axis(from: [0, 0, 0], toward: .right), drive: .none))
    }
    #expect(d.joints[0].dofs[0].stays == "level")
    let upright = two { a, base, block in a.hangsLevel(a.spin("s", block, on: base, around: post)) }
    #expect(upright.findings.map(\.rule) == ["joint.freedom"])
  }

  @Test func expectationsOfTheWhole() {
    let d = two { a, base, block in
      let third = a.part("third", .steel)
      third.add("body", .box(0.1, 0.1, 0.1).moved(.up, 1))
      let x = a.spin("x", block, on: base, around: post)
      let y = a.spin("y", third, on: base, around: post, range: .follows)
      a.expect(inputs: 1)
      a.expect(y, turns: .about(2.5, within: 0.1), perTurnOf: x)
      a.expect(block, rises: .atLeast(0.1), levelWithin: 1°)
      a.expect(x, isIndependentOf: y)
      a.expect(x, spins: .freely, when: x.at(20°))
    }
    #expect(d.findings == [] && DocumentIntegrity.findings(in: d) == [])
    #expect(d.expectations.map(\.kind) == [.inputs, .ratio, .rises, .independent, .spins])
    #expect(d.expectations[0].part == "base" && d.expectations[0].atLeast == 1)
    #expect(d.expectations[1].dof == "y" && d.expectations[1].of == ["x"] && d.expectations[1].atMost == 2.6)
    #expect(
      d.expectations[2].within == Angle(degrees: 1).radians
        && d.expectations[4].when == ["x": Angle(degrees: 20).radians])
  }
}
