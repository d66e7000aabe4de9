import PintleDocument
import Testing

@testable import Pintle

@Suite struct GearTests {
  /// A flat polygon, for looking at meshes.
  private struct Polygon {
    var points: [SIMD2<Double>]

    func turned(_ a: Double, about c: SIMD2<Double> = .zero, moved by: SIMD2<Double> = .zero) -> Polygon {
      let (s, u) = exactSineCosine(a)
      return Polygon(
        points: points.map { p in
          let q = p - c
          return c + by + SIMD2(u * q.x - s * q.y, s * q.x + u * q.y)
        })
    }

    func contains(_ p: SIMD2<Double>) -> Bool {
      var inside = false
      for (a, b) in zip(points, points.dropFirst() + points.prefix(1)) where (a.y > p.y) != (b.y > p.y) {
        if p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x { inside.toggle() }
      }
      return inside
    }

    /// The least distance of a corner to the other's edges, negative inside (or, of a ring, outside).
    func gap(to other: Polygon, isRing: Bool = false) -> Double {
      points.map { p -> Double in
        let d =
          zip(other.points, other.points.dropFirst() + other.points.prefix(1)).map { a, b -> Double in
            let v = b - a
            let t = min(1, max(0, ((p - a) * v).sum() / (v * v).sum()))
            let w = p - a - t * v
            return (w * w).sum().squareRoot()
          }.min() ?? 0
        return other.contains(p) == isRing ? d : -d
      }.min() ?? 0
    }

    /// Corners near a point only: elsewhere two gears are far apart.
    func near(_ p: SIMD2<Double>, _ r: Double) -> Polygon {
      Polygon(points: points.filter { (($0 - p) * ($0 - p)).sum() < r * r })
    }
  }

  private func outline(_ spec: GearSpec) -> Polygon { Polygon(points: GearOutline(spec: spec).corners) }

