import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

@testable import PintleChecks

/// Where naive rules go wrong: sound assets that must pass, and faults that must not be passed in silence.
///
/// Those that one rule meets on its own are in its own tests: seals, hardware and studs (`PenetrationRuleTests`), racks
/// behind a shut door (`TravelsRuleTests`, `IdleNeedRuleTests`), drums and knobs that are no wheels (`WheelGroundRuleTests`),
/// plain knobs that look still (`DeadRuleTests`), concealed hinges (`PivotRuleTests`), telescopes and gas rods
/// (`SeparatesRuleTests`), twin wheels (`IslandRuleTests`), five casters (`DuplicateRuleTests`), flush fronts
/// (`CoplanarRuleTests`), frames drawn solid (`SolidMetalRuleTests`); families and recesses need programs
/// (`NaiveProgramTests`).
@Suite struct NaiveRuleTests {
  /// Neither has a point deeper than τ in the other, and no vertex of the rod lies in the sheet.
  @Test func aThinRodThroughAThinSheet() {
    var a = AssetSketch()
    a.box("frame", "post", [-1, -0.05, 0], [-0.9, 0.05, 1.6])
    a.box("frame", "sheet", [-0.9, -0.0005, 0], [0.9, 0.0005, 1])
    a.cylinder("rod", "rod", from: [0, -0.2, 0.5], along: [0, 1, 0], radius: 0.0004, height: 0.4, segments: 12)
    a.joint("slide", .slide, "rod", on: "frame", along: [1, 0, 0], range: (0, 0.1))
    #expect(a.model.tolerance > 1e-3)
    #expect(a.findings(of: PenetrationRule()).map(\.shapes) == [["rod/rod", "frame/sheet"]])
    // Beside the sheet it is free.
    var b = AssetSketch()
    b.box("frame", "post", [-1, -0.05, 0], [-0.9, 0.05, 1.6])
    b.box("frame", "sheet", [-0.9, -0.0005, 0], [0.9, 0.0005, 1])
    b.cylinder("rod", "rod", from: [0, -0.2, 1.5], along: [0, 1, 0], radius: 0.0004, height: 0.4, segments: 12)
    b.joint("slide", .slide, "rod", on: "frame", along: [1, 0, 0], range: (0, 0.1))
    #expect(b.messages(of: PenetrationRule()) == [])
  }

  /// Facets of shaft and bore that stand against each other overlap by r (1 − cos π/n).
  @Test func facetsOfACoaxialFit() {
    var a = AssetSketch()
    a.box("hub", "foot", [-0.3, -0.3, -0.1], [0.3, 0.3, -0.05])
    a.add("hub", "bore", tubeMesh(outer: 0.05, inner: 0.01, height: 0.1, segments: 24))
    a.add(
      "shaft", "shaft", cylinderMesh(radius: 0.01, height: 0.2, segments: 24),
      at: RigidTransform(turning: .pi / 24, about: [0, 0, 1]))
    a.joint("spin", .spin, "shaft", on: "hub")
    #expect(a.messages(of: PenetrationRule()) == [])
  }

  /// A rack on round wires hangs 0.2 mm over them, a knob stands off its fascia.
  @Test func aSmallGapHolds() {
    var a = AssetSketch.cabinet()
    for (i, x) in [-0.28, 0.28].enumerated() {
      a.cylinder("body", "wire_\(i)", from: [x, 0, 0.3], along: [0, 1, 0], radius: 0.004, height: 0.49, segments: 48)
    }
    a.box("rack", "grid", [-0.28, 0.01, 0.3042], [0.28, 0.4, 0.31])
    a.joint("slide", .slide, "rack", on: "body", along: [0, -1, 0], range: (0, 0.3))
    #expect(a.messages(of: FloatingRule()) == [])
    #expect(a.messages(of: PenetrationRule()) == [])
    var b = AssetSketch.cabinet()
    b.cylinder("knob", "cap", from: [0, 0.25, 0.7003], along: .up, radius: 0.02, height: 0.02)
    b.joint("turn", .spin, "knob", on: "body", at: [0, 0.25, 0.7], along: .up, range: (0, 4))
    #expect(b.messages(of: FloatingRule()) == [])
  }

