import Pintle

/// A hand cart: a slatted bed between side boards, a front axle that steers under a turntable, a pull bar that swings
/// up and down, four spoked wheels.
struct Wagon: AssetProgram {
  @Parameter("length of the bed", in: 0.70...1.20) var length = 0.90
  @Parameter("width of the bed", in: 0.36...0.60) var width = 0.45
  @Parameter("radius of the wheels", in: 0.09...0.14) var radius = 0.11
  @Parameter("how far the front axle steers to either side", in: 15° ... 35°) var steering = 30°

  let tyre = 36.mm, axleDiameter = 14.mm

  func build(_ asset: Asset) {
    asset.stands(.onFloor)
    let bed = asset.part("bed", .oak)
    let floor = radius + 0.16
    let deck = bed.add("deck", .box(width, length, 22.mm).rounded(.vertical, 8.mm).standing(at: floor))

    // Sides of two boards each between corner posts; the front stays low.
    let top = deck.face(.top)
    for side in [Side.left, .right] {
      for (i, z) in [24.mm, 0.100].enumerated() {
        bed.add(
          "side_\(side)_\(i + 1)",
          .box(16.mm, length - 80.mm, 62.mm).rounded(.along(.front), 3.mm).standing(
            on: top.point([side: 14.mm]).moved(.up, z)), .pine.stained(.red))
      }
      for (name, y) in [("front", Side.front), ("rear", .back)] {
        bed.add(
          "post_\(side)_\(name)",
          .box(16.mm, 36.mm, 0.172).rounded(.vertical, 4.mm).standing(on: top.point([side: 30.mm, y: 90.mm])), .oak)
      }
    }
    for (name, y) in [("front", Side.front), ("rear", .back)] {
      bed.add(
        "\(name)_board",
        .box(width - 60.mm, 16.mm, 0.100).rounded(.along(.right), 3.mm).standing(on: top.point([y: 30.mm])),
        .pine.stained(.red))
    }

    addRearAxle(to: asset, on: bed, deck: deck)
    addFrontAxle(to: asset, on: bed, deck: deck)
  }

  func addRearAxle(to asset: Asset, on bed: Part, deck: Shape) {
    let under = deck.face(.bottom).line(.right, at: length - 0.16)
    for side in [Side.left, .right] {
      let spot = deck.face(.bottom).spot([side: 60.mm, .back: 0.16])
      bed.add(
        "bracket_\(side)", .box(40.mm, 60.mm, 0.16 + 14.mm).rounded(.along(.right), 8.mm).on(spot),
        .steel.painted(.black))
    }
    let axle = bed.add(
      "rear_axle", .rod(diameter: axleDiameter, along: under, length: width + 0.13).moved(.down, 0.16), .steel)
    for side in [Side.left, .right] {
      let wheel = asset.wheel(
        "rear_\(side)_wheel", on: axle.end(side), radius: radius, width: tyre, rim: .steel.painted(.red), spokes: 8)
      asset.expect(wheel, spins: .freely, touches: .ground)
    }
  }

  /// A bolster turns under the bed on a king pin; it carries the front axle and the pull bar.
  func addFrontAxle(to asset: Asset, on bed: Part, deck: Shape) {
    let king = deck.face(.bottom).spot([.front: 0.12])
    bed.add(
      "turntable", .cylinder(diameter: 0.18, from: king.point, to: king.outward.at(12.mm)), .steel.painted(.black))
    let truck = asset.part("front_truck", .oak)
    let ring = truck.add(
      "ring", .cylinder(diameter: 0.18, from: king.outward.at(12.1.mm), to: king.outward.at(24.mm)),
      .steel.painted(.black))
    let bolster = truck.add(
      "bolster", .box(width - 180.mm, 70.mm, 0.16 - 24.mm + 16.mm).rounded(.along(.right), 6.mm).on(ring.face(.bottom)))
    let line = Axis(from: king.outward.at(0.16), toward: .right)
    let axle = truck.add("axle", .rod(diameter: axleDiameter, along: line, length: width + 0.13), .steel)
    asset.spin("steering", truck, on: bed, around: king.outward, range: Limits(lower: -steering, upper: steering))
      .hardware(.pin(diameter: 12.mm, length: 80.mm))
    for side in [Side.left, .right] {
      let wheel = asset.wheel(
        "front_\(side)_wheel", on: axle.end(side), radius: radius, width: tyre, rim: .steel.painted(.red), spokes: 8)
      asset.expect(wheel, spins: .freely, touches: .ground)
    }
    asset.expect(truck, turns: .atLeast(30°))

    // Pull bar between two ears on the bolster's front.
    let hitch = bolster.face(.front).spot([.bottom: 40.mm])
    let pivot = Axis(from: hitch.outward.at(22.mm), toward: .right)
    for side in [Side.left, .right] {
      truck.add(
        "ear_\(side)", .box(8.mm, 40.mm, 40.mm).rounded(.along(.right), 8.mm).on(hitch.moved(side, 22.mm)),
        .steel.painted(.black))
    }
    let bar = asset.part("pull_bar", .steel.painted(.black))
    let eye = bar.add("eye", .cylinder(diameter: 30.mm, length: 34.mm, along: .right).centred(at: pivot.at(0)))
    let start = eye.centre.moved(.front, 13.mm), knee = start.moved(.front, 0.50)
    bar.add("shaft", .rod(diameter: 20.mm, from: start, to: knee))
    bar.add(
      "grip", .rod(diameter: 24.mm, from: knee.moved(.left, 90.mm), to: knee.moved(.right, 90.mm)), .rubber,
      role: .handle)
    asset.hinge("pull_bar_lift", bar, on: truck, around: pivot, opening: .up, range: 0° ... 60°).hardware(
      .pin(diameter: 8.mm, length: 60.mm))
    asset.expect(bar, opens: .atLeast(55°), toward: .up)
  }
}
