import PintleDocument
import Testing

@testable import Pintle

@Suite struct FamilyTests {
  @Test func knobTurnsOnAShaftInABoreBehindItsPanel() throws {
    let d = documentOf { asset in
      let box = asset.part("box", .steel)
      let panel = box.add("panel", .box(0.2, 3.mm, 0.1))
      box.add("backing", .box(0.2, 20.mm, 0.1).on(panel.face(.back)))
      asset.knob("volume", on: panel.face(.front), diameter: 40.mm, height: 20.mm, range: 0° ... 300°)
    }
    #expect(d.findings.isEmpty)
    let turn = try #require(d.joint("volume_turn"))
    // Clockwise for somebody in front: right-handed about the line into the panel, +y.
    #expect(turn.frame.z == [0, 1, 0])
    #expect(d.part("volume")?.role == "knob")
    // The bore goes through the panel, the collar's pocket lies in what is behind it.
    #expect(d.cuts("box/panel") == 1)
    #expect(d.cuts("box/backing") == 2)
    let head = d.bounds("volume/head"), shaft = d.bounds("volume/shaft")
    #expect(isNear(head.upper.y, -1.5e-3 - 0.1e-3))
    #expect(shaft.upper.y > 1.5e-3 && shaft.lower.y < head.upper.y)
    #expect(d.shape("volume/shaft")?.hardware == "volume_turn")
    #expect(d.contacts.contains { $0.a == "volume/shaft" && $0.b == "box/panel" && $0.kind == .runningFit })
  }

  @Test func buttonHasAPocketWithRoomToTravel() throws {
    let d = documentOf { asset in
      let box = asset.part("box", .plastic)
      let panel = box.add("panel", .box(0.1, 20.mm, 0.1))
      asset.button("start", on: panel.face(.front), size: (20.mm, 12.mm), travel: 2.mm)
    }
    #expect(d.findings.isEmpty)
    let press = try #require(d.joint("start_press"))
    #expect(press.frame.z == [0, 1, 0])
    #expect(press.dofs.first?.range == .init(lower: 0, upper: 2e-3))
    #expect(d.cuts("box/panel") == 2)
    let cap = d.bounds("start/cap")
    // Proud of the panel also when pressed; 20 mm are thick enough for the pocket.
    #expect(cap.lower.y < -10e-3 - 2e-3)
    #expect(d.shape("box/start_housing") == nil)
  }

  @Test func buttonInASheetGetsAHousing() {
    let d = documentOf { asset in
      let box = asset.part("box", .steel)
      let sheet = box.add("sheet", .box(0.1, 1.mm, 0.1))
      asset.button("start", on: sheet.face(.front), size: (20.mm, 12.mm), travel: 2.mm)
    }
    #expect(d.findings.isEmpty)
    #expect(isNear(d.bounds("box/start_housing").lower.y, 0.5e-3))
  }

  @Test func wheelsOfBothSidesRollForwardTogether() throws {
    let d = documentOf { asset in
      let cart = asset.part("cart", .oak)
      let deck = cart.add("deck", .box(0.4, 0.6, 30.mm).standing(at: 0.2))
      let axle = cart.add(
        "axle", .rod(diameter: 12.mm, along: deck.face(.bottom).line(.right, at: 0.1), length: 0.5).moved(.down, 90.mm))
      for side in [Side.left, .right] {
        asset.wheel("\(side)", on: axle.end(side), radius: 0.11, width: 40.mm)
      }
    }
    #expect(d.findings.isEmpty)
    // Rolling toward the front is right-handed about +x, on either side.
    #expect(d.joint("left_roll")?.frame.z == [1, 0, 0])
    #expect(d.joint("right_roll")?.frame.z == [1, 0, 0])
    #expect(d.joint("left_roll")?.dofs.first?.range == nil)
    let tyre = d.bounds("left/tyre"), axle = d.bounds("cart/axle")
    #expect(isNear(tyre.lower.z, 0, 1e-6))
    #expect(tyre.lower.x >= axle.lower.x - 1e-9)
    #expect(d.contacts.filter { $0.kind == .runningFit }.map(\.a) == ["cart/axle", "cart/axle"])
  }

  @Test func wheelOnAFlatSideGetsAStubAxle() {
    let d = documentOf { asset in
      let car = asset.part("car", .pine)
      let body = car.add("body", .box(0.08, 0.2, 0.04).standing(at: 20.mm))
      asset.wheel("front", on: body.face(.right).spot([.front: 40.mm, .bottom: 5.mm]), radius: 25.mm, width: 12.mm)
    }
    #expect(d.findings.isEmpty)
    #expect(isNear(d.bounds("car/front_axle").lower.x, 0.04))
    #expect(d.bounds("front/tyre").lower.x > 0.04 + 5e-3)
  }

