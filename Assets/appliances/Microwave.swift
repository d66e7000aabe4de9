import Pintle

/// A microwave oven: a door with a dark window and a bar handle, a glass turntable, a control panel with a knob, a
/// display and buttons.
struct Microwave: AssetProgram {
  @Parameter("overall width", in: 0.44...0.56) var width = 0.49
  @Parameter("overall height", in: 0.26...0.34) var height = 0.29
  @Parameter("depth without the door", in: 0.30...0.42) var depth = 0.36
  @Parameter("angle of the open door", in: 90° ... 120°) var doorOpening = 105°

  let panelWidth = 0.120, doorThickness = 28.mm

  func build(_ asset: Asset) {
    asset.stands(.onTable)
    let foot = 10.mm

    // Cabinet with a cooking room to the left and a bay for the electronics to the right.
    let oven = asset.part("oven", .steel.painted(.lightGray))
    let shell = oven.add("shell", .openBox(width, depth, height - foot, wall: 1.2.mm, open: .front).standing(at: foot))
    asset.feet("foot", under: shell.face(.bottom), of: oven, height: foot, diameter: 28.mm, inset: 40.mm)
    let (room, bay) = shell.opening.columns(.rest, panelWidth)
    let mouth = room.inset([.left: 14.mm, .right: 6.mm, .top: 22.mm, .bottom: 16.mm]).face(.front)
    let surround = oven.add("surround", .panel(closing: room, thickness: 2.mm), .steel.painted(.lightGray))
    surround.cut(.window(mouth.size.x, mouth.size.z), at: mouth.spot)
    let space = mouth.deep(depth - 40.mm)
    let cavity = oven.add(
      "cavity",
      .openBox(space.size.x + 2.mm, space.size.y, space.size.z + 2.mm, wall: 1.mm, open: .front).centred(
        at: space.centre
      ).moved(.back, 2.mm), .enamel(.ivory))
    for i in 0..<5 {
      let y = Double(i) * 18.mm + 60.mm
      oven.add(
        "vent_\(i + 1)",
        .plate(60.mm, 4.mm, thickness: 0.6.mm).mounted(on: shell.face(.right).spot([.back: 70.mm, .top: y])),
        .plastic(.black))
    }

    addTurntable(to: asset, in: oven, cavity: cavity)
    let door = addDoor(to: asset, on: oven, over: room, mouth: mouth)
    addControls(to: asset, on: oven, bay: bay)
    asset.expect(door, opens: .atLeast(90°), toward: .front)
  }

  /// A glass plate on a driven coupling.
  func addTurntable(to asset: Asset, in oven: Part, cavity: Shape) {
    let floor = cavity.interior.wall(.bottom), up = floor.spot.outward
    let plate = asset.part("turntable", .glass)
    let across = min(floor.size.x, floor.size.y) - 20.mm
    plate.add(
      "plate",
      .revolved(
        [
          [0, 16.mm], [across / 2 - 16.mm, 16.mm], [across / 2, 26.mm], [across / 2, 30.mm],
          [across / 2 - 20.mm, 20.mm], [0, 20.mm],
        ], around: up))
    plate.add("coupling", .cylinder(diameter: 40.mm, from: up.at(4.mm), to: up.at(16.mm)), .plastic(.white))
    let shaft = plate.add("shaft", .rod(diameter: 8.mm, from: up.at(-9.mm), to: up.at(6.mm)), .plastic(.white))
    cavity.cut(.hole(diameter: 8.2.mm), at: floor.spot)
    let bush = oven.add(
      "bush", .tube(outer: 20.mm, inner: 8.2.mm, from: up.at(-12.mm), to: up.at(3.9.mm)), .plastic(.white))
    asset.spin("turntable_drive", plate, on: oven, around: up).runs(shaft, in: bush).motor(effort: 2, velocity: 0.6)
    asset.expect(plate, spins: .freely)
  }

