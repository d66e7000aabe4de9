import Pintle

/// An interior door in its frame: a panelled leaf on three barrel hinges, a lever handle through it, and a latch bolt
/// that must be drawn back before the door can open.
struct InteriorDoor: AssetProgram {
  @Parameter("width of the leaf", in: 0.60...1.00) var width = 0.80
  @Parameter("height of the leaf", in: 1.90...2.20) var height = 2.00
  @Parameter("side the door hangs on") var hung = Side.left
  @Parameter("angle of the open door", in: 80° ... 170°) var opening = 110°

  let thickness = 40.mm, gap = 3.mm, jamb = 80.mm, depth = 0.12, handleHeight = 1.05

  func build(_ asset: Asset) {
    asset.stands(.builtIn)
    let paint = Material.pine.painted(.white)

    // Frame: one piece with the opening cut out of it, architraves in front, a stop behind the leaf.
    let frame = asset.part("frame", paint)
    let body = frame.add("body", .box(width + 2 * (gap + jamb), depth, height + 2 * gap + jamb).standing())
    let mouth = body.face(.front).area(width + 2 * gap, height + 2 * gap, from: [.bottom: 0])
    body.cut(.box(filling: mouth.deep(depth)))
    addTrim(to: frame, body: body, mouth: mouth)

    let door = asset.door(
      "door", over: mouth.deep(thickness), of: frame, hung: hung, opens: opening, thickness: thickness, gap: gap,
      hinges: .barrel(diameter: 13.mm, count: 3), material: .oak)
    addPanels(to: door)
    asset.expect(door, opens: .atLeast(80°), toward: .front)

    let free = hung.opposite
    let handle = asset.lever(
      "handle", on: door.leaf.face(.front).spot([free: 60.mm, .bottom: handleHeight - gap]), length: 0.115,
      toward: hung, range: 0° ... 40°, diameter: 18.mm, through: true)
    handle.turn.spring(stiffness: 2)
    asset.expect(handle, opens: .atLeast(35°), toward: .down)
    addLatch(to: asset, door: door, frame: frame, body: body, room: mouth.deep(depth), free: free)
  }

  func addTrim(to frame: Part, body: Shape, mouth: Face) {
    let front = body.face(.front)
    for side in [Side.left, .right] {
      frame.add(
        "architrave_\(side)",
        .box(50.mm, 12.mm, front.size.z).rounded(.front, 3.mm).on(front).aligned(side, to: body.face(side)))
      frame.add(
        "stop_\(side)",
        .box(14.mm, depth - thickness - 1.mm, mouth.size.z).centred(at: mouth.centre).aligned(
          .back, to: body.face(.back)
        ).aligned(side, to: mouth.deep(depth).face(side)))
    }
    frame.add(
      "architrave_head",
      .box(front.size.x - 0.1, 12.mm, 50.mm).rounded(.front, 3.mm).on(front).aligned(.top, to: body.face(.top)))
    frame.add(
      "stop_head",
      .box(mouth.size.x - 28.mm, depth - thickness - 1.mm, 14.mm).centred(at: mouth.centre).aligned(
        .back, to: body.face(.back)
      ).aligned(.top, to: mouth.deep(depth).face(.top)))
  }

  /// Two panels on each side: sunk, with a raised field.
  func addPanels(to door: Door) {
    for side in [Side.front, .back] {
      let (upper, lower) = door.leaf.face(side).inset(0.12).rows(.rest, 0.52, rail: 0.26)
      for (name, panel) in [("upper", upper), ("lower", lower)] {
        door.leaf.cut(.window(panel.size.x, panel.size.z, depth: 9.mm), at: panel.spot)
        let field = panel.inset(40.mm)
        door.add(
          "field_\(name)_\(side)", .plate(field.size.x, field.size.z, thickness: 5.mm).mounted(on: field, sunk: 9.mm))
      }
    }
  }

  /// A bolt in the free edge of the leaf; at rest it stands in the strike plate.
  func addLatch(to asset: Asset, door: Door, frame: Part, body: Shape, room: Region, free: Side) {
    let edge = door.leaf.face(free), reach = 10.mm
    let seat = edge.spot([.bottom: handleHeight - gap - 75.mm])
    let plate = Solid.plate(22.mm, 0.15, thickness: 2.mm)
    door.leaf.cut(.pocket(22.mm, 0.15, depth: 2.mm), at: seat)
    let faceplate = door.add("faceplate", plate.mounted(on: seat, sunk: 2.mm), .brass)
    door.leaf.cut(.pocket(12.2.mm, 20.2.mm, depth: 80.mm), at: seat)
    faceplate.cut(.window(12.2.mm, 20.2.mm), at: seat)

    let bolt = asset.part("latch_bolt", .brass, role: .latch)
    let tongue = bolt.add("tongue", .box(60.mm + reach, 12.mm, 20.mm).centred(at: seat.inward.at(25.mm)))
    let draw = asset.slide("latch_draw", bolt, on: door, toward: free.opposite, range: 0...12.mm)
    draw.runs(tongue, in: door.leaf).spring(stiffness: 300)
    asset.expect(bolt, travels: .atLeast(10.mm), toward: free.opposite)

    // The strike plate in the jamb, with a mortise behind it.
    let spot = room.wall(free).spot(opposite: tongue)
    body.cut(.pocket(24.mm, 90.mm, depth: 2.mm), at: spot)
    let strike = frame.add("strike", .plate(24.mm, 90.mm, thickness: 2.mm).mounted(on: spot, sunk: 2.mm), .brass)
    body.cut(.pocket(14.mm, 22.mm, depth: 14.mm), at: spot)
    strike.cut(.window(14.mm, 22.mm), at: spot)
    door.swing.needs(draw, .atLeast(11.mm))
  }
}