  @Test func sectionsOfWheelsNeverCrossThemselves() {
    for radius in [0.012, 0.03, 0.11, 0.35] {
      for share in [0.15, 0.35, 0.6, 1.0] {
        let form = WheelForm(radius: radius, width: radius * share, axle: 0.16 * radius)
        for outline in [form.rim, form.tyre] {
          #expect(!crossesItself(outline), "radius \(radius), width \(radius * share)")
        }
      }
    }
  }

  @Test func drawerStaysOnItsRunners() throws {
    let d = documentOf { asset in
      let cabinet = asset.part("cabinet", .oak)
      let shell = cabinet.add("shell", .openBox(0.6, 0.5, 0.2, wall: 18.mm, open: .front).standing())
      let drawer = asset.drawer("drawer", in: shell.opening, of: cabinet, travel: 0.38)
      asset.expect(drawer, travels: .atLeast(0.3), toward: .front)
    }
    #expect(d.findings.isEmpty)
    #expect(d.joint("drawer_slide")?.frame.z == [0, -1, 0])
    let bar = d.bounds("drawer/bar_left"), channel = d.bounds("cabinet/drawer_runner_left")
    #expect(bar.size.y - 0.38 >= 0.15 * bar.size.y - 1e-9)
    // Inside the channel, 0.1 mm from its flanges; the channel lies on the wall.
    #expect(isNear(channel.lower.x, -0.3 + 18e-3))
    #expect(bar.lower.z > channel.lower.z && bar.upper.z < channel.upper.z)
    #expect(isNear(d.bounds("drawer/box").lower.x, bar.upper.x))
    #expect(isNear(d.bounds("drawer/front").lower.y, -0.25))
  }

  @Test func drawerThatWouldFallOffIsAFinding() {
    let d = documentOf { asset in
      let cabinet = asset.part("cabinet", .oak)
      let shell = cabinet.add("shell", .openBox(0.6, 0.5, 0.2, wall: 18.mm, open: .front).standing())
      asset.drawer("drawer", in: shell.opening, of: cabinet, travel: 0.6)
    }
    #expect(d.findings.map(\.rule) == ["family.travel"])
    #expect(d.findings.first?.source?.file == "FamilyTests.swift")
  }

  @Test(arguments: [Side.left, .right, .top, .bottom])
  func doorSwingsOutwardOnEverySide(_ side: Side) throws {
    let d = documentOf { asset in
      let cabinet = asset.part("cabinet", .oak)
      let shell = cabinet.add("shell", .openBox(0.6, 0.5, 0.7, wall: 18.mm, open: .front).standing())
      asset.door("door", over: shell.opening, of: cabinet, hung: side, opens: 110°, thickness: 18.mm)
    }
    #expect(d.findings.isEmpty)
    let swing = try #require(d.joint("door_swing"))
    let leaf = d.bounds("door/leaf")
    // The free side first moves to the front: line × (centre − line) has −y.
    #expect(swing.frame.z.cross(leaf.centre - swing.frame.origin).y < 0)
    // Flush with the opening, 2 mm of gap all round.
    #expect(isNear(leaf.lower.y, -0.25))
    #expect(isNear(leaf.lower.x, -0.3 + 20e-3) && isNear(leaf.upper.x, 0.3 - 20e-3))
    // The line lies inside the leaf near the hung side.
    #expect(leaf.grown(1e-6).contains(swing.frame.origin))
    #expect(abs(leaf[side] - swing.frame.origin[side.axis]) < 10e-3)
  }

  @Test func hiddenHingeClearsTheFrameThroughTheWholeSwing() throws {
    // The leaf's hung corner region, turned in steps against the frame's corner.
    for opens in [60.0, 95, 110, 135] {
      let d = documentOf { asset in
        let cabinet = asset.part("cabinet", .oak)
        let shell = cabinet.add("shell", .openBox(0.6, 0.5, 0.7, wall: 18.mm, open: .front).standing())
        asset.door(
          "door", over: shell.opening, of: cabinet, hung: .left, opens: Angle(degrees: opens), thickness: 18.mm)
      }
      let leaf = d.bounds("door/leaf")
      let swing = try #require(d.joint("door_swing"))
      let wall = -0.3 + 18e-3
      let line = swing.frame.origin
      for step in 0...200 {
        let turn = RigidTransform(
          turning: Angle(degrees: opens).radians * Double(step) / 200, about: swing.frame.z, through: line)
        // Points all round the leaf's outline; none may come into the wall's material.
        for i in 0...400 {
          let s = Double(i) / 400
          for p: Vector3 in [
            [leaf.lower.x + s * leaf.size.x, leaf.lower.y, line.z],
            [leaf.lower.x, leaf.lower.y + s * leaf.size.y, line.z],
          ] {
            let q = turn.apply(p)
            #expect(!(q.x < wall - 1e-6 && q.y > -0.25 + 1e-6), "\(opens)° at \(step)")
          }
        }
      }
    }
  }

