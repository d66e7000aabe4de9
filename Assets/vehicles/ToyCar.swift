import Pintle

/// A toy car: a body with a glass cabin, two doors, a boot lid, four rolling wheels, seats, lamps and bumpers.
struct ToyCar: AssetProgram {
  @Parameter("length of the body", in: 0.20...0.30) var length = 0.24
  @Parameter("width of the body", in: 0.09...0.13) var width = 0.104
  @Parameter("radius of the wheels", in: 0.018...0.024) var radius = 0.022
  @Parameter("angle of the open doors", in: 45° ... 75°) var doorOpening = 65°

  let paint = Material.plastic(.red), wall = 3.mm, gap = 0.7.mm

  func build(_ asset: Asset) {
    asset.stands(.onTable)
    let car = asset.part("body", paint)
    let l = length / 2, low = radius * 0.7, belt = low + 46.mm

    // The side view, pushed across; x runs from the front bumper (−) to the boot (+).
    let view: Outline = [
      [-l, low], [l, low], [l, belt - 6.mm], [l - 6.mm, belt], [-0.34 * l, belt], [-0.42 * l, belt - 7.mm],
      [-l + 12.mm, belt - 11.mm], [-l, belt - 20.mm],
    ]
    let hull = car.add("hull", .extruded(view.rounded(3.mm), depth: width, seenFrom: .right))
    hull.cut(.box(width - 2 * wall, 0.70 * l, 60.mm).standing(on: Point(0, 0, low + 5.mm)))

    // Cabin: tinted glass under a painted roof.
    let cabin: Outline = [[-0.36 * l, belt], [0.64 * l, belt], [0.44 * l, belt + 27.mm], [-0.10 * l, belt + 27.mm]]
    let glass = Solid.extruded(cabin, depth: width - 14.mm, seenFrom: .right)
    let room = Solid.extruded(cabin.shrunk(2.mm), depth: width - 18.mm, seenFrom: .right)
    car.add("windows", glass.subtracting(room), .acrylic.tinted(.smoke))
    let top: Outline = [
      [-0.12 * l, belt + 27.mm], [0.46 * l, belt + 27.mm], [0.43 * l, belt + 31.mm], [-0.08 * l, belt + 31.mm],
    ]
    car.add("roof", .extruded(top, depth: width - 12.mm, seenFrom: .right))

    addWheels(to: asset, car: car, hull: hull)
    addDoors(to: asset, car: car, hull: hull, low: low, belt: belt)
    addBoot(to: asset, car: car, hull: hull)
    addDetails(to: car, hull: hull, low: low)
  }

  func addWheels(to asset: Asset, car: Part, hull: Shape) {
    let arch = 2 * (radius + 3.mm)
    for (name, y) in [("front", -0.31 * length), ("rear", 0.30 * length)] {
      let line = Axis(from: Point(0, y, radius), toward: .right)
      for side in [1.0, -1.0] {
        hull.cut(
          .cylinder(diameter: arch, from: line.at(side * (width / 2 - 19.mm)), to: line.at(side * (width / 2 + 5.mm))))
      }
      let axle = car.add("\(name)_axle", .rod(diameter: 4.mm, along: line, length: width - 2.mm), .steel)
      for side in [Side.left, .right] {
        let wheel = asset.wheel(
          "\(name)_\(side)_wheel", on: axle.end(side), radius: radius, width: 12.mm, rim: .plastic(.silver), spokes: 6)
        asset.expect(wheel, spins: .freely, touches: .ground)
      }
    }
  }

  func addDoors(to asset: Asset, car: Part, hull: Shape, low: Double, belt: Double) {
    let size = (length: 0.30 * length, height: belt - low - 14.mm)
    // One window through both sides: the room for both doors.
    let middle = hull.face(.left).area(size.length, size.height, from: [.bottom: 8.mm])
    hull.cut(.window(size.length, size.height), at: middle.spot)
    for side in [Side.left, .right] {
      let frame = hull.face(side).area(size.length, size.height, from: [.bottom: 8.mm])
      let door = asset.door(
        "door_\(side)", over: frame.deep(wall), of: car, hung: .front, opens: doorOpening, thickness: wall, gap: gap)
      let grip = door.leaf.face(side).spot([.back: 11.mm, .top: 8.mm])
      door.add(
        "handle", .barHandle(length: 12.mm, diameter: 2.mm, standoff: 4.mm).mounted(on: grip), .chrome, role: .handle)
      asset.expect(door, opens: .atLeast(45°), toward: side)
    }
  }

