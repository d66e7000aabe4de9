import Pintle

/// A desk lamp: a heavy base with a switch, a turret that swivels, two arms of paired rods, a shade that tilts.
struct DeskLamp: AssetProgram {
  @Parameter("length of each arm", in: 0.22...0.36) var arm = 0.30
  @Parameter("diameter of the base", in: 0.20...0.26) var foot = 0.21
  @Parameter("how far each arm swings to either side", in: 15°...30°) var swing = 25°

  let paint = Material.steel.painted(.green), metal = Material.brass.polished
  /// Knuckles: an eye between two cheeks, 0.1 mm apart on each side.
  let eye = 20.mm, tongue = 10.mm, cheek = 5.mm

  func build(_ asset: Asset) {
    asset.stands(.onTable)

    // Base with felt below; the turret turns in a bore of it, held by a ring.
    let base = asset.part("base", .castIron.painted(.green))
    let felt = base.add("felt", .cylinder(diameter: foot - 10.mm, length: 2.mm).standing(), .felt)
    let middle = felt.face(.top).axisOutward
    let body = base.add("body", .revolved([[0, 0], [foot / 2, 0], [foot / 2, 10.mm], [foot / 2 - 10.mm, 20.mm], [0, 20.mm]], around: middle))
    body.cut(.cylinder(diameter: 12.2.mm, from: middle.at(5.9.mm), to: middle.at(22.mm)))
    body.cut(.cylinder(diameter: 16.4.mm, from: middle.at(9.9.mm), to: middle.at(12.1.mm)))
    asset.button("switch", on: body.face(.top).spot([.front: 34.mm]), size: (18.mm, 12.mm), travel: 1.5.mm, material: .plastic(.black)).press.spring(stiffness: 300)

    let turret = asset.part("turret", metal)
    turret.add("post", .cylinder(diameter: 34.mm, from: middle.at(20.1.mm), to: middle.at(44.mm)))
    let pivot = turret.add("pivot", .rod(diameter: 12.mm, from: middle.at(6.mm), to: middle.at(30.mm)), .steel)
    turret.add("ring", .tube(outer: 16.mm, inner: 12.mm, from: middle.at(10.mm), to: middle.at(12.mm)), .steel)
    asset.spin("turret_swivel", turret, on: base, around: middle, range: -170°...170°).runs(pivot, in: body)
    asset.expect(turret, turns: .atLeast(180°))

    // Three knuckles in the plane that looks left and right.
    let shoulder = Axis(from: middle.at(58.mm), toward: .right)
    let elbow = shoulder.moved(.back, arm * 0.34).moved(.up, arm * 0.94)
    let wrist = elbow.moved(.front, arm * 0.86).moved(.up, arm * 0.50)
    for side in [Side.left, .right] {
      let middleOfCheek = shoulder.moved(side, (tongue + cheek) / 2 + 0.1.mm)
      turret.add("cheek_foot_\(side)", .box(cheek, 18.mm, 14.mm).hanging(from: middleOfCheek.at(0)))
    }
    addCheeks(to: turret, around: shoulder)

    let lower = asset.part("lower_arm", metal, role: .arm)
    addArm(to: lower, from: shoulder, to: elbow)
    hold("shoulder", lower, on: turret, around: shoulder, in: asset, opening: .front)

    let upper = asset.part("upper_arm", metal, role: .arm)
    addArm(to: upper, from: elbow, to: wrist)
    hold("elbow", upper, on: lower, around: elbow, in: asset, opening: .up)

    let head = asset.part("head", paint)
    addHead(to: head, at: wrist)
    hold("wrist", head, on: upper, around: wrist, in: asset, opening: .front)
  }

  /// A hinge on a pin, stiff enough to stay where it is put.
  func hold(_ name: String, _ child: Part, on parent: Part, around line: Axis, in asset: Asset, opening: Direction) {
    asset.hinge(name, child, on: parent, around: line, opening: opening, range: Limits(lower: -swing, upper: swing))
      .hardware(.pin(diameter: 6.mm, length: tongue + 2 * cheek + 6.mm)).friction(0.8)
    asset.expect(child, turns: .atLeast(30°))
  }

  func addEye(to part: Part, around line: Axis) {
    part.add("eye", .cylinder(diameter: eye, length: tongue, along: .right).centred(at: line.at(0)))
  }

  func addCheeks(to part: Part, around line: Axis) {
    for side in [Side.left, .right] {
      let inner = line.moved(side, tongue / 2 + 0.1.mm), outer = inner.moved(side, cheek)
      part.add("cheek_\(side)", .cylinder(diameter: eye, from: inner.at(0), to: outer.at(0)))
    }
  }

  /// An eye and a neck at the start, then two rods side by side to the cheeks at the end.
  func addArm(to part: Part, from start: Axis, to end: Axis) {
    let way = Axis(from: start.at(0), to: end.at(0))
    addEye(to: part, around: start)
    part.add("neck", .rod(diameter: 9.8.mm, from: way.at(7.mm), to: way.at(34.mm)))
    let yoke = way.at(32.mm)
    part.add("yoke", .rod(diameter: 12.mm, from: yoke.moved(.left, 11.mm), to: yoke.moved(.right, 11.mm)))
    for side in [Side.left, .right] {
      let x = (tongue + cheek) / 2 + 0.1.mm
      part.add("rod_\(side)", .rod(diameter: cheek - 0.2.mm, from: yoke.moved(side, x), to: end.at(0).moved(side, x)), .steel.chromed)
    }
    addCheeks(to: part, around: end)
  }

  /// A bell-shaped shade that looks forward and down, with a bulb in it.
  func addHead(to part: Part, at wrist: Axis) {
    addEye(to: part, around: wrist)
    let way = Axis(from: wrist.at(0), to: wrist.at(0).moved(.front, 42.mm).moved(.down, 60.mm))
    part.add("neck", .rod(diameter: 9.8.mm, from: way.at(7.mm), to: way.at(32.mm)), .brass.polished)
    part.add("shade", .revolved([[0, 28.mm], [15.mm, 28.mm], [20.mm, 34.mm], [24.mm, 56.mm], [70.mm, 124.mm], [68.mm, 124.mm], [22.mm, 58.mm], [0, 58.mm]], around: way))
    part.add("socket", .cylinder(diameter: 26.mm, from: way.at(58.mm), to: way.at(72.mm)), .ceramic)
    part.add("bulb", .sphere(diameter: 44.mm, at: way.at(90.mm)), .frostedGlass.tinted(.cream).filled(0.05))
  }
}