  @Test(arguments: [12, 17, 24, 60, 200, 300], [0, 0.4])
  func flanksAreInvolutes(teeth: Int, shift: Double) {
    let spec = GearSpec(module: 2.mm, teeth: teeth, shift: shift, backlash: 0.1.mm)
    let points = GearOutline(spec: spec).corners
    #expect(points.count < 5000)
    let radii = points.map { ($0 * $0).sum().squareRoot() }
    // Where the teeth do not end in a point before it, the tip lies where the standard has it.
    #expect((radii.max() ?? 0) < spec.tipRadius + 1e-9 && (radii.min() ?? 0) > spec.rootRadius - 1e-9)
    if teeth > 12 || shift == 0 { #expect(abs((radii.max() ?? 0) - spec.tipRadius) < 1e-9) }
    // Between the corners of a flank the involute lies within a five-hundredth of a module of the chord.
    let outline = GearOutline(spec: spec)
    for (a, b) in zip(points, points.dropFirst()) {
      let ra = (a * a).sum().squareRoot(), rb = (b * b).sum().squareRoot()
      guard min(ra, rb) > max(spec.baseRadius, spec.pitchRadius), abs(ra - rb) > 1e-9 else {
        continue
      }
      let r = (ra + rb) / 2
      let middle = (a + b) / 2
      let angle = atan2(middle.y, middle.x).radians
      let step = 2 * Double.pi / Double(teeth)
      let off = abs(angle - (angle / step).rounded() * step)
      #expect(abs(off - outline.halfAngle(r)) * r < 1.35 * spec.module / 500 + 1e-9)
    }
  }

  @Test(arguments: [(24, 18, 0.0), (12, 40, 0.0), (9, 9, 0.0), (6, 30, 0.0), (10, 25, 0.5)])
  func outsideTeethTouchNowhereAndMissNowhere(z1: Int, z2: Int, shift: Double) {
    let play = 0.08e-3
    let a = GearSpec(module: 2.mm, teeth: z1, shift: shift, backlash: play)
    let b = GearSpec(module: 2.mm, teeth: z2, backlash: play)
    let distance = a.distance(to: b)
    let first = outline(a), second = outline(b)
    let contact = SIMD2(a.pitchRadius, 0)
    for k in 0..<7 {
      // A tooth of the first at the line of centres, a gap of the second; then on, by a whole tooth.
      let t = 2 * Double.pi / Double(z1) * Double(k) / 7
      let one = first.turned(t).near(contact, 8e-3)
      let other = second.turned(Double.pi + Double.pi / Double(z2) - t * Double(z1) / Double(z2), moved: [distance, 0])
      let two = other.near(contact, 8e-3)
      let gap = min(one.gap(to: other), two.gap(to: first.turned(t)))
      // Half the play on each side, less the chords' error.
      #expect(gap > 0.2 * play && gap < 0.6 * play, "\(z1):\(z2) at \(k)/7 of a tooth: \(gap * 1e6) µm")
    }
  }

  @Test func insideTeethTouchNowhereAndMissNowhere() {
    let play = 0.08e-3
    let planet = GearSpec(module: 2.mm, teeth: 18, backlash: play)
    let ring = GearSpec.ring(module: 2.mm, teeth: 60, backlash: play)
    let distance = ring.distance(to: planet)
    #expect(abs(distance - 0.042) < 1e-12)
    let first = outline(planet), hole = outline(ring)
    for k in 0..<7 {
      let t = 2 * Double.pi / 18 * Double(k) / 7
      let one = first.turned(t, moved: [distance, 0]).near([ring.pitchRadius, 0], 8e-3)
      let gap = one.gap(to: hole.turned(t * 18 / 60), isRing: true)
      #expect(gap > 0.2 * play && gap < 0.6 * play, "at \(k)/7 of a tooth: \(gap * 1e6) µm")
    }
  }

  @Test func shiftedGearsStandFartherApart() {
    // DIN 3992: z 10 and 25, x 0.5 and 0, m 2: inv α' = inv 20° + 2 tan 20° · 0.5 / 35.
    let a = GearSpec(module: 2.mm, teeth: 10, shift: 0.5), b = GearSpec(module: 2.mm, teeth: 25)
    let working = acos(0.035 * cos(20°) / a.distance(to: b)).radians
    #expect(abs(involute(working) - involute(Double.pi / 9) - 2 * tan(20°) * 0.5 / 35) < 1e-12)
    #expect(a.distance(to: b) > 0.035 && a.distance(to: b) < 0.036)
  }

  /// A gear on a base and others that mesh with it; parts that a test leaves empty are not told.
  private func rig(_ say: (Asset, Part, [Part]) -> Void) -> Document {
    var d = document { asset in
      let base = asset.part("base", .steel)
      base.add("body", .box(0.5, 0.02, 0.5).moved(.back, 0.1))
      say(asset, base, (1...3).map { asset.part("p\($0)", .steel) })
    }
    d.findings.removeAll { $0.rule == "structure.empty_part" }
    return d
  }
  private func linear(_ d: Document, _ i: Int = 0) -> [String: Double] {
    guard d.couplings.indices.contains(i), case .linear(let t, _) = d.couplings[i].relation else { return [:] }
    return Dictionary(t.map { ($0.dof, $0.factor) }) { a, _ in a }
  }

  @Test(arguments: [0.0, 17, 100, 230], [false, true])
  func meshedTeethFallIntoGaps(angle: Double, isReversed: Bool) throws {
    let play = 0.08e-3
    let d = rig { a, base, p in
      let x = Axis(from: [0, 0, 0], toward: .back)
      let s1 = GearSpec(module: 2.mm, teeth: 24, backlash: play), s2 = GearSpec(module: 2.mm, teeth: 17, backlash: play)
      var y = x.orbit(s1.distance(to: s2), from: .up, at: Angle(degrees: angle))
      if isReversed { y = Axis(from: y.start, toward: .front) }
      a.spin("a", p[0], on: base, around: x)
      a.spin("b", p[1], on: base, around: y, range: .follows)
      let g1 = p[0].addGear("teeth", s1, on: x, over: -5.mm...5.mm, toothToward: .right)
      let g2 = p[1].addGear("teeth", s2, on: y, over: -5.mm...5.mm, meshing: g1)
      a.mesh(g1, g2)
    }
    #expect(d.findings == [] && DocumentIntegrity.findings(in: d) == [])
    // Outside teeth turn opposite; seen along reversed lines, the same.
    #expect(linear(d) == ["a": 24, "b": isReversed ? -17 : 17])
    #expect(d.contacts.map(\.kind) == [.mesh] && d.couplings[0].from?.of["carrier"] == "base")
    // The gears as placed, seen along y.
    func flat(_ part: Int) -> Polygon {
      let s = d.parts[part].shapes[0]
      guard case .extrude(.polygon(let points, _), _)? = d.solids[s.solid] else { return Polygon(points: []) }
      return Polygon(
        points: points.map { p in
          let q = s.at.apply([p.x, p.y, 0])
          return [q.x, q.z]
        })
    }
    let one = flat(1), two = flat(2)
    let centre = try #require(d.gears.last?.line.origin)
    let contact = SIMD2(centre.x, centre.z) * (24.0 / 41)
    let gap = one.near(contact, 8e-3).gap(to: two)
    #expect(gap > 0.2 * play && gap < 0.6 * play)
    // A tooth points where the record says.
    for (g, polygon) in zip(d.gears, [one, two]) {
      let tip = SIMD2(g.line.origin.x, g.line.origin.z) + SIMD2(g.zero.x, g.zero.z) * (g.module * Double(g.teeth) / 2)
      #expect(polygon.contains(tip))
    }
  }

  @Test func planetsGoRoundTheirCarrier() {
    let d = rig { a, base, p in
      let x = Axis(from: [0, 0, 0], toward: .back)
      let sun = GearSpec(module: 2.mm, teeth: 24), planet = GearSpec(module: 2.mm, teeth: 18)
      let ring = GearSpec.ring(module: 2.mm, teeth: 60)
      let y = x.orbit(sun.distance(to: planet), from: .up)
      a.spin("in", p[0], on: base, around: x)
      a.spin("out", p[1], on: base, around: x, range: .follows)
      p[1].add("plate", .box(0.02, 0.01, 0.02).moved(.back, 0.05))
      a.spin("planet", p[2], on: p[1], around: y, range: .follows)
      let g1 = p[0].addGear("teeth", sun, on: x, over: 0...5.mm)
      let g2 = p[2].addGear("teeth", planet, on: y, over: 0...5.mm, meshing: g1)
      let g3 = base.addGear("ring", ring, on: x, over: 0...5.mm, meshing: g2)
      a.mesh(g1, g2)
      a.mesh(g2, g3)
    }
    #expect(d.findings == [] && d.couplings.allSatisfy { $0.from?.of["carrier"] == "p2" })
    #expect(linear(d, 0) == ["in": 24, "out": -24, "planet": 18] && linear(d, 1) == ["planet": 18, "out": 60])
  }

  @Test func racksMoveTheWayTheGearRolls() {
    for (side, sign) in [(Direction.down, -1.0), (.up, 1)] {
      let d = rig { a, base, p in
        let x = Axis(from: [0, 0, 0], toward: .back)
        let spec = GearSpec(module: 2.mm, teeth: 20, backlash: 0.1.mm)
        a.spin("turn", p[0], on: base, around: x)
        a.slide("way", p[1], on: base, toward: .right, range: .follows)
        let gear = p[0].addGear("teeth", spec, on: x, over: -5.mm...5.mm)
        let line = Axis(from: Point(-50.mm, 0, 0).moved(side, 20.mm), toward: .right)
        let rack = p[1].addRack(
          "rack", teeth: 16, on: line, facing: side.opposite, over: -5.mm...5.mm, backing: 6.mm, meshing: gear)
        a.mesh(gear, rack)
      }
      #expect(d.findings == [] && DocumentIntegrity.findings(in: d) == [])
      // About +y what lies below the line moves left: ω × r = (0, 1, 0) × (0, 0, −1) = (−1, 0, 0).
      let terms = linear(d)
      #expect(terms["way"] == 1 && abs((terms["turn"] ?? 0) + sign * 0.02) < 1e-12)
      // No corner of the gear lies in the rack.
      func flat(_ part: Int) -> Polygon {
        let s = d.parts[part].shapes[0]
        guard case .extrude(.polygon(let points, _), _)? = d.solids[s.solid] else { return Polygon(points: []) }
        return Polygon(
          points: points.map { p in
            let q = s.at.apply([p.x, p.y, 0])
            return [q.x, q.z]
          })
      }
      let gap = flat(1).near(SIMD2(0, side.vector.z) * 20e-3, 8e-3).gap(to: flat(2))
      #expect(gap > 10e-6 && gap < 50e-6)
    }
  }

  @Test func badGearsAreFindings() {
    let found = findings {
      _ = GearSpec(module: -2.mm, teeth: 0)
      _ = GearSpec(module: 2.mm, teeth: 20, pressureAngle: 60°, helix: 80°, shift: 5, backlash: -1)
    }
    #expect(
      found.map(\.rule) == ["value.size", "value.count", "gear.spec", "gear.spec", "gear.spec", "gear.spec"])
    let d = rig { a, base, p in
      let x = Axis(from: [0, 0, 0], toward: .back)
      let spec = GearSpec(module: 2.mm, teeth: 20)
      a.spin("a", p[0], on: base, around: x)
      a.spin("b", p[1], on: p[0], around: x.moved(.up, 0.04))
      a.slide("c", p[2], on: p[1], toward: .up, range: .follows)
      let g = p[0].addGear("teeth", spec, on: x, over: 0...0, bore: 0.1)
      let crossed = p[1].addGear("teeth", spec, on: Axis(from: [0, 0, 1], toward: .up), over: 0...5.mm, meshing: g)
      let far = p[2].addGear("teeth", spec, on: x.moved(.up, 0.08), over: 0...5.mm)
      a.mesh(g, g)
      a.mesh(g, crossed)
      a.mesh(g, far)
    }
    #expect(
      d.findings.map(\.rule) == [
        "value.size", "value.size", "gear.lines", "gear.carrier", "gear.lines", "gear.carrier",
      ])
  }
}