  @Test func lidHasKnucklesThatAlternate() throws {
    let d = documentOf { asset in
      let box = asset.part("box", .steel)
      let tub = box.add("tub", .openBox(0.4, 0.22, 0.16, wall: 1.5.mm, open: .up).standing())
      asset.lid("lid", over: tub.face(.top), of: box, hung: .back, opens: 105°, thickness: 1.5.mm)
    }
    #expect(d.findings.isEmpty)
    let swing = try #require(d.joint("lid_swing"))
    #expect(swing.hardware.first?.kind == "barrel")
    #expect(isNear(swing.frame.origin.y, 0.11 + 4e-3))
    for path in ["box/lid_knuckles_1", "box/lid_knuckles_2", "lid/knuckles_leaf_1", "box/lid_pin_1"] {
      #expect(d.shape(path)?.hardware == "lid_swing", "\(path)")
    }
    // The plate of the lid lies on its top, that of the tub on its back.
    #expect(isNear(d.bounds("lid/plate_leaf_1").lower.z, 0.16 + 1.5e-3))
    #expect(isNear(d.bounds("box/lid_plate_1").lower.y, 0.11))
  }

  @Test func leverThroughADoorHasTwoArms() {
    let d = documentOf { asset in
      let door = asset.part("door", .oak)
      let leaf = door.add("leaf", .box(0.8, 40.mm, 2.0).standing())
      asset.lever(
        "handle", on: leaf.face(.front).spot([.right: 60.mm, .bottom: 1.05]), length: 0.12, toward: .left, through: true
      )
    }
    #expect(d.findings.isEmpty)
    #expect(d.cuts("door/leaf") == 1)
    #expect(d.bounds("handle/arm").lower.y < -20e-3)
    #expect(d.bounds("handle/arm_back").upper.y > 20e-3)
    // Both arms point the same way.
    #expect(d.bounds("handle/arm").lower.x < 0.4 - 0.16)
    #expect(d.bounds("handle/arm_back").lower.x < 0.4 - 0.16)
  }

  @Test func casterStandsOnTheFloorWhereverItHangs() {
    let d = documentOf { asset in
      let base = asset.part("base", .aluminium)
      base.add("plate", .box(0.3, 0.3, 40.mm).standing(at: 66.mm))
      asset.caster(
        "caster", on: base, at: Placement(at: Point(0.1, 0.1, 0.066)), wheel: 50.mm, width: 20.mm, trail: 20.mm,
        stem: 11.mm)
    }
    #expect(d.findings.isEmpty)
    #expect(isNear(d.bounds("caster_wheels/wheel_left").lower.z, 0, 1e-6))
    #expect(d.joint("caster_roll")?.parent == "caster")
    #expect(d.cuts("base/plate") == 2)
    #expect(d.contacts.count == 2)
  }

  @Test func placesOfNoPartAreFindings() {
    let d = documentOf { asset in
      asset.part("box", .steel).add("body", .box(0.1, 0.1, 0.1))
      asset.knob("k", on: Solid.box(0.1, 0.1, 0.1).face(.front), diameter: 20.mm, height: 10.mm)
    }
    #expect(d.findings.map(\.rule) == ["family.place"])
  }
}

/// Whether two sides of a polygon cross, or a side runs back over the one before it.
private func crossesItself(_ p: [SIMD2<Double>]) -> Bool {
  func side(_ a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>) -> Double {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }
  let n = p.count
  for i in 0..<n {
    let (a, b, next) = (p[i], p[(i + 1) % n], p[(i + 2) % n])
    if abs(side(a, b, next)) < 1e-15, ((b - a) * (next - b)).sum() < 0 { return true }
    for j in (i + 2)..<(i + n - 1) {
      let (c, d) = (p[j % n], p[(j + 1) % n])
      if side(a, b, c) * side(a, b, d) < 0, side(c, d, a) * side(c, d, b) < 0 { return true }
    }
  }
  return false
}
