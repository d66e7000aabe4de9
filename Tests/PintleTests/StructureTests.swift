import PintleDocument
import Testing

@testable import Pintle

@Suite struct StructureTests {
  private func twoParts(_ asset: Asset) -> (Part, Part) {
    let a = asset.part("a", .steel), b = asset.part("b", .steel)
    a.add("body", .box(1, 1, 1).standing())
    b.add("body", .box(1, 1, 0.1).standing(at: 1))
    return (a, b)
  }

  @Test func namesAreUniqueAndPlain() {
    let line: UInt = #line
    let d = document { asset in
      let a = asset.part("a", .steel)
      let other = asset.part("a", .steel)
      a.add("x", .box(1, 1, 1))
      a.add("x", .box(1, 1, 1))
      other.add("my shape/1", .box(1, 1, 1))
      let c = asset.part("", .steel)
      c.add("2nd", .box(1, 1, 1))
      asset.fixed("j", other, to: a)
      asset.fixed("j", c, to: a)
    }
    #expect(
      d.findings.map { $0.told(from: line) } == [
        "structure.duplicate_name @+3 there is a part named `a` already",
        "structure.duplicate_name @+5 there is a shape of `a` named `x` already",
        "structure.name @+6 `my shape/1` cannot be the name of a shape of `a_2`",
        "structure.name @+7 `` cannot be the name of a part",
        "structure.name @+8 `2nd` cannot be the name of a shape of `unnamed`",
        "structure.duplicate_name @+10 there is a joint named `j` already",
      ])
    #expect(d.parts.map(\.id) == ["a", "a_2", "unnamed"])
    #expect(d.parts.flatMap(\.shapes).map(\.id) == ["x", "x_2", "my_shape_1", "n2nd"])
    #expect(d.joints.map(\.id) == ["j", "j_2"])
  }

  @Test func aPartHasOneParentAndNeverItself() {
    let line: UInt = #line
    let d = document { asset in
      let (a, b) = twoParts(asset)
      asset.fixed("one", b, to: a)
      asset.fixed("two", b, to: a)
      asset.fixed("three", a, to: b)
      asset.fixed("four", a, to: a)
    }
    #expect(
      d.findings.map { $0.told(from: line) } == [
        "structure.two_parents @+4 `two` (line \(line + 4)) holds `b`, which `one` (line \(line + 3)) holds on `a` already",
        "structure.cycle @+5 `three` holds `a` on `b`, which hangs on `a` itself",
        "structure.cycle @+6 `four` holds `a` on itself",
      ])
    #expect(
      d.findings[0].hint
        == "a part has one parent; what holds it a second time closes a loop: "
        + "asset.close(\"two\", b, to: a, by: .weld)")
    #expect(d.joints.map(\.id) == ["one"])
  }

  @Test func emptyPartsAndBadMasses() {
    let line: UInt = #line
    let d = document { asset in
      let a = asset.part("a", .steel)
      _ = a.face(.top)
      a.weighs(-1)
      a.weighs(2)
    }
    #expect(
      d.findings.map { $0.told(from: line) } == [
        "structure.empty_part @+2 part `a` has no shape yet whose sides could be used",
        "value.size @+4 the mass of `a` is -1 kg, a mass is more than 0",
        "structure.empty_part @+2 part `a` has no shapes",
      ])
    #expect(d.parts[0].weighs == 2)
  }

  @Test func rangesAndHomes() {
    let line: UInt = #line
    let d = document { asset in
      let (a, b) = twoParts(asset)
      let c = asset.part("c", .steel)
      c.add("body", .box(1, 1, 1).moved(.up, 3))
      asset.hinge("h", b, on: a, around: b.edge(.bottom, .back), opening: .up, range: 90° ... 0°, home: 45°)
      asset.slide("s", c, on: a, toward: .up, range: -1...1, home: 2)
    }
    #expect(
      d.findings.map { $0.told(from: line) } == [
        "joint.range @+5 the range of `h` is reversed: 90° to 0°",
        "joint.home @+6 the home of `s` lies outside its range",
      ])
    #expect(d.joints[0].dofs[0].range == .init(lower: 0, upper: Double.pi / 2))
    #expect(d.home == ["h": Double.pi / 4])
  }

  @Test func needsAreOfTheRightKind() {
    let line: UInt = #line
    let d = document { asset in
      let (a, b) = twoParts(asset)
      let c = asset.part("c", .steel)
      c.add("body", .box(1, 1, 1).moved(.up, 3))
      let door = asset.hinge("door", b, on: a, around: b.edge(.bottom, .back), opening: .up, range: 0° ... 90°)
      let lost = asset.hinge("lost", b, on: a, around: b.edge(.bottom, .back), opening: .up, range: 0° ... 90°)
      let slide = asset.slide("slide", c, on: a, toward: .up, range: 0...1)
      slide.needs(door, .atLeast(80°))
      slide.needs(door, .atLeast(0.1))
      slide.needs(slide, .atMost(0.1))
      slide.needs(lost, .atLeast(80°))
      asset.fixed("f", asset.part("d", .steel), to: a).damping(1)
    }
    #expect(
      d.findings.filter { $0.rule.hasPrefix("joint") }.map { $0.told(from: line) } == [
        "joint.needs @+9 `slide` needs a distance of `door`, which is a hinge",
        "joint.needs @+10 `slide` cannot need itself",
        "joint.needs @+11 `slide` needs `lost`, which holds nothing",
        "joint.freedom @+12 `f` has no freedom that damping could act on",
      ])
    #expect(d.joints[1].needs.map(\.dof) == ["door"] && d.joints[1].needs[0].min == 80°.radians)
  }

  @Test func dynamicsAndContacts() {
    let d = document { asset in
      let (a, b) = twoParts(asset)
      let bore = a.add("tube", .tube(outer: 0.2, inner: 0.1, from: [0, 0, 1], to: [0, 0, 2]))
      let shaft = b.add("rod", .rod(diameter: 0.099, from: [0, 0, 1], to: [0, 0, 2]))
      asset.cylinder("c", b, on: a, along: Axis(from: [0, 0, 1], toward: .up), travel: 0...0.5)
        .runs(shaft, in: bore).threads(shaft, into: bore).runs(bore, in: a.shapes[0])
        .spring(stiffness: 10, force: 2).damping(0.5).friction(1).motor(effort: 3, velocity: 4)
        .detents(every: 0.1).detents(every: 30°)
    }
    #expect(d.findings.map(\.message) == ["`a/tube` and `a/body` are of one part and never move against each other"])
    let dofs = d.joints[0].dofs
    #expect(dofs.map(\.id) == ["c_travel", "c_turn"] && dofs.map(\.role) == [.input, .passive])
    #expect(dofs[0].spring == .init(stiffness: 10, force: 2) && dofs[0].damping == 0.5 && dofs[0].friction == 1)
    #expect(dofs[0].drive == .init(kind: .motor, effort: 3, speed: 4))
    #expect(dofs[0].detents == 0.1 && dofs[1].detents == 30°.radians)
    #expect(d.contacts.map(\.a) == ["b/rod", "b/rod"] && d.contacts.map(\.kind) == [.runningFit, .thread])
    #expect(d.contacts.map(\.joint) == ["c", "c"])
  }

  @Test func screwsTurnAsFarAsTheyTravel() {
    let d = document { asset in
      let (a, b) = twoParts(asset)
      let c = asset.part("c", .steel)
      c.add("body", .box(1, 1, 1).moved(.up, 3))
      let foot = asset.screw(
        "foot", b, on: a, around: Axis(from: [0, 0, 1], toward: .up), pitch: 2.mm, range: 0...10.mm)
      asset.slide("s", c, on: a, toward: .up, range: 0...1).needs(foot, .atLeast(4.mm))
    }
    #expect(d.findings.isEmpty)
    let dof = d.joints[0].dofs[0]
    #expect(dof.type == .helical && dof.lead == 0.002 && abs((dof.range?.upper ?? 0) - 10 * Double.pi) < 1e-9)
    #expect(abs((d.joints[1].needs[0].min ?? 0) - 4 * Double.pi) < 1e-9)
  }

  @Test func subAssembliesHaveTheirOwnFrameAndNames() {
    let d = document { asset in
      let a = asset.part("a", .steel)
      a.add("body", .box(1, 1, 0.1))
      for (i, spoke) in Axis(from: [0, 0, 0], toward: .up).ring(2, radius: 2).enumerated() {
        let sub = asset.assembly("arm_\(i + 1)", at: spoke)
        let part = sub.part("leaf", .oak)
        part.add("leaf", .box(0.2, 1, 0.1).moved(.front, 0.5))
        sub.hinge("swing", part, on: a, around: part.edge(.bottom, .back), opening: .up, range: 0° ... 90°)
        sub.expect(part, opens: .atLeast(45°), toward: .front)
      }
    }
    #expect(d.findings.isEmpty)
    #expect(
      d.parts.map(\.id) == ["a", "arm_1_leaf", "arm_2_leaf"] && d.joints.map(\.id) == ["arm_1_swing", "arm_2_swing"])
    #expect(d.components.map(\.id) == ["arm_1", "arm_2"] && d.parts[2].component == "arm_2")
    // Both leaves are one solid; the second lies turned by half a turn.
    #expect(d.parts[1].shapes[0].solid == d.parts[2].shapes[0].solid)
    #expect(d.parts[1].shapes[0].at.translation == [0, -2.5, 0] && d.parts[2].shapes[0].at.translation == [0, 2.5, 0])
    #expect(d.joints[0].frame.z == -d.joints[1].frame.z && d.joints[1].frame.origin.y == 2)
    #expect(d.expectations.map(\.toward) == [[0, -1, 0], [0, 1, 0]])
    #expect(d.joints[1].dofs[0].sense?.toward == [0, 0, 1])
  }

  @Test func whereItStandsDecidesTheBase() {
    for (stands, base, word) in [
      (Stands.onFloor, Document.Base.standing, "floor"), (.onTable, .standing, "table"), (.builtIn, .fixed, "builtIn"),
      (.onWall, .fixed, "wall"), (.hanging, .fixed, "hanging"), (.handheld, .held, "handheld"),
    ] {
      let d = document { $0.stands(stands) }
      #expect(d.base == base && d.stands == word)
    }
    #expect(document { _ in }.stands == nil)
  }

  @Test func restingIsLeftToTheHost() {
    let d = document { asset in
      let a = asset.part("a", .steel)
      let body = a.add("body", .box(1, 1, 1))
      asset.part("b", .steel).add("ball", .sphere(diameter: 0.1).centred(at: [0, 0, 2]).resting(on: body))
      _ = Solid.box(1, 1, 1).resting()
    }
    #expect(d.parts[1].shapes[0].resting == .init(toward: [0, 0, -1], on: ["a/body"], clearance: 1e-4))
    #expect(d.findings.map(\.rule) == ["place.nowhere"])
  }
}