  /// A frame round a dark pane; it overlaps the mouth in front.
  func addDoor(to asset: Asset, on oven: Part, over room: Region, mouth: Face) -> Part {
    let door = asset.part("door", .plastic(.black), role: .door)
    let face = room.face(.front)
    let leaf = door.add(
      "frame",
      .box(face.size.x - 2.mm, doorThickness, face.size.z).rounded(.front, 4.mm).on(face, gap: 1.5.mm).moved(
        .left, 1.mm))
    let view = leaf.face(.front).area(face.size.x - 0.10, face.size.z - 0.08)
    leaf.cut(.window(view.size.x, view.size.z, radius: 10.mm), at: view.spot)
    let window = view.deep(doorThickness)
    door.add(
      "pane",
      .box(view.size.x, 4.mm, view.size.z).rounded(.along(.front), 9.9.mm).centred(at: window.centre).aligned(
        .front, to: leaf.face(.front), inset: 3.mm), .glass.tinted(.smoke))
    door.add(
      "screen",
      .box(view.size.x - 1.mm, 0.6.mm, view.size.z - 1.mm).rounded(.along(.front), 9.mm).centred(at: window.centre)
        .aligned(.front, to: leaf.face(.front), inset: 7.mm),
      .steel.painted(.black).perforated(hole: 1.2.mm, pitch: 2.mm))
    let rim = Solid.box(view.size.x + 2.mm, 2.mm, view.size.z + 2.mm).rounded(.along(.front), 10.mm).centred(
      at: window.centre
    ).aligned(.back, to: leaf.face(.back), inset: 1.mm)
    door.add("inner_pane", rim, .glass.tinted(.smoke))
    door.add(
      "handle",
      .barHandle(length: face.size.z - 60.mm, diameter: 14.mm, standoff: 38.mm).mounted(
        on: leaf.face(.front).spot([.right: 22.mm]), turned: 90°), .stainlessSteel.brushed.filled(0.5), role: .handle)

    asset.hinge(
      "door_hinge", door, on: oven, around: leaf.hiddenHingeLine(.left, clearing: face), opening: .front,
      range: 0° ... doorOpening
    )
    .hardware(.concealed(count: 2, spread: 0.18, diameter: 5.mm, on: face))
    let hook = door.add(
      "latch_hook", .box(10.mm, 15.mm, 6.mm).on(leaf.face(.back).spot([.right: 8.mm])), .plastic(.white))
    let strike = oven.face(.front).spot(opposite: hook)
    oven.cut(.box(18.mm, 50.mm, 14.mm).centred(at: strike.point))
    return door
  }

  func addControls(to asset: Asset, on oven: Part, bay: Region) {
    let panel = oven.add(
      "panel", .panel(closing: bay, thickness: 20.mm).moved(.front, 1.5.mm + doorThickness), .plastic(.black))
    oven.add(
      "panel_frame",
      .box(bay.size.x, 1.5.mm + doorThickness, bay.size.z).centred(at: bay.centre).aligned(.back, to: bay.face(.front)),
      .plastic(.black).filled(0.2))
    let (displayArea, buttonArea, knobArea, openArea) = panel.face(.front).rows(66.mm, .rest, 84.mm, 46.mm)
    oven.add("display", .plate(90.mm, 34.mm, thickness: 1.mm).mounted(on: displayArea), .glass.tinted(.darkGreen))
    let rows = buttonArea.inset(4.mm).rows([.rest, .rest])
    for (r, row) in rows.enumerated() {
      for (c, spot) in row.spots(3, spacing: 32.mm).enumerated() {
        asset.button("key_\(r * 3 + c + 1)", on: spot, size: (24.mm, 14.mm), travel: 1.5.mm, material: .plastic(.gray))
          .press.spring(stiffness: 400)
      }
    }
    let knob = asset.knob("timer", on: knobArea, diameter: 54.mm, height: 20.mm, material: .plastic(.silver))
    knob.turn.detents(every: 15°)
    asset.expect(knob, spins: .freely)
    asset.button("start", on: openArea, size: (84.mm, 22.mm), travel: 2.mm, material: .plastic(.darkGreen)).press
      .spring(stiffness: 600)
  }
}
