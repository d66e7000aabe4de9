import Pintle

/// A sliding gate: a motor behind it turns a pinion in the rack along its foot, and it rolls aside on a rail.
///
/// Seen from the street, the front; it opens to the right. Drawn shut; gear and wheels turn about front–back lines, whose
/// stations count from the middle of the leaf toward the back.
struct RackGate: AssetProgram {
  @Parameter("width of the leaf", in: 2.0...3.2) var width = 2.6
  @Parameter("height of the leaf", in: 1.0...1.5) var height = 1.25
  @Parameter("teeth of the pinion", in: 18...24) var teeth = 20

  func build(_ asset: Asset) {
    let end = width / 2
    let railTop = 0.12  // where the wheels run
    let wheelRadius = 50.mm
    let axle = railTop + wheelRadius
    let low = 0.185, high = low + height
    let spec = GearSpec(module: 4.mm, teeth: teeth, backlash: 0.4.mm)
    let pitchLine = 0.245  // of the rack
    let pinionX = end - 0.16
    let travel = width - 0.38
    let pinionLine = Axis(from: [pinionX, 0, pitchLine - spec.pitchDiameter / 2], toward: .back)
    let green = Material.steel.painted(.darkGreen)

    // MARK: foundation, rail, portal and catch post
    let ground = asset.part("foundation", .concrete)
    ground.add("strip", .box(x: (-end - 0.25)...(end + travel + 0.1), y: -0.22...0.22, z: 0...0.10))
    ground.add(
      "rail_foot", .box(x: -end...(end + travel), y: -20.mm...20.mm, z: 0.10...0.106), .steel.galvanised)
    let railLine = Axis(from: [0, 0, railTop - 10.mm], toward: .right)
    let rail = ground.add(
      "rail", .cylinder(diameter: 20.mm, on: railLine, over: -end...(end + travel)), .steel.galvanised)
    let portalX = end + 0.14
    ground.add(
      "portal_posts",
      Solid.box(x: (portalX - 45.mm)...(portalX + 45.mm), y: 70.mm...0.16, z: 0.10...(high + 0.13)).symmetric(
        across: .front), green)
    ground.add(
      "portal_head",
      .box(x: (portalX - 55.mm)...(portalX + 55.mm), y: -0.17...0.17, z: (high + 0.09)...(high + 0.14)).rounded(
        .vertical, 10.mm), green)
    let guides = ground.add(
      "guide_pads",
      Solid.box(x: (portalX - 60.mm)...(portalX + 60.mm), y: 30.5.mm...70.mm, z: (high - 58.mm)...(high - 6.mm))
        .symmetric(across: .front),
      .nylon(.white))
    let post = asset.part("catch_post", green)
    post.add(
      "post",
      Solid.box(x: (-end - 0.15)...(-end - 60.mm), y: -50.mm...50.mm, z: 0.10...(high + 0.10))
        .adding(.box(x: (-end - 0.16)...(-end - 50.mm), y: -60.mm...60.mm, z: (high + 0.08)...(high + 0.11))))
    post.add(
      "jaws",
      Solid.box(x: (-end - 80.mm)...(-end + 40.mm), y: 41.mm...49.mm, z: 0.70...0.86).symmetric(across: .front),
      .steel.galvanised)
    post.add(
      "buffer", .box(x: (-end - 60.mm)...(-end - 1.mm), y: -30.mm...30.mm, z: 0.74...0.82), .rubber, yields: 2.mm)
    asset.fixed("catch_bolts", post, to: ground)

    // MARK: leaf
    let leaf = asset.part("leaf", green, role: .none)
    let wheelX = [0.22 - end, end - 0.34]
    leaf.add(
      "foot_beam",
      Solid.box(x: -end...end, y: -40.mm...40.mm, z: low...(low + 80.mm))
        .subtracting(wheelX.map { .box(x: ($0 - 75.mm)...($0 + 75.mm), y: -24.mm...24.mm, z: 0...(low + 70.mm)) }))
    let topBeam = leaf.add("top_beam", .box(x: -end...end, y: -30.mm...30.mm, z: (high - 60.mm)...high))
    leaf.add(
      "stiles",
      Solid.box(x: (-end)...(60.mm - end), y: -30.mm...30.mm, z: low...high)
        .adding(
          .box(x: (end - 60.mm)...end, y: -30.mm...30.mm, z: low...high),
          .box(x: -30.mm...30.mm, y: -30.mm...30.mm, z: low...high)))
    let bars = 9
    let gap = (end - 90.mm) / Double(bars + 1)
    for (name, start) in [("left", 60.mm - end), ("right", 30.mm)] {
      for k in 1...bars {
        leaf.add(
          "\(name)_bar_\(k)",
          .cylinder(
            diameter: 20.mm, on: Axis(from: [start + Double(k) * gap, 0, 0], toward: .up),
            over: (low + 60.mm)...(high - 30.mm)))
      }
    }
    leaf.add(
      "brackets",
      Solid.plate(
        .around(wheelX.flatMap { x in [[x, axle, 50.mm]] }.prefix(1) + [[wheelX[0], low + 40.mm, 50.mm]]),
        on: Axis(from: [0, 0, 0], toward: .back), x: .right, y: .up, over: 24.mm...32.mm
      ).adding(
        .plate(
          .around([[wheelX[1], axle, 50.mm], [wheelX[1], low + 40.mm, 50.mm]]),
          on: Axis(from: [0, 0, 0], toward: .back),
          x: .right, y: .up, over: 24.mm...32.mm)
      ).symmetric(across: .front), .steel.galvanised)
    let slide = asset.slide("leaf", leaf, on: ground, toward: .right, range: .follows)
    slide.runs(topBeam, in: guides)

    // MARK: motor and pinion
    let motor = asset.part("motor", .plastic(.lightGray))
    motor.add(
      "plinth", .box(x: (pinionX - 0.12)...(pinionX + 0.12), y: 0.10...0.22, z: 0.10...0.125), .steel.galvanised)
    let housing = motor.add(
      "housing",
      Solid.box(x: (pinionX - 0.11)...(pinionX + 0.11), y: 0.10...0.21, z: 0.125...0.42).rounded(.along(.back), 30.mm)
        .subtracting(.cylinder(diameter: 20.2.mm, on: pinionLine, over: 0.05...0.16)))
    motor.add(
      "cover",
      .box(x: (pinionX - 80.mm)...(pinionX + 80.mm), y: 0.21...0.218, z: 0.17...0.38).rounded(.along(.back), 15.mm),
      .plastic(.orange))
    let lampLine = Axis(from: [pinionX + 60.mm, 0.16, 0], toward: .up)
    let lamp = asset.part("lamp", .plastic(.amber))
    lamp.add("dome", .turned(on: lampLine, [[0.42, 0], [0.42, 22.mm], [0.46, 22.mm], [0.472, 15.mm], [0.476, 0]]))
    asset.fixed("lamp_foot", lamp, to: motor)
    asset.fixed("motor_bolts", motor, to: ground)
    let pinion = asset.part("pinion", .steel)
    let gear = pinion.addGear("teeth", spec, on: pinionLine, over: 44.mm...74.mm)
    let shaft = pinion.add("shaft", .cylinder(diameter: 20.mm, on: pinionLine, over: 70.mm...0.158))
    pinion.add("collar", .ring(outer: 34.mm, inner: 20.mm, on: pinionLine, over: 74.mm...98.mm))
    let drive = asset.spin(
      "drive", pinion, on: motor, around: pinionLine, turning: .moves(leaf, .right),
      range: 0° ... (travel / (.pi * spec.pitchDiameter)).turns, drive: .motor(effort: 20, speed: 5))
    drive.runs(shaft, in: housing)
    let count = Int((width - 0.16) / (Double.pi * 4.mm))
    let rack = leaf.addRack(
      "rack", teeth: count, on: Axis(from: [0.07 - end, 68.mm, pitchLine], toward: .right), facing: .down,
      over: -25.mm...0,
      backing: 12.mm, meshing: gear, .steel.galvanised)
    leaf.add(
      "rack_fixing", .box(x: -end...end, y: 40.mm...43.mm, z: (pitchLine + 5.mm)...(low + 80.mm)), .steel.galvanised)
    asset.mesh(gear, rack)

    // MARK: wheels roll as far as the leaf goes
    for (name, x) in zip(["left_wheel", "right_wheel"], wheelX) {
      let line = Axis(from: [x, 0, axle], toward: .back)
      let wheel = asset.part(name, .steel, role: .none)
      wheel.add(
        "tread",
        .turned(
          on: line,
          [
            [-18.mm, 7.mm], [-18.mm, 57.mm], [-11.mm, 57.mm], [-6.mm, wheelRadius], [6.mm, wheelRadius],
            [11.mm, 57.mm],
            [18.mm, 57.mm], [18.mm, 7.mm],
          ]))
      let spin = asset.spin(name, wheel, on: leaf, around: line, range: .follows)
      spin.hardware(.pin(diameter: 16.mm, over: -38.mm...36.mm, heldBy: .parent, head: 26.mm))
      asset.rolls(spin, on: rail)
    }

    // MARK: what it promises
    asset.pose("open", drive.at((travel / (.pi * spec.pitchDiameter)).turns))
    asset.expect(inputs: 1)
    asset.expect(leaf, travels: .about(travel, within: 1.mm), toward: .right)
  }
}
