import PintleDocument
import Testing

@testable import Pintle

@Suite struct TrainTests {
  @Test(arguments: [(44, 18, 100), (20, 20, 60), (11, 52, 114)])
  func wholeLinksLieTight(z1: Int, z2: Int, links: Int) {
    let c = Train.chainDistance(z1, z2, links: links, pitch: 12.7.mm)
    #expect(c == Train.chainDistance(z2, z1, links: links, pitch: 12.7.mm))
    if z1 == z2 { #expect(abs(c - 12.7e-3 * Double(links - z1) / 2) < 1e-12) }
    // The usual formula in pitches: L = 2C + (z1 + z2)/2 + ((z1 − z2)/2π)²/C, which takes the arcs for the chords.
    let p = c / 12.7e-3, d = Double(z1 - z2) / (2 * Double.pi)
    #expect(abs(2 * p + Double(z1 + z2) / 2 + d * d / p - Double(links)) < 0.1)
    #expect(findings { _ = Train.chainDistance(44, 18, links: 20, pitch: 12.7.mm) }.map(\.rule) == ["chain.length"])
  }

  private func drive(_ links: Int, off: Double = 0, angle: Double = 20, third: Bool = false) -> Document {
    document { asset in
      let base = asset.part("base", .steel), a = asset.part("a", .steel), b = asset.part("b", .steel)
      base.add("plate", .box(0.6, 0.01, 0.2).moved(.back, 0.1))
      let x = Axis(from: [0, 0, 0], toward: .back)
      let c = Train.chainDistance(30, 17, links: 80, pitch: 12.7.mm) + off
      let y = x.orbit(c, from: .right, at: Angle(degrees: angle))
      asset.spin("a", a, on: base, around: x)
      asset.spin("b", b, on: base, around: Axis(from: y.start, toward: .front), range: .follows)
      let s1 = a.addSprocket("teeth", teeth: 30, pitch: 12.7.mm, roller: 7.9.mm, on: x, over: -1.mm...1.mm, bore: 20.mm)
      let s2 = b.addSprocket("teeth", teeth: 17, pitch: 12.7.mm, roller: 7.9.mm, on: y, over: -1.mm...1.mm, bore: 0)
      asset.chain("chain", over: [s1, s2], links: links, width: 8.5.mm, .steel)
    }
  }

  @Test(arguments: [0.0, 20, 95, 201])
  func rollersLieInSeats(angle: Double) throws {
    let d = drive(80, angle: angle)
    #expect(d.findings == [] && DocumentIntegrity.findings(in: d) == [])
    let chain = try #require(d.parts.first { $0.id == "chain" })
    #expect(chain.shapes.count == 80 && Set(chain.shapes.map(\.solid)).count == 2)
    // Both spins look along opposite lines: the same way is the opposite coordinate.
    guard case .linear(let terms, 0)? = d.couplings.first?.relation else {
      Issue.record("no coupling")
      return
    }
    #expect(terms == [.init(dof: "a", factor: 30), .init(dof: "b", factor: 17)])
    // Each roller (half a pitch from its link's middle) on a sprocket lies in a seat: the outline there is farther in.
    for (part, teeth) in [(1, 30), (2, 17)] {
      let shape = d.parts[part].shapes[0]
      let radius = Sprocket.pitchRadius(teeth: teeth, pitch: 12.7e-3, isChain: true)
      let inverse = shape.at.inverse
      var count = 0
      for link in chain.shapes {
        let p = inverse.apply(link.at.apply([-12.7e-3 / 2, 0, 0]))
        let r = SIMD2(p.x, p.y)
        guard abs((r * r).sum().squareRoot() - radius) < 0.3e-3 else { continue }
        // A seat points along +x of the outline.
        let turn = atan2(r.y, r.x).turns * Double(teeth)
        #expect(abs(turn - turn.rounded()) < 0.02, "\(teeth) teeth: \(turn)")
        count += 1
      }
      #expect(count >= teeth / 3)
    }
    #expect(d.trains[0].count == 80 && d.trains[0].link.count == 2 && d.contacts.filter { $0.kind == .wrap }.count == 2)
    #expect(d.joints.contains { $0.id == "chain_path" && $0.kind == .fixed && $0.parent == "base" })
  }

  /// ISO 606: from the bottom of the seats (pitch circle less half a roller and a little) to the tips, no farther in or out.
  @Test(arguments: [(30, 1), (17, 2)])
  func sprocketsAreAsTheStandardDrawsThem(teeth: Int, part: Int) throws {
    let d = drive(80)
    let shape = d.parts[part].shapes[0]
    let points: [SIMD2<Double>]
    switch d.solids[shape.solid] {
    case .extrude(.polygon(let p, _), _): points = p
    case .extrude(.difference(.polygon(let p, _), _), _): points = p
    default: points = []
    }
    let radii = points.map { ($0 * $0).sum().squareRoot() }
    let r = Sprocket.pitchRadius(teeth: teeth, pitch: 12.7e-3, isChain: true)
    #expect(abs((radii.min() ?? 0) - (r - 0.505 * 7.9e-3)) < 1e-6)
    let tip = 2 * (radii.max() ?? 0), least = 2 * r + 12.7e-3 * (1 - 1.6 / Double(teeth)) - 7.9e-3
    #expect(tip < 2 * r + 1.25 * 12.7e-3 - 7.9e-3 && tip > least - 2.5e-3, "\(tip * 1e3) of \(least * 1e3) mm")
    #expect(points.count / teeth < 40)
  }

  @Test func chainsThatDoNotFitAreFindings() {
    #expect(drive(79).findings.map(\.rule) == ["chain.length", "chain.length"])
    let loose = drive(80, off: 3.mm)
    #expect(loose.findings.map(\.rule) == ["chain.length"])
    #expect(loose.findings[0].hint?.contains("mm apart instead of") == true)
    let d = document { asset in
      let a = asset.part("a", .steel), b = asset.part("b", .steel)
      let x = Axis(from: [0, 0, 0], toward: .back)
      let s = a.addSprocket("teeth", teeth: 3, pitch: 12.7.mm, roller: 20.mm, on: x, over: 0...2.mm, bore: 1)
      let p = b.addPulley("rim", teeth: 20, pitch: 5.mm, on: x.moved(.up, 0.2), over: 0...10.mm, bore: 0)
      asset.chain("one", over: [s], links: 100, width: 8.mm, .steel)
      asset.chain("two", over: [s, p], links: 100, width: 8.mm, .steel)
    }
    #expect(
      d.findings.map(\.rule).prefix(5) == [
        "value.count", "value.size", "value.size", "chain.sprockets", "chain.sprockets",
      ])
  }

