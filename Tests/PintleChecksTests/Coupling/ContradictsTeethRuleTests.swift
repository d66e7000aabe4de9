import Foundation
import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct ContradictsTeethRuleTests {
  private func message(_ g: GearSketch) -> String? { g.findings(of: ContradictsTeethRule()).first?.message }

  @Test func teethAndSense() {
    #expect(message(.pair()) == nil)
    #expect(
      message(.pair(second: 20))
        == "`a~b` contradicts what it comes from: for each 1 of `b` it has 0.9 of `a`, expected 0.75")
    #expect(message(.pair(second: -24))?.contains("it has -0.75 of `a`, expected 0.75") == true)
    #expect(message(.inside(60)) == nil)
  }

  @Test func aFactorInCommonIsNoFault() {
    var g = GearSketch.pair()
    g.sketch.document.couplings[0].relation = .linear(
      terms: [.init(dof: "a", factor: -0.75), .init(dof: "b", factor: -1)], equals: 0)
    #expect(message(g) == nil)
  }

  @Test func whatIsSaidAndWhoIsIn() {
    var g = GearSketch.pair()
    g.sketch.document.couplings[0].from?.values["teeth_a"] = 20
    #expect(message(g) == "`a~b` contradicts what it comes from: it counts 20 teeth, `a/teeth` has 18")
    g = .pair()
    g.mesh("a", "b", [("a", 18), ("b", 24), ("c", 1)])
    g.gear("c", teeth: 18, at: -0.1)
    #expect(message(g)?.hasSuffix("`c` has no part in it") == true)
  }

  /// A mesh on an arm counts the arm's turn.
  @Test func onACarrier() {
    func planet(_ arm: Double) -> GearSketch {
      var g = GearSketch()
      g.gear("sun", teeth: 24, at: 0, role: .input)
      g.sketch.box("arm", "bar", [0, -0.01, 0.02], [0.05, 0.01, 0.03])
      g.sketch.joint("arm", .spin, "arm", on: "plate")
      g.sketch.document.joints[1].dofs[0].role = .input
      g.gear("planet", teeth: 18, at: 0.042, on: "arm")
      g.mesh("sun", "planet", [("sun", 24), ("arm", arm), ("planet", 18)], carrier: "arm")
      return g
    }
    #expect(message(planet(-24)) == nil)
    #expect(message(planet(-42))?.contains("`arm`") == true)
    var wrong = planet(-24)
    wrong.sketch.document.couplings[0].from?.of["carrier"] = "plate"
    #expect(message(wrong)?.hasSuffix("`plate` does not carry the line of `planet/teeth`: `arm` moves it") == true)
  }

  private func screw(_ factor: Double, hand: Double = 1) -> [Finding] {
    var s = AssetSketch()
    s.box("base", "body", [0, 0, 0], [0.2, 0.1, 0.1])
    s.box("screw", "rod", [0, 0, 0.2], [0.2, 0.01, 0.21])
    s.box("nut", "block", [0.1, 0, 0.22], [0.12, 0.01, 0.23])
    s.joint("screw", .spin, "screw", on: "base", along: [1, 0, 0])
    s.joint("nut", .slide, "nut", on: "base", along: [-1, 0, 0])
    s.document.couplings = [
      CouplingRecord(
        id: "thread",
        relation: .linear(terms: [.init(dof: "nut", factor: 1), .init(dof: "screw", factor: factor)], equals: 0),
        from: .init(kind: "lead_screw", of: ["screw": "screw", "nut": "nut"], values: ["lead": 0.005, "hand": hand]))
    ]
    return s.couplingFindings(of: ContradictsTeethRule())
  }

  /// Seen along the screw's turn a nut on a right-hand thread comes back: here its own way.
  @Test func threads() {
    #expect(screw(-0.005 / (2 * .pi)) == [])
    #expect(screw(0.005 / (2 * .pi)).count == 1)
    #expect(screw(0.005 / (2 * .pi), hand: -1) == [])
    #expect(screw(-0.004 / (2 * .pi)).count == 1)
  }

  private func rack(_ factor: Double, y: Double) -> [Finding] {
    var g = GearSketch()
    g.gear("gear", teeth: 20, at: 0, role: .input)
    g.sketch.box("bar", "rack", [-0.1, y - 0.005, 0], [0.1, y + 0.005, 0.01])
    g.sketch.joint("bar", .slide, "bar", on: "plate", along: [1, 0, 0])
    g.sketch.document.couplings = [
      CouplingRecord(
        id: "rack",
        relation: .linear(terms: [.init(dof: "bar", factor: 1), .init(dof: "gear", factor: factor)], equals: 0),
        from: .init(
          kind: "rack", of: ["a": "gear/teeth", "b": "bar/rack", "carrier": "plate"], values: ["radius": 0.02]))
    ]
    return g.findings(of: ContradictsTeethRule())
  }

  /// A gear that turns counter-clockwise carries a rack above it to the left.
  @Test func racks() {
    #expect(rack(0.02, y: 0.03) == [] && rack(-0.02, y: -0.03) == [])
    #expect(rack(-0.02, y: 0.03).count == 1 && rack(0.02, y: -0.03).count == 1)
    #expect(rack(0.03, y: 0.03).count == 1)
  }

  /// A wheel of 20 mm about z on a car along x, and a track beside it.
  private func wheel(_ factor: Double, y: Double, radius: Double = 0.02) -> [Finding] {
    var s = AssetSketch()
    s.box("base", "body", [-0.2, -0.1, -0.02], [0.2, 0.1, -0.01])
    s.box("base", "track", [-0.2, y - 0.005, 0], [0.2, y + 0.005, 0.01])
    s.box("car", "plate", [-0.05, -0.02, 0.02], [0.05, 0.02, 0.03])
    s.cylinder("wheel", "disc", from: [0, 0, 0], along: [0, 0, 1], radius: 0.02, height: 0.01)
    s.joint("car", .slide, "car", on: "base", along: [1, 0, 0])
    s.joint("wheel", .spin, "wheel", on: "car")
    s.document.couplings = [
      CouplingRecord(
        id: "roll",
        relation: .linear(terms: [.init(dof: "car", factor: 1), .init(dof: "wheel", factor: factor)], equals: 0),
        from: .init(kind: "rolls", of: ["wheel": "wheel", "track": "base/track"], values: ["radius": radius]))
    ]
    return s.couplingFindings(of: ContradictsTeethRule())
  }

  /// On a track at −y a car that goes to +x turns its wheels clockwise, negative about z.
  @Test func wheels() {
    #expect(wheel(0.02, y: -0.025) == [] && wheel(-0.02, y: 0.025) == [])
    #expect(wheel(-0.02, y: -0.025).count == 1 && wheel(0.02, y: 0.025).count == 1)
    #expect(wheel(0.021, y: -0.025).count == 1)
    #expect(
      wheel(0.02, y: -0.03).first?.message
        == "`roll` contradicts what it comes from: its radius is said to be 20 mm, `base/track` lies 25 mm from the line"
    )
    #expect(wheel(0.02, y: 0).first?.message.hasSuffix("the line of `wheel` lies within `base/track`") == true)
  }

  /// 5 mm over 120° about 180°: later by 10°, or by a tenth more, it is another lobe's.
  @Test func cams() {
    func lobe(_ lift: Double, late: Double = 0) -> [Finding] {
      var s = AssetSketch()
      s.box("base", "body", [0, 0, 0], [0.2, 0.1, 0.1])
      s.box("cam", "lobe", [0, 0, 0.2], [0.01, 0.01, 0.21])
      s.box("rod", "foot", [0, 0, 0.3], [0.01, 0.01, 0.31])
      s.joint("cam", .spin, "cam", on: "base", along: [0, 1, 0])
      s.joint("rod", .slide, "rod", on: "base")
      let knots = (0...360).map { i -> SIMD2<Double> in
        let x = Double(i) * .pi / 180
        let u = (x - .pi) / (.pi / 3)
        return [x + late, lift * pow(max(0, 1 - u * u), 2.5)]
      }
      s.document.couplings = [
        CouplingRecord(
          id: "lobe", relation: .curve(input: "cam", output: "rod", knots: knots, period: 2 * .pi, within: 1e-6),
          from: .init(
            kind: "cam", of: ["lobe": "cam/lobe", "follower": "rod"],
            values: ["base": 0.02, "lift": 0.005, "duration": 2 * .pi / 3, "peak": .pi]))
      ]
      return s.couplingFindings(of: ContradictsTeethRule())
    }
    #expect(lobe(0.005) == [])
    #expect(
      lobe(0.0055).map(\.message) == [
        "`lobe` contradicts what it comes from: its curve is up to 0.5 mm off the law of the lobe"
      ])
    #expect(lobe(0.005, late: .pi / 18).count == 1)
  }

  @Test func freewheels() {
    func wheel(_ ratio: Double, _ z: Vector3) -> [Finding] {
      var s = AssetSketch()
      s.box("base", "body", [0, 0, 0], [0.2, 0.1, 0.1])
      for name in ["cog", "wheel"] { s.box(name, "disc", [0, 0, 0.2], [0.01, 0.01, 0.21]) }
      s.joint("cog", .spin, "cog", on: "base", along: [1, 0, 0])
      s.joint("wheel", .spin, "wheel", on: "base", along: z)
      s.document.couplings = [
        CouplingRecord(
          id: "free", relation: .oneWay(driver: "cog", driven: "wheel", ratio: ratio, positive: true),
          from: .init(kind: "freewheel", of: ["driver": "cog", "driven": "wheel"]))
      ]
      return s.couplingFindings(of: ContradictsTeethRule())
    }
    #expect(wheel(1, [1, 0, 0]) == [] && wheel(-1, [-1, 0, 0]) == [])
    #expect(wheel(-1, [1, 0, 0]).count == 1 && wheel(1.2, [1, 0, 0]).count == 1)
  }

  @Test func chains() {
    func drive(_ second: Double) -> [Finding] {
      var g = GearSketch()
      g.gear("a", teeth: 44, at: 0, role: .input)
      g.gear("b", teeth: 18, at: 0.4)
      g.sketch.document.couplings = [
        CouplingRecord(
          id: "chain",
          relation: .linear(terms: [.init(dof: "a", factor: 44), .init(dof: "b", factor: second)], equals: 0),
          from: .init(
            kind: "chain", of: ["a": "a/teeth", "b": "b/teeth", "carrier": "plate"],
            values: ["teeth_a": 44, "teeth_b": 18]))
      ]
      return g.findings(of: ContradictsTeethRule())
    }
    #expect(drive(-18) == [] && drive(18).count == 1 && drive(-20).count == 1)
  }
}
