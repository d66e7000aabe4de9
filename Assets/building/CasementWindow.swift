import Pintle

/// A casement window seen from the room: two glazed sashes on barrel hinges, a hopper light above them that tilts in,
/// glazing bars, window handles, a board inside and a stone sill outside.
struct CasementWindow: AssetProgram {
  @Parameter("overall width of the frame", in: 1.00...1.60) var width = 1.24
  @Parameter("overall height of the frame", in: 1.20...1.80) var height = 1.50
  @Parameter("how far the sashes open", in: 60° ... 120°) var opening = 100°
  @Parameter("how far the hopper light tilts", in: 12° ... 35°) var tilt = 25°

  let depth = 90.mm, member = 58.mm, stile = 62.mm, gap = 4.mm
  /// Thin enough that their far edges clear the frame as they turn.
  let thickness = 46.mm, thin = 32.mm
  let paint = Material.pine.painted(.white)

  func build(_ asset: Asset) {
    asset.stands(.builtIn)
    let board = 32.mm

    // The frame: a block with a rebated opening for each light.
    let frame = asset.part("frame", paint)
    let body = frame.add("body", .box(width, depth, height).standing(at: board))
    let (above, below) = body.face(.front).inset(member).rows(0.30, .rest, rail: 46.mm)
    let (left, right) = below.columns(.rest, .rest, rail: 40.mm)
    for (name, light, thick) in [("hopper", above, thin), ("left", left, thickness), ("right", right, thickness)] {
      body.cut(.box(filling: light.deep(thick + 4.mm)))
      let mouth = light.inset(10.mm)
      body.cut(.window(mouth.size.x, mouth.size.z), at: mouth.spot)
      addSeal(to: frame, name, behind: light, thick)
    }
    addSills(to: frame, body: body, board: board)

    for (side, light) in [(Side.left, left), (.right, right)] {
      let sash = addSash(to: asset, "\(side)_sash", over: light, of: frame, hung: side, opens: opening, thickness)
      glaze(sash, thickness, columns: 2, rows: 3)
      let handle = asset.lever(
        "\(side)_handle", on: sash.leaf.face(.front).spot([side.opposite: stile / 2]), length: 0.11, toward: .down,
        moves: side, range: 0° ... 90°, diameter: 14.mm, material: .brass)
      handle.turn.detents(every: 90°)
      asset.expect(sash, opens: .atLeast(60°), toward: .front)
      asset.expect(handle, turns: .atLeast(90°))
    }

    let hopper = addSash(to: asset, "hopper", over: above, of: frame, hung: .bottom, opens: tilt, thin)
    glaze(hopper, thin, columns: 4, rows: 1)
    let handle = asset.lever(
      "hopper_handle", on: hopper.leaf.face(.front).spot([.top: stile / 2]), length: 0.10, toward: .right,
      moves: .down, range: 0° ... 45°, diameter: 12.mm, material: .brass)
    handle.turn.spring(stiffness: 1.5)
    asset.expect(hopper, opens: .atLeast(12°), toward: .front)
    asset.expect(handle, opens: .atLeast(40°), toward: .down)
  }

  /// A rubber strip in the rebate, on which the sash shuts.
  func addSeal(to frame: Part, _ name: String, behind light: Face, _ thick: Double) {
    let outer = light.inset(1.mm), inner = light.inset(10.mm)
    let ring = Solid.box(outer.size.x, 4.mm, outer.size.z)
      .subtracting(.box(inner.size.x, 20.mm, inner.size.z))
    frame.add(
      "seal_\(name)", ring.centred(at: light.centre.moved(.back, thick + 2.mm)), .rubber(.darkGray), yields: 1.mm)
  }

  /// The board in the room with a rounded nose, and a sloped sill outside.
  func addSills(to frame: Part, body: Shape, board: Double) {
    frame.add(
      "board",
      .box(width + 0.10, 0.19, board).rounded(.front, 10.mm).standing()
        .aligned(.back, to: body.face(.back), inset: 5.mm), .oak)
    frame.add(
      "sill",
      .wedge(width + 0.06, 0.14, 36.mm, high: .front).standing(at: board - 4.mm)
        .aligned(.front, to: body.face(.back)), .slate)
  }

  func addSash(
    to asset: Asset, _ name: String, over light: Face, of frame: Part, hung: Side, opens: Angle, _ thick: Double
  ) -> Door {
    asset.door(
      name, over: light.deep(thick), of: frame, hung: hung, opens: opens, thickness: thick, gap: gap,
      hinges: .barrel(diameter: 14.mm))
  }

  /// Cuts the leaf out between its stiles; a bead all round and bars hold the panes.
  func glaze(_ sash: Door, _ thick: Double, columns: Int, rows: Int) {
    let bar = 22.mm, deep = thick - 12.mm
    let opening = sash.leaf.face(.front).inset(stile)
    sash.leaf.cut(.window(opening.size.x, opening.size.z), at: opening.spot)
    let middle = opening.centre.moved(.back, thick / 2)
    let width = opening.size.x, height = opening.size.z
    let bead = Solid.box(width, deep, height).subtracting(.box(width - 18.mm, 0.1, height - 18.mm))
    sash.add("bead", bead.centred(at: middle))
    for i in 1..<max(columns, 2) where columns > 1 {
      let x = width * (Double(i) / Double(columns) - 0.5)
      sash.add("bar_\(i)", .box(bar, deep, height).centred(at: Point(middle.x + x, middle.y, middle.z)))
    }
    for i in 1..<max(rows, 2) where rows > 1 {
      let z = height * (Double(i) / Double(rows) - 0.5)
      sash.add("crossbar_\(i)", .box(width, deep, bar).centred(at: Point(middle.x, middle.y, middle.z + z)))
    }
    sash.add("glass", .box(width, 8.mm, height).centred(at: middle), .glass)
  }
}