  @Test func beltsLieOnTheirPulleys() throws {
    let d = document { asset in
      let base = asset.part("base", .steel), a = asset.part("a", .steel), b = asset.part("b", .steel)
      base.add("plate", .box(0.6, 0.01, 0.2).moved(.back, 0.1))
      let x = Axis(from: [0, 0, 0], toward: .back)
      let y = x.moved(.up, Train.beltDistance(20, 40, teeth: 141, pitch: 5.mm))
      asset.spin("a", a, on: base, around: x)
      asset.spin("b", b, on: base, around: y, range: .follows)
      let s1 = a.addPulley("rim", teeth: 20, pitch: 5.mm, on: x, over: -5.mm...5.mm, bore: 10.mm)
      let s2 = b.addPulley("rim", teeth: 40, pitch: 5.mm, on: y, over: -5.mm...5.mm, bore: 10.mm)
      asset.belt("belt", over: [s1, s2], teeth: 141, width: 9.mm, thickness: 3.mm, .rubber)
    }
    #expect(d.findings == [] && DocumentIntegrity.findings(in: d) == [])
    guard case .linear(let terms, 0)? = d.couplings.first?.relation else {
      Issue.record("no coupling")
      return
    }
    #expect(terms == [.init(dof: "a", factor: 20), .init(dof: "b", factor: -40)])
    // The band's inside is as wide as the smaller pulley's rim.
    let band = try #require(d.parts.first { $0.id == "belt" }?.shapes.first)
    guard case .extrude(.difference(_, let minus), _)? = d.solids[band.solid],
      case .polygon(let inside, _)? = minus.first
    else {
      Issue.record("no band")
      return
    }
    let r = Sprocket.pitchRadius(teeth: 20, pitch: 5e-3, isChain: false) - Sprocket.cord * 5e-3
    #expect(inside.map { ($0 * $0).sum().squareRoot() }.min().map { $0 >= r - 1e-9 && $0 < r + 1e-6 } == true)
  }

