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
