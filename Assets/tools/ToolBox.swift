import Pintle

/// A steel tool box: a tub with a hinged lid, a tray that lifts out while the lid is open, a folding handle, two toggle latches.
struct ToolBox: AssetProgram {
  @Parameter("overall width", in: 0.30...0.60) var width = 0.42
  @Parameter("overall depth", in: 0.18...0.30) var depth = 0.22
  @Parameter("angle of the open lid", in: 90° ... 115°) var lidOpening = 105°

  func build(_ asset: Asset) {
    asset.stands(.onTable)
    let sheet = 1.5.mm

    // Tub with a rolled rim below the lid, rubber feet, end plates.
    let body = asset.part("body", .steel.painted(.red))
    let tub = body.add(
      "tub", .openBox(width, depth, 0.16, wall: sheet, open: .top).rounded(.vertical, 1.mm).standing(at: 6.mm))
    asset.feet("foot", under: tub.face(.bottom), of: body, height: 6.mm, diameter: 24.mm, inset: 25.mm)
    let front = tub.face(.front)
    body.add("label", .plate(120.mm, 34.mm, thickness: 0.6.mm).mounted(on: front), .aluminium.brushed)
    body.add("band", .box(width + 2.mm, 1.mm, 10.mm).on(front.spot([.bottom: 16.mm])), .steel.painted(.black))

    // Lid: a shallow inverted pan; its skirt overlaps the tub's rim from outside on three sides.
    let lid = asset.lid(
      "lid", over: tub.face(.top), of: body, hung: .back, opens: lidOpening, thickness: sheet, hinge: 8.mm)
    lid.add(
      "crown",
      .openBox(width - 30.mm, depth - 30.mm, 14.mm, wall: 1.mm, open: .bottom).rounded(.top, 5.mm).on(
        lid.panel.face(.top)))
    lid.add("stiffener", .box(width - 10.mm, 8.mm, 4.mm).on(lid.panel.face(.top).spot([.front: 8.mm])))
    asset.expect(lid, opens: .atLeast(90°), toward: .up)

    addHandle(to: asset, on: lid)
    for side in [Side.left, .right] { addClasp(side, to: asset, on: body, tub: tub) }
    addTray(to: asset, in: body, tub: tub, under: lid)
  }

  /// A bail handle that folds down onto the crown of the lid.
  func addHandle(to asset: Asset, on lid: Lid) {
    let crown = lid.face(.top).deep(1.mm).face(.top).centre.moved(.up, 14.mm)
    let reach = 70.mm, rise = 7.mm
    let pivots = Axis(
      from: crown.moved(.left, reach + 8.mm).moved(.up, rise), to: crown.moved(.right, reach + 8.mm).moved(.up, rise))
    for (name, x) in [("left", Side.left), ("right", .right)] {
      let foot = crown.moved(x, reach + 9.mm)
      let eye = lid.add(
        "eye_\(name)", .box(6.mm, 16.mm, 14.mm).rounded(.along(.left), 5.mm).standing(on: foot), .steel.chromed)
      eye.cut(.hole(diameter: 5.2.mm), at: eye.face(.right).spot([.bottom: rise]))
    }
    let handle = asset.part("handle", .steel.chromed, role: .handle)
    handle.add("rod", .rod(diameter: 5.mm, from: pivots.at(-4.mm), to: pivots.at(2 * reach + 20.mm)))
    let a = crown.moved(.up, rise).moved(.left, reach - 6.mm), b = crown.moved(.up, rise).moved(.right, reach - 6.mm)
    handle.add("bail", .wire(diameter: 6.mm, through: [a, a.moved(.front, 52.mm), b.moved(.front, 52.mm), b]))
    let grip = Axis(from: a.moved(.front, 52.mm), to: b.moved(.front, 52.mm))
    handle.add("grip", .tube(outer: 12.mm, inner: 6.mm, from: grip.at(22.mm), to: grip.at(2 * reach - 34.mm)), .rubber)
    asset.hinge("handle_fold", handle, on: lid, around: pivots, opening: .up, range: 0° ... 90°)
    asset.expect(handle, opens: .atLeast(80°), toward: .up)
  }

  /// A toggle on the tub's front that folds down; below its pin it is short enough to pass the tub.
  func addClasp(_ side: Side, to asset: Asset, on body: Part, tub: Shape) {
    let spot = tub.face(.front).spot([side: 60.mm, .top: 40.mm])
    let line = Axis(from: spot.outward.at(4.mm), toward: .right)
    let ear = Solid.box(4.mm, 7.mm, 12.mm)
    body.add(
      "clasp_ears_\(side)", ear.on(spot.moved(.left, 13.mm)).adding(ear.on(spot.moved(.right, 13.mm))),
      .steel.galvanised)
    let clasp = asset.part("clasp_\(side)", .steel.chromed, role: .latch)
    clasp.add(
      "tongue",
      .box(20.mm, 2.mm, 37.mm).centred(at: spot.outward.at(4.mm)).aligned(.bottom, to: tub.face(.top)).moved(
        .down, 43.mm))
    asset.hinge("clasp_\(side)_fold", clasp, on: body, around: line, opening: .front, range: 0° ... 75°)
      .hardware(.pin(diameter: 2.mm, length: 28.mm))
    asset.expect(clasp, opens: .atLeast(70°), toward: .front)
  }

  /// A tray that hangs in the tub and lifts out.
  func addTray(to asset: Asset, in body: Part, tub: Shape, under lid: Lid) {
    let room = tub.interior
    for side in [Side.left, .right] {
      body.add("ledge_\(side)", .box(10.mm, room.size.y - 20.mm, 2.mm).on(room.wall(side).spot([.top: 56.mm])))
    }
    let tray = asset.part("tray", .plastic(.black), role: .rack)
    let pan = tray.add(
      "pan",
      .openBox(room.size.x - 4.mm, room.size.y - 16.mm, 44.mm, wall: 2.mm, open: .top).centred(at: room.centre).aligned(
        .bottom, to: room.face(.top)
      ).moved(.down, 55.mm))
    let bays = pan.interior.columns([.rest, .rest, .rest, .rest], rail: 2.mm)
    for (i, bay) in bays.dropLast().enumerated() {
      tray.add(
        "divider_\(i + 1)", .box(2.mm, bay.size.y, 30.mm).on(bay.face(.right)).aligned(.bottom, to: bay.face(.bottom)))
    }
    asset.slide("tray_lift", tray, on: body, toward: .up, range: 0...0.12).needs(lid.swing, .atLeast(85°))
    asset.expect(tray, travels: .atLeast(0.10), toward: .up)
  }
}