  @Test func lobesLiftTheirFollowers() throws {
    let lobe = CamLobe(baseDiameter: 34.mm, lift: 6.mm, duration: 140°)
    let d = document { asset in
      let head = asset.part("head", .steel), shaft = asset.part("shaft", .steel), valve = asset.part("valve", .steel)
      head.add("block", .box(0.1, 0.1, 0.02))
      shaft.add("shaft", .cylinder(diameter: 20.mm, on: Axis(from: [0, 0, 0.1], toward: .back), over: -0.05...0.05))
      valve.add("stem", .cylinder(diameter: 6.mm, on: Axis(from: [0, 0, 0], toward: .up), over: 0.02...0.0829))
      let spin = asset.spin("cam", shaft, on: head, around: Axis(from: [0, 0, 0.1], toward: .back))
      let slide = asset.slide("valve", valve, on: head, toward: .down, range: .follows)
      asset.cam("lobe", lobe, on: spin, over: -6.mm...6.mm, lifts: slide, fullLiftWhen: spin.at(234°))
      asset.spring(
        "spring", from: head, at: [0, 0, 0.02], to: valve, at: [0, 0, 0.06], coil: 16.mm, wire: 2.mm, turns: 7)
    }
    #expect(d.findings == [] && DocumentIntegrity.findings(in: d) == [])
    guard case .curve("cam", "valve", let knots, let period, _)? = d.couplings.first?.relation else {
      Issue.record("no curve")
      return
    }
    let curve = try #require(KnotCurve(knots: knots, period: period))
    #expect(abs(curve.value(at: Angle(degrees: 234).radians).value - 6e-3) < 1e-9 && curve.value(at: 0).value == 0)
    #expect(curve.value(at: Angle(degrees: 234 - 360).radians).slope == 0)
    // The lobe turned by any angle reaches as far down as the law says: base + lift.
    let shape = try #require(d.parts[1].shapes.first { $0.id == "lobe" })
    guard case .extrude(.polygon(let points, _), _)? = d.solids[shape.solid] else { return }
    for degrees in stride(from: 0.0, to: 360, by: 7) {
      let turn = RigidTransform(turning: Angle(degrees: degrees).radians, about: [0, 1, 0])
      let low = points.map { p in -turn.rotate(shape.at.rotate([p.x, p.y, 0])).z }.max() ?? 0
      #expect(abs(low - 0.017 - curve.value(at: Angle(degrees: degrees).radians).value) < 15e-6, "at \(degrees)°")
    }
    #expect(d.elastic.count == 1 && d.contacts.map(\.kind) == [.follows])
  }

  @Test func hollowLobesAndTouchingCoilsAreFindings() {
    #expect(findings { _ = CamLobe(baseDiameter: 10.mm, lift: 8.mm, duration: 90°) }.map(\.rule) == ["cam.concave"])
    let d = document { asset in
      let a = asset.part("a", .steel), b = asset.part("b", .steel)
      a.add("body", .box(0.1, 0.1, 0.1))
      b.add("body", .box(0.1, 0.1, 0.1).moved(.up, 0.2))
      asset.spring("s", from: a, at: [0, 0, 0.05], to: b, at: [0, 0, 0.15], coil: 16.mm, wire: 12.mm, turns: 0)
    }
    #expect(d.findings.map(\.rule) == ["value.count", "value.size"])
    if case .coil(let r, let w, let n, let h)? = d.solids[d.elastic[0].solid] { #expect(h > n * 2 * w && r > w) }
  }
}