  func addBoot(to asset: Asset, car: Part, hull: Shape) {
    let deck = hull.face(.top).area(width - 26.mm, 0.125 * length, from: [.back: 9.mm])
    hull.cut(.window(width - 26.mm, 0.125 * length, depth: 10.mm), at: deck.spot)
    let lid = asset.door(
      "boot_lid", over: deck.deep(wall), of: car, hung: .front, opens: 70°, thickness: wall, gap: gap)
    lid.add("grip", .box(14.mm, 3.mm, 2.mm).on(lid.leaf.face(.top).spot([.back: 4.mm])), .chrome, role: .handle)
    asset.expect(lid, opens: .atLeast(60°), toward: .up)
  }

  func addDetails(to car: Part, hull: Shape, low: Double) {
    let front = hull.face(.front), back = hull.face(.back)
    car.add(
      "front_bumper",
      .box(width + 2.mm, 7.mm, 8.mm).rounded(.vertical, 3.mm).on(front.spot([.bottom: 5.mm]), sunk: 3.mm), .chrome)
    car.add(
      "rear_bumper", .box(width + 2.mm, 7.mm, 8.mm).rounded(.vertical, 3.mm).on(back.spot([.bottom: 5.mm]), sunk: 3.mm),
      .chrome)
    for (i, spot) in front.spots(2, spacing: width - 26.mm).enumerated() {
      car.add(
        "headlamp_\(i + 1)", .disc(diameter: 13.mm, thickness: 3.mm).mounted(on: spot.moved(.down, 8.mm), sunk: 0.5.mm),
        .acrylic.tinted(.yellow))
    }
    car.add("grille", .plate(40.mm, 8.mm, thickness: 1.mm).mounted(on: front.spot([.bottom: 14.mm])), .plastic(.black))
    for (i, spot) in back.spots(2, spacing: width - 20.mm).enumerated() {
      car.add(
        "tail_lamp_\(i + 1)", .plate(12.mm, 7.mm, thickness: 1.5.mm).mounted(on: spot.moved(.up, 8.mm)),
        .plastic(.orange))
    }
    car.add(
      "number_plate", .plate(34.mm, 8.mm, thickness: 0.8.mm).mounted(on: back.spot([.bottom: 22.mm])), .plastic(.white))
    // Inside: two seats and a steering wheel.
    for side in [Side.left, .right] {
      let foot = Point(0, 10.mm, low + 5.mm).moved(side, width * 0.21)
      car.add(
        "seat_\(side)", .box(width * 0.3, 24.mm, 12.mm).rounded(.vertical, 4.mm).standing(on: foot), .plastic(.cream))
      car.add(
        "backrest_\(side)",
        .box(width * 0.3, 7.mm, 38.mm).rounded(.along(.front), 5.mm).standing(on: foot.moved(.back, 12.mm)),
        .plastic(.cream))
    }
    let dash = Point(0, -0.14 * length, low + 30.mm)
    car.add("dashboard", .box(width - 2 * wall - 14.mm, 10.mm, 20.mm).standing(on: dash), .plastic(.black))
    let column = Axis(from: dash.moved(.left, width * 0.21).moved(.up, 10.mm).moved(.back, 4.mm), toward: .back)
    car.add("steering_column", .rod(diameter: 3.mm, from: column.at(0), to: column.at(8.mm)), .plastic(.black))
    car.add(
      "steering_wheel", .torus(diameter: 18.mm, section: 2.5.mm, around: Axis(from: column.at(7.mm), toward: .back)),
      .plastic(.black))
    car.add("steering_spoke", .box(17.mm, 1.6.mm, 3.mm).centred(at: column.at(7.mm)), .plastic(.black))
  }
}