  /// A closed tub cannot be seen, the drum in it can, through the door's glass: the tub holds it.
  @Test func whatHoldsAVisibleMoverIsNotHidden() {
    var a = AssetSketch.cabinet()
    var glass = AssetSketch.oak
    glass.opacity = 0.1
    a.document.materials["glass"] = glass
    a.box("motor", "block", [-0.05, 0.3, 0.018], [0.05, 0.4, 0.2])
    a.joint("hold", .slide, "motor", on: "body", along: [0, 0, 1], range: (0, 0.01))
    a.box("wall", "screen", [-0.282, 0.28, 0.018], [0.282, 0.298, 0.682])
    a.joint("weld", .fixed, "wall", on: "body")
    a.part("front", material: "glass")
    a.box("front", "pane", [-0.3, -0.018, 0], [0.3, 0, 0.7])
    a.joint("shut", .fixed, "front", on: "body")
    #expect(a.messages(of: HiddenRule()) == ["nothing of `motor` can be seen from outside, in no pose"])
    #expect(a.messages(of: InvisibleRule()).count == 1)
    // It drives a fan in front of the screen, on its shaft.
    a.cylinder("fan", "disc", from: [0, 0.25, 0.35], along: [0, -1, 0], radius: 0.1, height: 0.01)
    a.joint("spin", .spin, "fan", on: "motor", at: [0, 0.25, 0.35], along: [0, 1, 0])
    #expect(a.messages(of: HiddenRule()) == [])
    #expect(a.messages(of: InvisibleRule()) == [])
  }

  /// Levelling feet are drawn at the end of their thread; what is built in does not stand.
  @Test func feetBelowTheFloor() {
    var a = AssetSketch()
    a.box("body", "body", .zero, [0.5, 0.5, 0.5])
    a.part("foot", role: "levelling")
    a.cylinder("foot", "foot", from: [0.1, 0.1, -0.02], along: [0, 0, 1], radius: 0.02, height: 0.02)
    a.joint("thread", .screw, "foot", on: "body", range: (0, 10))
    #expect(a.messages(of: GroundRule()) == [])
    a.document.parts[1].role = nil
    #expect(a.messages(of: GroundRule()).count == 1)
    a.document.stands = "builtIn"
    #expect(a.messages(of: GroundRule()) == [])
  }
}

/// What cannot be declared is judged by what a person would say.
@Suite struct ImportedPenetrationTests {
  /// A wheel on an axle that no bore was made for.
  private func wheel(axle: Vector3 = .zero, kind: JointRecord.Kind = .spin) -> AssetSketch {
    var a = AssetSketch()
    a.document.imported = "urdf"
    a.box("body", "block", [-0.2, -0.2, -0.2], [-0.05, 0.2, 0.2])
    a.cylinder("body", "axle", from: axle + [-0.06, 0, 0], along: [1, 0, 0], radius: 0.01, height: 0.1, segments: 24)
    a.add(
      "wheel", "disc", cylinderMesh(radius: 0.1, height: 0.02, segments: 48),
      at: RigidTransform(origin: .zero, z: [1, 0, 0]), imported: true)
    a.joint("roll", kind, "wheel", on: "body", along: [1, 0, 0], range: kind == .spin ? nil : (0, 0.1))
    return a
  }

  @Test func aPinInItsEyeIsANote() {
    let found = wheel().findings(of: PenetrationRule())
    #expect(found.map(\.severity) == [.note])
    #expect(found.first?.hint == "cut a bore for it, or declare the fit")
    // The bar slides through the disc all the same.
    #expect(wheel(kind: .slide).findings(of: PenetrationRule()).map(\.severity) == [.note])
  }

