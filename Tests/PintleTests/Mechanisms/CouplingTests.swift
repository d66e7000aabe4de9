import PintleDocument
import Testing

@testable import Pintle

@Suite struct CouplingTests {
  /// A base and three parts to be held on it.
  private func rig(_ say: (Asset, Part, [Part]) -> Void) -> Document {
    document { asset in
      let base = asset.part("base", .steel)
      base.add("body", .box(0.5, 0.5, 0.1).standing())
      let parts = (1...3).map { i -> Part in
        let p = asset.part("p\(i)", .steel)
        p.add("body", .box(0.1, 0.1, 0.1).moved(.up, Double(i)))
        return p
      }
      say(asset, base, parts)
    }
  }
  private let x = Axis(from: [0, 0, 0], toward: .right)
  private func terms(_ d: Document, _ i: Int = 0) -> ([String: Double], Double) {
    guard d.couplings.indices.contains(i), case .linear(let t, let e) = d.couplings[i].relation else {
      return ([:], .nan)
    }
    return (Dictionary(t.map { ($0.dof, $0.factor) }) { a, _ in a }, e)
  }

  @Test(arguments: [Way.sameWay, .oppositeWay], [false, true])
  func sensesOfLinesCount(way: Way, isReversed: Bool) {
    let d = rig { a, base, p in
      let leader = a.spin("l", p[0], on: base, around: x, range: 0° ... 90°, drawnAt: 10°)
      let follower = a.spin("f", p[1], on: base, around: isReversed ? x.reversed : x, range: .follows, drawnAt: 30°)
      a.couple("c", follower, to: leader, ratio: 2, turning: way)
    }
    let factor = (way == .sameWay) == isReversed ? 2.0 : -2
    let (t, equals) = terms(d)
    #expect(d.findings == [] && t == ["f": 1, "l": factor])
    #expect(abs(equals - (Angle(degrees: 30).radians + factor * Angle(degrees: 10).radians)) < 1e-15)
    #expect(DocumentIntegrity.findings(in: d) == [])
  }

  @Test func crossedLinesAreUnclear() {
    let d = rig { a, base, p in
      let leader = a.spin("l", p[0], on: base, around: x)
      let follower = a.spin("f", p[1], on: base, around: Axis(from: [0, 0, 0], toward: .up), range: .follows)
      a.couple("c", follower, to: leader, ratio: 2, turning: .sameWay)
      a.couple("d", follower, to: leader, ratio: 0)
      a.couple("e", a.fixed("w", p[2], to: base), to: leader, ratio: 1)
    }
    #expect(d.findings.map(\.rule) == ["coupling.lines", "coupling.ratio", "coupling.joint"])
    #expect(d.couplings.map(\.id) == ["d"])
  }

  @Test(arguments: [Hand.right, .left], [Direction.left, .right])
  func nutsComeBackOnRightHandThreads(hand: Hand, toward: Direction) {
    let d = rig { a, base, p in
      let screw = a.spin("screw", p[0], on: base, around: x)
      let nut = a.slide("nut", p[1], on: base, toward: toward, range: .follows)
      a.leadScrew("thread", screw, moves: nut, lead: 5.mm, hand: hand)
    }
    // As in mechanisms.md: a screw about +x, a nut toward the left: nut = + lead/2π · screw.
    let sign = (hand == .right ? 1.0 : -1) * (toward == .left ? -1 : 1)
    #expect(terms(d).0 == ["nut": 1, "screw": sign * 0.005 / (2 * Double.pi)])
    #expect(d.couplings[0].from?.kind == "lead_screw" && d.couplings[0].from?.values["lead"] == 0.005)
  }

  @Test func aNutSlides() {
    let d = rig { a, base, p in
      let screw = a.spin("screw", p[0], on: base, around: x)
      let other = a.spin("other", p[1], on: base, around: x)
      a.leadScrew("thread", screw, moves: other, lead: 0)
    }
    #expect(d.findings.map(\.rule) == ["value.size", "coupling.joint"])
  }

  /// A car to the right turns wheels on a rail below it clockwise for who looks back, and rollers above it the other way;
  /// rollers on the ground turn against the car that they carry.
  @Test func wheelsRollAsTheirTrackLies() {
    let d = document { a in
      let ground = a.part("ground", .steel)
      let rail = ground.add("rail", .box(x: -1...1, y: -20.mm...20.mm, z: 0...0.1))
      let ceiling = ground.add("ceiling", .box(x: -1...1, y: -20.mm...20.mm, z: 0.5...0.6))
      let car = a.part("car", .steel)
      let sill = car.add("sill", .box(x: -0.2...0.2, y: 30.mm...50.mm, z: 0.2...0.25))
      let slide = a.slide("car", car, on: ground, toward: .right, range: 0...0.5)
      for (name, x, z, r, track) in [("low", 0.0, 0.15, 50.mm, rail), ("high", 0.1, 0.44, 60.mm, ceiling)] {
        let wheel = a.part(name, .steel)
        let line = Axis(from: [x, 0, z], toward: .back)
        wheel.add("disc", .cylinder(diameter: 2 * r, on: line, over: -10.mm...10.mm))
        a.rolls(a.spin(name, wheel, on: car, around: line, range: .follows), on: track)
      }
      let roller = a.part("roller", .steel)
      let line = Axis(from: [0, 0, 0.18], toward: .front)
      roller.add("disc", .cylinder(diameter: 40.mm, on: line, over: -50.mm ... -30.mm))
      a.rolls(a.spin("roller", roller, on: ground, around: line, range: .follows), on: sill)
      _ = slide
    }
    #expect(d.findings == [])
    #expect(d.couplings.map { $0.from?.kind } == ["rolls", "rolls", "rolls"])
    #expect(d.couplings.map { $0.from?.values["radius"] } == [0.05, 0.06, 0.02])
    // About the way back a turn is clockwise for who looks back: right on the ground, +; the roller's line points front.
    #expect(terms(d, 0).0 == ["low": -0.05, "car": 1])
    #expect(terms(d, 1).0 == ["high": 0.06, "car": 1])
    #expect(terms(d, 2).0 == ["roller": -0.02, "car": -1])
    #expect(d.contacts.map(\.kind) == [.follows, .follows, .follows])
    #expect(DocumentIntegrity.findings(in: d) == [])
  }

