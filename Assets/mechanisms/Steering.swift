import Pintle

/// Rack and pinion steering on the front of a pedal car: column, rack, two track rods, two steering knuckles.
///
/// It faces front; all that steers turns about upright lines. Drawn straight ahead; stations are heights.
struct Steering: AssetProgram {
  @Parameter("distance between the kingpins", in: 0.74...0.96) var track = 0.84
  @Parameter("diameter of the steering wheel", in: 0.26...0.40) var wheelSize = 0.34

  func build(_ asset: Asset) {
    // MARK: upright lines on paper
    func pin(_ x: Double, _ y: Double) -> Axis { Axis(from: [x, y, 0], toward: .up) }
    let radius = 0.20  // of the road wheels
    let king = track / 2
    let arm = 0.14
    let toe = 30.mm  // arms lean inward, toward the middle of the rear axle
    let rackEnd = 0.22
    let pitchLine = 0.165  // of the rack
    let spec = GearSpec(module: 2.mm, teeth: 18, backlash: 0.1.mm)
    let column = pin(0, pitchLine + spec.pitchDiameter / 2)

    // heights: arms and rack, track rods above them
    let armSpan = 0.157...0.172
    let rodSpan = 0.1725...0.1845

    // MARK: frame
    let green = Material.steel.painted(.green)
    let frame = asset.part("frame", green)
    let bracketX = king - 60.mm
    frame.add("beam", .box(x: -bracketX...bracketX, y: -25.mm...25.mm, z: 0.175...0.225).rounded(.along(.right), 8.mm))
    func plate(_ z: Limits<Double>) -> Solid {
      .plate(
        .around([[king, 0, 56.mm], [bracketX - 5.mm, 22.mm, 30.mm], [bracketX - 5.mm, -22.mm, 30.mm]]), on: pin(0, 0),
        x: .right, y: .back, over: z
      )
      .symmetric(across: .right)
    }
    frame.add("lower_plates", plate(0.140...0.155))
    frame.add("upper_plates", plate(0.245...0.260))
    frame.add(
      "webs", .box(x: (bracketX - 15.mm)...(bracketX), y: -30.mm...30.mm, z: 0.140...0.260).symmetric(across: .right))
    let rails: [Point] = [[0.14, 0, 0.20], [0.14, 0.36, 0.20], [0.22, 0.62, 0.115], [0.22, 0.86, 0.115]]
    frame.add("rails", Solid.tube(outer: 34.mm, inner: 28.mm, along: rails, bend: 90.mm).symmetric(across: .right))
    frame.add("rear_bar", .rod(diameter: 34.mm, from: [-0.36, 0.86, 0.115], to: [0.36, 0.86, 0.115]))
    frame.add(
      "rear_feet",
      Solid.cylinder(diameter: 50.mm, on: pin(0.33, 0.86), over: 12.mm...0.115).symmetric(across: .right))
    frame.add(
      "pads", Solid.cylinder(diameter: 56.mm, on: pin(0.33, 0.86), over: 0...12.mm).symmetric(across: .right), .rubber)
    frame.add("seat_bearer", .box(x: -0.24...0.24, y: 0.64...0.84, z: 0.125...0.14))
    frame.add("seat", .box(x: -0.19...0.19, y: 0.50...0.86, z: 0.14...0.20).rounded(22.mm), .leather(.black))
    frame.add(
      "backrest", .box(x: -0.18...0.18, y: 0.80...0.86, z: 0.19...0.52).rounded(24.mm), .leather(.black))

    // MARK: rack in its guides, column in its bearings
    let guideSpan = 92.mm...0.128
    let guides = frame.add(
      "guides",
      Solid.box(x: guideSpan, y: 20.mm...0.182, z: 0.140...0.186).symmetric(across: .right)
        .subtracting(
          .box(x: -0.2...0.2, y: 0.15445...0.16705, z: 0.15695...0.17205)))
    let foot = frame.add(
      "column_foot",
      Solid.box(x: -0.128...0.128, y: 0.172...0.21, z: 0.128...0.150).subtracting(
        .cylinder(diameter: 14.1.mm, on: column, over: 0...0.3)))
    let head = frame.add(
      "column_head", .ring(outer: 42.mm, inner: 18.1.mm, on: column, over: 0.47...0.51))
    frame.add("strut", .rod(diameter: 26.mm, from: [0, 0, 0.21], to: [0, column.start.y - 31.mm, 0.49]))

    let rack = asset.part("rack", .steel)
    let bar = rack.add(
      "bar",
      Solid.box(x: 92.mm...(rackEnd - 20.mm), y: 0.1545...0.167, z: armSpan).symmetric(across: .right))
    rack.add("spine", .box(x: -0.1...0.1, y: 0.1545...0.1605, z: armSpan))
    rack.add(
      "ends",
      .link(from: pin(rackEnd - 22.mm, 0.16075), to: pin(rackEnd, 0.16075), width: 24.mm, over: armSpan).symmetric(
        across: .right))
    let slide = asset.slide("rack", rack, on: frame, toward: .left, range: .follows)
    slide.runs(bar, in: guides)

    let wheelColumn = asset.part("column", .steel)
    let shaft = wheelColumn.add("shaft", .cylinder(diameter: 18.mm, on: column, over: 0.176...0.72))
    let journal = wheelColumn.add("journal", .cylinder(diameter: 14.mm, on: column, over: 0.125...0.16))
    let pinion = wheelColumn.addGear("pinion", spec, on: column, over: 0.1555...0.1765, toothToward: .front)
    wheelColumn.add("collar", .ring(outer: 32.mm, inner: 18.mm, on: column, over: 0.511...0.522))
    let rim = 0.70
    wheelColumn.add(
      "rim", .torus(diameter: wheelSize, section: 26.mm, around: Axis(from: column.at(rim + 20.mm), toward: .up)),
      .leather(.black))
    wheelColumn.add("boss", .cylinder(diameter: 60.mm, on: column, over: (rim - 6.mm)...(rim + 26.mm)), .aluminium)
    let spoke = Solid.rod(
      diameter: 13.mm, from: column.at(rim + 8.mm), to: column.at(rim + 18.mm) + [0, -wheelSize / 2, 0])
    wheelColumn.add("spokes", spoke.repeated(around: column, count: 3), .aluminium)
    let teeth = rack.addRack(
      "teeth", teeth: 28, on: Axis(from: [-85.mm, pitchLine, armSpan.lower], toward: .right), facing: .back,
      over: 0...15.mm,
      backing: 8.mm, meshing: pinion)

    // MARK: knuckles, wheels, track rods
    var knuckles: [Part] = []
    for (name, s) in [("left", -1.0), ("right", 1.0)] {
      let line = pin(s * king, 0)
      let ball = pin(s * (king - toe), arm)
      let end = pin(s * rackEnd, 0.16075)
      let hub = Axis(from: [s * king, 0, radius], toward: s > 0 ? .right : .left)

      let knuckle = asset.part("\(name)_knuckle", .castIron)
      knuckle.add("barrel", .cylinder(diameter: 46.mm, on: line, over: 0.1555...0.2445))
      let stub = knuckle.add(
        "stub",
        .turned(on: hub, [[0, 0], [0, 20.mm], [55.mm, 18.mm], [70.mm, 12.mm], [0.165, 12.mm], [0.165, 0]]))
      knuckle.add("nut", .cylinder(diameter: 34.mm, on: hub, over: 0.150...0.165), .steel)
      knuckle.add("arm", .link(from: line, to: ball, width: 26.mm, over: armSpan))
      asset.hinge("\(name)_kingpin", knuckle, on: frame, around: line, range: .follows)
        .hardware(.pin(diameter: 18.mm, over: 0.132...0.268, heldBy: .parent, head: 26.mm))
      knuckles.append(knuckle)

      let wheel = asset.part("\(name)_wheel", .steel.painted(.white), role: .wheel)
      wheel.add(
        "tyre",
        .turned(
          on: hub,
          [
            [78.mm, 0.135], [76.mm, 0.165], [82.mm, 0.190], [95.mm, radius], [0.125, radius], [0.138, 0.190],
            [0.144, 0.165], [0.142, 0.135],
          ]), .rubber)
      wheel.add("rim", .ring(outer: 0.274, inner: 0.250, on: hub, over: 80.mm...0.140))
      wheel.add(
        "disc",
        Solid.ring(outer: 0.256, inner: 24.2.mm, on: hub, over: 0.100...0.108)
          .subtracting(
            Solid.cylinder(diameter: 54.mm, on: hub.orbit(80.mm, from: .up), over: 90.mm...0.12).repeated(
              around: hub, count: 5)))
      let boss = wheel.add("boss", .ring(outer: 60.mm, inner: 24.2.mm, on: hub, over: 72.mm...0.148))
      asset.spin("\(name)_wheel", wheel, on: knuckle, around: hub, turning: .rolling(.front), drive: .none)
        .runs(stub, in: boss)

      let rod = asset.part("\(name)_track_rod", .steel.galvanised)
      rod.add("rod", .link(from: end, to: ball, width: 14.mm, over: rodSpan))
      rod.add(
        "ends",
        Solid.cylinder(diameter: 26.mm, on: end, over: rodSpan).adding(
          .cylinder(diameter: 26.mm, on: ball, over: rodSpan)))
      let ballPin = Hardware.pin(diameter: 10.mm, over: 0.150...0.194, heldBy: .parent, head: 18.mm)
      asset.hinge("\(name)_track_rod", rod, on: rack, around: end, range: .follows).hardware(ballPin)
      asset.close("\(name)_ball", rod, to: knuckle, by: .hinge(around: ball)).hardware(ballPin)
    }

    // MARK: the driver turns the column, all else follows
    let steer = asset.spin(
      "steering", wheelColumn, on: frame, around: column, turning: .moves(rack, .left), range: -160° ... 160°)
    steer.runs(shaft, in: head).runs(journal, in: foot)
    asset.mesh(pinion, teeth)

    // MARK: what it promises
    asset.pose("full_left", steer.at(160°))
    asset.pose("full_right", steer.at(-160°))
    asset.expect(inputs: 1)
    asset.expect(steer, turns: .atLeast(300°))
    asset.expect(rack, travels: .atLeast(95.mm), toward: .left)
    for knuckle in knuckles { asset.expect(knuckle, turns: .atLeast(40°)) }
  }
}
