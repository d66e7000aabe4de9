import PintleDocument
import Testing

@testable import Pintle

@Suite struct HardwareTests {
  @Test func bearingStandsRoundTheLineWhereItWasAskedFor() throws {
    let d = documentOf { asset in
      let housing = asset.part("housing", .steel)
      housing.add("boss", .tube(outer: 80.mm, inner: 62.mm, from: [0, 0, 0], to: [0, 0.1, 0]))
      let shaft = asset.part("shaft", .steel)
      shaft.add("rod", .rod(diameter: 30.mm, from: [0, -0.05, 0], to: [0, 0.15, 0]))
      asset.spin("turn", shaft, on: housing, around: Axis(from: [0, 0, 0], toward: .back))
        .hardware(.bearing(bore: 30.mm, outer: 62.mm, width: 20.mm, at: 50.mm))
    }
    #expect(d.findings.isEmpty)
    let ring = d.bounds("housing/shaft_bearing_outer")
    #expect(isNear(ring.lower.y, 0.04, 1e-6) && isNear(ring.upper.y, 0.06, 1e-6))
    #expect(isNear(ring.size.x, 0.062, 1e-6))
    #expect(d.shape("housing/shaft_bearing_inner")?.hardware == "turn")
    #expect(d.joint("turn")?.hardware.map(\.kind) == ["bearing"])
  }

  @Test func bearingWithoutRoomIsAFindingAtItsLine() {
    let d = documentOf { asset in
      let a = asset.part("a", .steel), b = asset.part("b", .steel)
      a.add("body", .box(0.1, 0.1, 0.1))
      b.add("body", .box(0.1, 0.1, 0.1).moved(.up, 0.2))
      asset.spin("turn", b, on: a, around: Axis(from: [0, 0, 0], toward: .up))
        .hardware(.bearing(bore: 30.mm, outer: 20.mm, width: 10.mm, at: 0.1))
    }
    #expect(d.findings.map(\.rule) == ["value.size"])
    #expect(d.findings.first?.message == "a bearing of 20 mm has no room for a bore of 30 mm")
    #expect(d.findings.first?.source?.file == "HardwareTests.swift")
  }

  @Test func concealedHingeReachesFromTheWallIntoTheLeaf() throws {
    let d = documentOf { asset in
      let body = asset.part("body", .steel)
      let block = body.add("block", .box(0.5, 0.4, 0.8))
      let door = asset.part("door", .steel)
      let leaf = door.add("leaf", .box(0.5, 30.mm, 0.8).on(block.face(.front), gap: 4.mm))
      let line = leaf.edge(.left, .back).moved(.front, 10.mm).moved(.right, 8.mm)
      asset.hinge("swing", door, on: body, around: line, opening: .front, range: 0° ... 100°)
        .hardware(.concealed(count: 2, spread: 0.6, diameter: 8.mm, on: block.face(.front)))
    }
    #expect(d.findings.isEmpty)
    let first = d.bounds("body/door_bracket_1"), second = d.bounds("body/door_bracket_2")
    // Into the wall at y = −0.2, as far as the line at y = −0.214 and the pin's far side.
    #expect(first.upper.y > -0.2 && first.lower.y < -0.214 - 4e-3)
    #expect(isNear(abs(first.centre.z - second.centre.z), 0.6, 1e-6))
    #expect(d.bounds("door/eye_near_1").centre.z < d.bounds("body/door_bracket_1").centre.z)
    #expect(d.shape("door/eye_far_2")?.hardware == "swing")
  }

  @Test func pinBoresThickEyesAndLeavesThinOnesWhole() {
    func cuts(eye: Double) -> Int {
      documentOf { asset in
        let a = asset.part("a", .steel), b = asset.part("b", .steel)
        a.add("cheek", .box(10.mm, 40.mm, 40.mm).moved(.left, 20.mm))
        b.add("arm", .box(20.mm, eye, eye).moved(.up, 1.mm))
        asset.hinge("h", b, on: a, around: Axis(from: [0, 0, 0], toward: .right), opening: .back, range: 0° ... 10°)
          .hardware(.pin(diameter: 10.mm, length: 60.mm))
      }.cuts("b/arm")
    }
    #expect(cuts(eye: 0.030) == 1)
    #expect(cuts(eye: 0.012) == 0)
  }

  @Test func motorShaftTurnsInABoreOfTheParent() {
    let d = documentOf { asset in
      let motor = asset.part("motor", .steel), fan = asset.part("fan", .plastic)
      motor.add("can", .box(60.mm, 60.mm, 60.mm))
      fan.add("disc", .cylinder(diameter: 0.1, length: 6.mm).moved(.up, 40.mm))
      asset.spin("turn", fan, on: motor, around: Axis(from: [0, 0, 0.03], toward: .up))
        .hardware(.motorShaft(diameter: 5.mm, length: 40.mm))
    }
    #expect(d.findings.isEmpty)
    #expect(d.cuts("motor/can") == 1)
    let shaft = d.bounds("fan/shaft")
    #expect(isNear(shaft.lower.z, 0.01, 1e-6) && isNear(shaft.upper.z, 0.05, 1e-6))
  }

  @Test func runnersFillTheRoomBesideASlidingBox() {
    let d = documentOf { asset in
      let body = asset.part("body", .oak), box = asset.part("box", .oak)
      let shell = body.add("shell", .openBox(0.5, 0.4, 0.2, wall: 10.mm, open: .front))
      box.add("crate", .box(0.46, 0.3, 0.1).aligned(.front, to: shell.face(.front)))
      asset.slide("pull", box, on: body, toward: .front, range: 0...0.2).hardware(.runners(in: shell.opening))
    }
    #expect(d.findings.isEmpty)
    #expect(isNear(d.bounds("body/box_runner_right").upper.x, 0.24, 1e-9))
    #expect(isNear(d.bounds("box/bar_right").lower.x, 0.23, 1e-9))
    #expect(d.contacts.count == 2)
  }

  @Test func runnersWithoutRoomAreAFinding() {
    let d = documentOf { asset in
      let body = asset.part("body", .oak), box = asset.part("box", .oak)
      let shell = body.add("shell", .openBox(0.5, 0.4, 0.2, wall: 10.mm, open: .front))
      box.add("crate", .box(0.48, 0.3, 0.1))
      asset.slide("pull", box, on: body, toward: .front, range: 0...0.2).hardware(.runners(in: shell.opening))
    }
    #expect(d.findings.map(\.rule) == ["family.room"])
  }
}
