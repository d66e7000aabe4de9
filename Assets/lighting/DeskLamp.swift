import Pintle

/// A balanced desk lamp: a heavy base with a switch and a cord, a turret that swivels, two arms of paired rods with
/// springs, a shade that tilts.
struct DeskLamp: AssetProgram {
  @Parameter("length of each arm", in: 0.24...0.36) var arm = 0.30
  @Parameter("diameter of the base", in: 0.20...0.26) var foot = 0.21
  @Parameter("how far each arm swings to either side", in: 15° ... 30°) var swing = 25°
  @Parameter("how far the shade tilts to either side", in: 20° ... 45°) var tilt = 35°

  let paint = Material.steel.painted(.teal), metal = Material.brass.polished, rods = Material.steel.chromed
  /// Knuckles: an eye between two cheeks, 0.1 mm apart on each side.
  let eye = 20.mm, tongue = 10.mm, cheek = 5.mm

  func build(_ asset: Asset) {
    asset.stands(.onTable)

    let base = asset.part("base", .castIron.painted(.teal))
    let felt = base.add("felt", .cylinder(diameter: foot - 10.mm, length: 2.mm).standing(), .felt)
    let middle = felt.face(.top).axisOutward
    let body = addBase(to: base, around: middle)
    let press = asset.button(
      "switch", on: body.face(.top).spot([.front: foot / 2 - 46.mm]), size: (18.mm, 12.mm), travel: 1.5.mm,
      material: .bakelite)
    press.press.spring(stiffness: 300)
    asset.expect(press, travels: .atLeast(1.mm), toward: .down)

    // The turret turns in a bore of the base, held by a ring.
    let turret = asset.part("turret", metal)
    let post: Outline = [
      [0, 24.1.mm], [22.mm, 24.1.mm], [22.mm, 28.mm], [19.mm, 31.mm], [15.mm, 33.mm], [14.mm, 42.mm], [16.mm, 45.mm],
      [16.mm, 49.mm], [14.mm, 51.mm], [0, 51.mm],
    ]
    turret.add("post", .revolved(post, around: middle))
    let pivot = turret.add("pivot", .rod(diameter: 12.mm, from: middle.at(6.mm), to: middle.at(30.mm)), .steel)
    turret.add("ring", .tube(outer: 16.mm, inner: 12.mm, from: middle.at(10.mm), to: middle.at(12.mm)), .steel)
    asset.spin("turret_swivel", turret, on: base, around: middle, range: -170° ... 170°).runs(pivot, in: body)
    asset.expect(turret, turns: .atLeast(180°))

    // Three knuckles in the plane that looks left and right.
    let shoulder = Axis(from: middle.at(66.mm), toward: .right)
    let elbow = shoulder.moved(.back, arm * 0.34).moved(.up, arm * 0.94)
    let wrist = elbow.moved(.front, arm * 0.86).moved(.up, arm * 0.50)
    for side in [Side.left, .right] {
      let middleOfCheek = shoulder.moved(side, (tongue + cheek) / 2 + 0.1.mm)
      turret.add("cheek_foot_\(side)", .box(cheek, 18.mm, 16.mm).hanging(from: middleOfCheek.at(0)))
    }
    addCheeks(to: turret, around: shoulder)

    let lower = asset.part("lower_arm", metal, role: .arm)
    addArm(to: lower, from: shoulder, to: elbow, springs: 0.46 * arm)
    hold("shoulder", lower, on: turret, around: shoulder, in: asset, opening: .front, swing)

    let upper = asset.part("upper_arm", metal, role: .arm)
    addArm(to: upper, from: elbow, to: wrist, springs: 0.24 * arm)
    hold("elbow", upper, on: lower, around: elbow, in: asset, opening: .up, swing)

    let head = asset.part("head", paint)
    addHead(to: head, at: wrist)
    hold("wrist", head, on: upper, around: wrist, in: asset, opening: .front, tilt)
  }

