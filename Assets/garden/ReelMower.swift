import Pintle

/// A push reel mower: a reel of leaning blades between two wheels, a bed knife below it, a wooden roller behind, and a
/// handle that tilts on the tie rod.
struct ReelMower: AssetProgram {
  @Parameter("width that is cut", in: 0.32...0.50) var cut = 0.40
  @Parameter("number of blades", in: 4...7) var blades = 5
  @Parameter("length of the handle", in: 0.85...1.10) var shaft = 1.00

  let radius = 0.13, hubAt = 0.13, side = 10.mm
  let paint = Material.castIron.painted(.darkGreen)

  func build(_ asset: Asset) {
    asset.stands(.onFloor)
    let frame = asset.part("frame", paint)
    let axis = Axis(from: Point(0, 0, hubAt), toward: .right)

    // Two cheeks carry the axles, the reel, the bed knife and the roller.
    var cheeks: [Shape] = []
    for end in [Side.left, .right] {
      let x = cut / 2 + 8.mm + side / 2
      let cheek = Solid.box(side, 0.15, 0.12).rounded(.along(.right), 20.mm)
        .centred(at: Point(0, 30.mm, 0.105)).moved(end, x)
      cheeks.append(frame.add("cheek_\(end)", cheek))
    }
    addReel(to: asset, on: frame, cheeks: cheeks, axis: axis)
    addWheels(to: asset, on: frame, axis: axis)
    addRoller(to: asset, on: frame)
    addHandle(to: asset, on: frame)
  }

  /// Blades on three discs on a shaft that turns in both cheeks; the bed knife lies behind and below.
  func addReel(to asset: Asset, on frame: Part, cheeks: [Shape], axis: Axis) {
    let line = axis.moved(.down, 20.mm)
    let reel = asset.part("reel", .steel.painted(.red))
    let bearing = cut / 2 + 8.mm + side
    let shaft = reel.add("shaft", .rod(diameter: 16.mm, from: line.at(-bearing), to: line.at(bearing)), .steel)
    for (name, s) in [("left", -cut * 0.42), ("middle", 0), ("right", cut * 0.42)] {
      reel.add("spider_\(name)", .cylinder(diameter: 96.mm, from: line.at(s - 2.mm), to: line.at(s + 2.mm)))
    }
    // From end to end each blade leans by half the way to the next one.
    let lean = 180° / Double(blades)
    let sections = [0.0, 0.25, 0.5, 0.75, 1.0].map { share in
      CrossSection(
        .rectangle(5.mm, 18.mm).moved(0, 45.mm), at: line.at((share - 0.5) * cut), facing: .right,
        turned: lean * (share - 0.5))
    }
    reel.add("blades", .loft(sections).repeated(around: line, count: blades), .steel.polished)
    let spin = asset.spin("reel_spin", reel, on: frame, around: line)
    for cheek in cheeks {
      cheek.cut(.cylinder(diameter: 16.2.mm, from: line.at(-cut), to: line.at(cut)))
      spin.runs(shaft, in: cheek)
    }
    frame.add(
      "bed_knife", .box(cut + 16.mm, 50.mm, 7.mm).centred(at: line.at(0).moved(.down, 60.5.mm, .back, 25.mm)), .steel)
    asset.expect(reel, spins: .freely)
  }

  func addWheels(to asset: Asset, on frame: Part, axis: Axis) {
    for end in [Side.left, .right] {
      let inner = axis.at(0).moved(end, cut / 2 + 10.mm), outer = axis.at(0).moved(end, cut / 2 + 72.mm)
      let axle = frame.add("axle_\(end)", .rod(diameter: 16.mm, from: inner, to: outer), .steel)
      let wheel = asset.wheel(
        "\(end)_wheel", on: axle.end(end), radius: radius, width: 42.mm, tyre: .rubber.treaded,
        rim: .steel.painted(.red), spokes: 6)
      asset.expect(wheel, spins: .freely, touches: .ground)
    }
  }

  /// A wooden roller on two brackets: it sets the height of the cut.
  func addRoller(to asset: Asset, on frame: Part) {
    let line = Axis(from: Point(0, 95.mm, 30.mm), toward: .right)
    let roller = asset.part("roller", .beech)
    let end = cut / 2 + 8.mm + side
    roller.add("drum", .cylinder(diameter: 60.mm, from: line.at(-cut / 2), to: line.at(cut / 2)))
    let pin = roller.add("pin", .rod(diameter: 12.mm, from: line.at(-end), to: line.at(end)), .steel)
    let spin = asset.spin("roller_spin", roller, on: frame, around: line)
    for side in [Side.left, .right] {
      let middle = Point(0, 92.mm, 50.mm).moved(side, cut / 2 + 8.mm + self.side / 2)
      let bracket = frame.add(
        "bracket_\(side)", .box(self.side, 34.mm, 74.mm).rounded(.along(.right), 8.mm).centred(at: middle))
      bracket.cut(.cylinder(diameter: 12.2.mm, from: line.at(-cut), to: line.at(cut)))
      spin.runs(pin, in: bracket)
    }
    asset.expect(roller, spins: .freely)
  }

  /// Two stays turn on the tie rod and meet in a ferrule; from there a wooden shaft goes up to a cross grip.
  func addHandle(to asset: Asset, on frame: Part) {
    let pivot = Axis(from: Point(0, 86.mm, hubAt), toward: .right)
    let tie = frame.add(
      "tie", .rod(diameter: 18.mm, from: pivot.at(-cut / 2 - 12.mm), to: pivot.at(cut / 2 + 12.mm)), .steel.galvanised)
    let handle = asset.part("handle", .ash, role: .handle)
    let way = Axis(from: pivot.at(0), to: Point(0, 86.mm + 0.74, hubAt + 0.67))
    let swing = asset.hinge("handle_fold", handle, on: frame, around: pivot, opening: .up, range: -15° ... 40°)
    let metal = Material.steel.painted(.darkGreen)
    for side in [Side.left, .right] {
      let foot = pivot.at(0).moved(side, cut * 0.3)
      let eye = handle.add(
        "eye_\(side)",
        .tube(outer: 36.mm, inner: 18.2.mm, from: foot.moved(.left, 14.mm), to: foot.moved(.right, 14.mm)), metal)
      swing.runs(tie, in: eye)
      for (name, way) in [("inner", side.opposite), ("outer", side)] {
        let ring = foot.moved(way, 14.1.mm)
        frame.add(
          "ring_\(side)_\(name)", .tube(outer: 24.mm, inner: 18.mm, from: ring, to: ring.moved(way, 8.mm)),
          .steel.galvanised)
      }
      let stay = Axis(from: foot, to: way.at(0.36))
      handle.add("stay_\(side)", .rod(diameter: 16.mm, from: stay.at(14.mm), to: way.at(0.36)), metal)
    }
    handle.add("ferrule", .cone(diameter: 44.mm, endDiameter: 34.mm, from: way.at(0.33), to: way.at(0.46)), metal)
    handle.add("shaft", .rod(diameter: 29.mm, from: way.at(0.455), to: way.at(shaft)))
    let top = Axis(from: way.at(shaft), toward: .right)
    handle.add("cross", .rod(diameter: 32.mm, from: top.at(-0.12), to: top.at(0.12)))
    for side in [Side.left, .right] {
      handle.add(
        "grip_\(side)",
        .rod(diameter: 38.mm, from: top.at(0).moved(side, 0.10), to: top.at(0).moved(side, 0.23)).rounded(.all, 6.mm),
        .rubber, role: .handle)
    }
    asset.expect(handle, turns: .atLeast(50°))
  }
}