  @Test func anObstacleBesideTheAxisIsAnError() {
    var a = wheel()
    a.box("body", "stay", [-0.06, 0.04, -0.01], [0.04, 0.06, 0.01])
    let found = a.findings(of: PenetrationRule())
    #expect(found.map(\.severity) == [.error])
    #expect(found.first?.shapes == ["wheel/disc", "body/stay"])
  }

  /// A wheel that rubs on its frame is round about its axis as well, but not there.
  @Test func aWheelInItsFrameIsNotGuided() {
    var a = wheel()
    a.box("body", "rail", [-0.06, 0.095, -0.2], [0.04, 0.12, 0.2])
    let rail = a.findings(of: PenetrationRule()).flatMap { [$0] + $0.related }.filter {
      $0.shapes.contains("body/rail")
    }
    #expect(rail.map(\.severity) == [.error])
  }

  @Test func aSmallOverlapIsAWarning() {
    var a = wheel()
    // 1 mm into the rim: more than τ, less than ten times as much.
    a.box("body", "shoe", [-0.06, 0.099, -0.02], [0.04, 0.12, 0.02])
    #expect(
      a.findings(of: PenetrationRule()).first { $0.shapes.contains("body/shoe") }?.severity ?? .warning == .warning)
  }

  /// What was built here could have said so.
  @Test func inAProgramItIsAnError() {
    var a = AssetSketch()
    a.cylinder("body", "axle", from: [-0.06, 0, 0], along: [1, 0, 0], radius: 0.01, height: 0.1, segments: 24)
    a.cylinder("wheel", "disc", from: .zero, along: [1, 0, 0], radius: 0.1, height: 0.02, segments: 48)
    a.joint("roll", .spin, "wheel", on: "body", along: [1, 0, 0])
    #expect(a.findings(of: PenetrationRule()).map(\.severity) == [.error])
  }
}

/// A scene says what the probe says.
@Suite struct ContactSceneTests {
  @Test func agreesWithTheProbe() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<150 {
      var a = AssetSketch()
      for name in ["one", "two"] {
        func offset() -> Double { Double.random(in: -0.06...0.06, using: &random) }
        let X = RigidTransform(
          turning: Double.random(in: 0...3, using: &random), about: [offset(), offset(), 1])
        let meshes = [
          boxMesh([-0.05, -0.03, -0.02], [0.05, 0.03, 0.02]), cylinderMesh(radius: 0.03, height: 0.08, segments: 16),
          tubeMesh(outer: 0.06, inner: 0.05, height: 0.06, segments: 24),
          boxMesh([-0.01, -0.01, -0.01], [0.01, 0.01, 0.01]),
        ]
        var at = X
        at.translation = [offset(), offset(), offset()]
        a.add(name, "shape", meshes[Int.random(in: 0..<4, using: &random)], at: at)
      }
      let model = a.model
      let context = CheckContext(model: model, mechanism: .init(model), policy: .default)
      let (s, t) = (model.shapes[0], model.shapes[1])
      let expected = context.probe.relation(between: s, at: .identity, and: t, at: .identity)
      switch (context.relation(0, 1), expected) {
      case (.apart, .apart), (.near, .near): break
      case (.penetrating(let d, _), .penetrating(let e, _)): #expect(abs(d - e) < 0.1 * e)
      case (.enclosed(let x), .enclosed(let y)): #expect(x == y)
      case (let found, let wanted): Issue.record("\(found) instead of \(wanted)")
      }
      let reach = 0.02
      let gap = context.probe.gap(between: s, at: .identity, and: t, at: .identity, within: reach)
      let own = context.gap(0, 1, within: reach)
      #expect((gap?.distance ?? -1).rounded(toPlaces: 9) == (own?.distance ?? -1).rounded(toPlaces: 9))
      #expect(context.meet(0, 1, within: reach) == (own != nil || expected != .apart))
    }
  }
}

extension Double {
  fileprivate func rounded(toPlaces n: Int) -> Double {
    var scale = 1.0
    for _ in 0..<n { scale *= 10 }
    return (self * scale).rounded() / scale
  }
}