  /// A dome with a step, a bore for the turret's pivot, and the cord that leaves it at the back.
  func addBase(to base: Part, around middle: Axis) -> Shape {
    let r = foot / 2
    let dome: Outline = [
      [0, 0], [r - 1.mm, 0], [r, 1.mm], [r, 8.mm], [r - 1.mm, 11.mm], [r - 4.mm, 13.mm], [r - 10.mm, 14.mm],
      [r - 13.mm, 15.mm], [r - 14.mm, 18.mm], [r - 17.mm, 21.mm], [r - 22.mm, 23.mm], [r - 30.mm, 24.mm], [0, 24.mm],
    ]
    let body = base.add("body", .revolved(dome, around: middle))
    body.cut(.cylinder(diameter: 12.2.mm, from: middle.at(5.9.mm), to: middle.at(26.mm)))
    body.cut(.cylinder(diameter: 16.4.mm, from: middle.at(9.9.mm), to: middle.at(12.1.mm)))
    base.add("band", .torus(diameter: 2 * (r - 12.mm), section: 3.mm, around: middle.moved(.up, 15.mm)), metal)

    let back = middle.at(6.mm).moved(.back, r)
    base.add("grommet", .rod(diameter: 10.mm, from: back.moved(.front, 6.mm), to: back.moved(.back, 12.mm)), .rubber)
    let floor = back.moved(.down, 4.9.mm)
    let way = [
      back, back.moved(.back, 30.mm), floor.moved(.back, 50.mm), floor.moved(.back, 110.mm),
      floor.moved(.back, 110.mm, .right, 70.mm), floor.moved(.back, 60.mm, .right, 110.mm),
      floor.moved(.back, 60.mm, .right, 160.mm),
    ]
    base.add("cord", .wire(diameter: 6.mm, through: way, bend: 18.mm), .rubber)

    // The plug lies on the table.
    let end = floor.moved(.back, 60.mm, .right, 178.mm)
    let plug = base.add("plug", .box(36.mm, 26.mm, 18.mm).rounded(5.mm).centred(at: end).standing(), .rubber)
    for (i, spot) in plug.face(.right).spots(2, spacing: 14.mm, toward: .back).enumerated() {
      let root = spot.point.moved(.left, 4.mm), tip = spot.point.moved(.right, 19.mm)
      base.add("prong_\(i + 1)", .rod(diameter: 4.mm, from: root, to: tip), metal)
    }
    return body
  }

  /// A hinge on a pin, stiff enough to stay where it is put.
  func hold(
    _ name: String, _ child: Part, on parent: Part, around line: Axis, in asset: Asset, opening: Direction,
    _ reach: Angle
  ) {
    asset.hinge(name, child, on: parent, around: line, opening: opening, range: Limits(lower: -reach, upper: reach))
      .hardware(.pin(diameter: 6.mm, length: tongue + 2 * cheek + 4.mm)).friction(0.8)
    asset.expect(child, turns: .atLeast(30°))
  }

  func addEye(to part: Part, around line: Axis) {
    part.add("eye", .cylinder(diameter: eye, length: tongue, along: .right).centred(at: line.at(0)))
  }

  /// Two cheeks; on the left one a head, on the right one a lobed knob that clamps them.
  func addCheeks(to part: Part, around line: Axis) {
    for side in [Side.left, .right] {
      let inner = line.moved(side, tongue / 2 + 0.1.mm), outer = inner.moved(side, cheek)
      part.add("cheek_\(side)", .cylinder(diameter: eye, from: inner.at(0), to: outer.at(0)))
      let end = outer.moved(side, side == .left ? 3.mm : 12.mm)
      if side == .left {
        part.add("bolt", .cylinder(diameter: 13.mm, endDiameter: 9.mm, from: outer.at(0), to: end.at(0)), rods)
      } else {
        let stem = outer.moved(side, 4.mm)
        part.add("stem", .cylinder(diameter: 10.mm, from: outer.at(0), to: stem.at(0)))
        let knob = Solid.extruded(.polygon(corners: 8, diameter: 24.mm), depth: 8.mm, seenFrom: .right)
        part.add("knob", knob.chamfered(.right, 1.5.mm).centred(at: stem.moved(side, 4.mm).at(0)), .bakelite)
      }
    }
  }