  @Test func whatCannotRollSaysWhy() {
    func said(axle: Double = 0.15, toward: Direction = .right, line: Direction = .back, slides: Bool = true) -> [String]
    {
      document { a in
        let ground = a.part("ground", .steel)
        let rail = ground.add("rail", .box(x: -1...1, y: -20.mm...20.mm, z: 0...0.1))
        let car = a.part("car", .steel)
        car.add("body", .box(x: -0.2...0.2, y: 30.mm...50.mm, z: 0.1...0.25))
        if slides {
          a.slide("car", car, on: ground, toward: toward, range: 0...0.5)
        } else {
          a.hinge(
            "car", car, on: ground, around: Axis(from: [0, 0, 0], toward: .up), opening: .right, range: 0° ... 5°)
        }
        let wheel = a.part("wheel", .steel)
        let line = Axis(from: [0, 0, axle], toward: line)
        wheel.add("disc", .cylinder(diameter: 0.1, on: line, over: -10.mm...10.mm))
        a.rolls(a.spin("wheel", wheel, on: car, around: line, range: .follows), on: rail)
      }.findings.filter { $0.rule == "coupling.rolls" }.map(\.message)
    }
    #expect(said() == [])
    #expect(
      said(axle: 0.16) == [
        "`wheel` does not roll on `ground/rail`: it reaches 50 mm from its line, the track lies at 60 mm"
      ])
    #expect(
      said(axle: 0.05) == ["`wheel` does not roll on `ground/rail`: its line lies within the height of the track"])
    #expect(said(toward: .back) == ["`wheel` does not roll on `ground/rail`: its line is not square to `car`"])
    #expect(said(slides: false) == ["`wheel` does not roll on `ground/rail`: no slide lies between the two"])
  }

  @Test func freewheelsAreCoaxial() {
    let d = rig { a, base, p in
      let cog = a.spin("cog", p[0], on: base, around: x, range: .follows)
      let wheel = a.spin("wheel", p[1], on: base, around: x.reversed, drive: .none)
      let other = a.spin("other", p[2], on: base, around: x.moved(.up, 1))
      a.freewheel("free", wheel, by: cog)
      a.freewheel("not", other, by: cog)
    }
    #expect(d.findings.map(\.rule) == ["coupling.lines"])
    #expect(d.couplings.map(\.relation) == [.oneWay(driver: "cog", driven: "wheel", ratio: -1, positive: true)])
  }

  @Test func lawsAreSampledUntilTheyAreTrue() throws {
    let d = rig { a, base, p in
      let crank = a.spin("crank", p[0], on: base, around: x)
      let piston = a.slide("piston", p[1], on: base, toward: .up, range: .follows)
      a.couple("law", piston, to: crank, repeating: 360°, within: 1e-6) { q in
        0.029 * cos(Angle(radians: q)) + 0.02 * sin(Angle(radians: 3 * q))
      }
    }
    #expect(d.findings == [] && DocumentIntegrity.findings(in: d) == [])
    guard case .curve("crank", "piston", let knots, let period, let within)? = d.couplings.first?.relation else {
      Issue.record("no curve")
      return
    }
    let curve = try #require(KnotCurve(knots: knots, period: period))
    #expect(within == 1e-6 && knots.count < 2000)
    for i in 0..<5000 {
      let q = Double(i) * 0.0037 - 5
      let y = 0.029 * cos(Angle(radians: q)) + 0.02 * sin(Angle(radians: 3 * q))
      #expect(abs(curve.value(at: q).value - y) < 1.5e-6)
    }
  }

  @Test func lawsThatJumpOrEndAreFindings() {
    let d = rig { a, base, p in
      let crank = a.spin("crank", p[0], on: base, around: x)
      let swing = a.hinge("swing", p[1], on: base, around: x, range: 0° ... 90°)
      let piston = a.slide("piston", p[2], on: base, toward: .up, range: .follows)
      a.couple("a", piston, to: crank) { $0 }
      a.couple("b", piston, to: crank, repeating: 360°) { $0 }
      a.couple("c", piston, to: swing) { $0 < 1 ? 0 : 1 }
      a.couple("d", piston, to: swing) { 1 / ($0 - $0) }
    }
    #expect(d.findings.map(\.rule) == Array(repeating: "coupling.law", count: 4) && d.couplings.isEmpty)
  }
}