  /// An eye and a neck at the start, then two rods side by side to the cheeks at the end; a spring outside each rod.
  func addArm(to part: Part, from start: Axis, to end: Axis, springs: Double) {
    let way = Axis(from: start.at(0), to: end.at(0))
    addEye(to: part, around: start)
    part.add("neck", .rod(diameter: 9.8.mm, from: way.at(7.mm), to: way.at(38.mm)))
    let near = way.at(36.mm), far = way.at(36.mm + springs)
    let reach = 25.mm
    for (name, point, thick) in [("yoke", near, 12.mm), ("bar", far, 8.mm)] {
      part.add(name, .rod(diameter: thick, from: point.moved(.left, reach), to: point.moved(.right, reach)))
    }
    for side in [Side.left, .right] {
      let x = (tongue + cheek) / 2 + 0.1.mm
      part.add(
        "rod_\(side)", .rod(diameter: cheek - 0.2.mm, from: near.moved(side, x), to: end.at(0).moved(side, x)), rods)
      let along = Axis(from: near.moved(side, 19.mm), to: far.moved(side, 19.mm))
      addSpring("spring_\(side)", to: part, along: along, length: springs)
    }
    addCheeks(to: part, around: end)
  }

  /// A tension spring from bar to bar: its coils as rings on a core, hooked at both ends.
  func addSpring(_ name: String, to part: Part, along line: Axis, length: Double) {
    part.add("\(name)_hooks", .rod(diameter: 3.mm, from: line.at(0), to: line.at(length)), rods)
    let first = 14.mm, last = length - 12.mm
    let turns = Int((last - first) / 4.mm)
    let pitch = (last - first) / Double(turns)
    var coils: [[Double]] = [[0, first]]
    for i in 0..<turns {
      let s = first + Double(i) * pitch
      coils += [[3.6.mm, s], [5.4.mm, s + 0.25 * pitch], [5.4.mm, s + 0.6 * pitch], [3.6.mm, s + 0.85 * pitch]]
    }
    coils += [[3.6.mm, last], [0, last]]
    part.add(name, .revolved(.polygon(coils), around: line), .stainlessSteel)
  }

  /// A bell-shaped shade that looks forward and down, white inside, with a bulb in it.
  func addHead(to part: Part, at wrist: Axis) {
    addEye(to: part, around: wrist)
    let way = Axis(from: wrist.at(0), to: wrist.at(0).moved(.front, 42.mm).moved(.down, 60.mm))
    part.add("neck", .rod(diameter: 9.8.mm, from: way.at(7.mm), to: way.at(32.mm)), metal)
    // Where the sheet runs, by radius and distance from the wrist.
    let bell: [[Double]] = [
      [24.mm, 62.mm], [30.mm, 66.mm], [37.mm, 73.mm], [44.mm, 83.mm], [51.mm, 96.mm], [57.mm, 109.mm], [63.mm, 119.mm],
      [71.mm, 127.mm],
    ]
    let skull: [[Double]] = [
      [0, 28.mm], [14.mm, 28.mm], [18.mm, 30.mm], [20.mm, 34.mm], [20.mm, 46.mm], [22.mm, 48.mm], [22.mm, 52.mm],
      [20.mm, 54.mm],
    ]
    func sheet(_ from: Double, _ to: Double) -> [[Double]] {
      bell.map { [$0[0] - from, $0[1] + 0.4 * from] } + bell.reversed().map { [$0[0] - to, $0[1] + 0.4 * to] }
    }
    let inner = bell.reversed().map { [$0[0] - 2.mm, $0[1] + 0.8.mm] }
    part.add("shade", .revolved(.polygon(skull + bell + inner + [[0, 62.8.mm]]), around: way))
    part.add("reflector", .revolved(.polygon(sheet(2.mm, 2.8.mm)), around: way), .aluminium.painted(.white))
    for (name, diameter, s) in [("rim", 142.mm, 127.3.mm), ("band", 44.mm, 50.mm)] {
      let line = Axis(from: way.at(s - 1.mm), to: way.at(s + 1.mm))
      part.add(name, .torus(diameter: diameter, section: 4.mm, around: line), metal)
    }
    part.add("socket", .cylinder(diameter: 28.mm, from: way.at(62.mm), to: way.at(80.mm)), .ceramic)
    part.add("bulb", .sphere(diameter: 48.mm, at: way.at(98.mm)), .frostedGlass.tinted(.cream).filled(0.05))
  }
}
