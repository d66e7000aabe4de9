import Pintle

/// A chest of drawers on turned legs: two small drawers side by side above wide ones, with bevelled fields and drop
/// handles of brass.
struct ChestOfDrawers: AssetProgram {
  @Parameter("overall width", in: 0.70...1.20) var width = 0.90
  @Parameter("overall depth", in: 0.40...0.60) var depth = 0.46
  @Parameter("height of the body", in: 0.60...0.90) var height = 0.72
  @Parameter("number of wide drawers", in: 2...4) var wideDrawers = 3

  let wood = Material.cherry, field = Material.walnut.polished, metal = Material.brass.polished
  let board = 20.mm, legHeight = 0.17

  func build(_ asset: Asset) {
    asset.stands(.onFloor)
    let body = asset.part("body", wood)
    let shell = body.add("shell", .openBox(width, depth, height, wall: board, open: .front).standing(at: legHeight))
    addTop(to: body, above: shell)
    addBase(to: body, below: shell)

    // Sides and back are frames; a panel with bevelled edges lies in each.
    for side in [Side.left, .right, .back] {
      let face = shell.face(side)
      let across = (side == .back ? width : depth) - 0.11, high = height - 0.11
      shell.cut(.pocket(across, high, depth: 7.mm), in: side)
      let panel = Solid.plate(across - 16.mm, high - 16.mm, thickness: 5.mm)
        .mounted(on: face.spot.moved(side.opposite, 7.mm))
      body.add("panel_\(side)", panel.chamfered(2.mm), field)
    }

    // One row of two drawers, then the wide ones; rails between all of them.
    let (upper, lower) = shell.opening.rows(0.14, .rest, rail: board)
    body.add("rail", .box(filling: upper.below(board)))
    let (left, right) = upper.columns(.rest, .rest, rail: board)
    body.add("stile", .box(filling: left.beside(.right, board)))
    let rows = lower.rows([Double](repeating: .rest, count: wideDrawers), rail: board)
    for (i, row) in rows.dropLast().enumerated() {
      body.add("rail_\(i + 1)", .box(filling: row.below(board)))
    }
    addDrawer("small_left", in: left, handles: 1, to: asset, of: body)
    addDrawer("small_right", in: right, handles: 1, to: asset, of: body)
    for (i, row) in rows.enumerated() {
      addDrawer("wide_\(i + 1)", in: row, handles: 2, to: asset, of: body)
    }
  }

  /// A cornice that steps out on three sides, and the board that lies on it.
  func addTop(to body: Part, above shell: Shape) {
    let cornice = body.add(
      "cornice",
      .box(width + 24.mm, depth + 12.mm, 16.mm).rounded(.between(.bottom, .front), 9.mm)
        .rounded(.between(.bottom, .left), 9.mm).rounded(.between(.bottom, .right), 9.mm)
        .on(shell.face(.top)).aligned(.back, to: shell.face(.back)))
    body.add(
      "top",
      .box(width + 50.mm, depth + 25.mm, 22.mm).rounded(.top, 8.mm).on(cornice.face(.top))
        .aligned(.back, to: shell.face(.back)), wood.polished)
  }

  /// A base board, an arched apron under its front, turned legs at its corners.
  func addBase(to body: Part, below shell: Shape) {
    let base = body.add(
      "base_board",
      .box(width + 20.mm, depth + 10.mm, 20.mm).rounded(.between(.top, .front), 8.mm)
        .rounded(.between(.top, .left), 8.mm).rounded(.between(.top, .right), 8.mm)
        .on(shell.face(.bottom)).aligned(.back, to: shell.face(.back)))
    let half = width / 2 - 60.mm
    let apron: Outline = [
      [-half, 0], [-half, -50.mm], [-half + 30.mm, -50.mm], [-half * 0.72, -40.mm], [-half * 0.5, -26.mm],
      [-half * 0.2, -19.mm], [half * 0.2, -19.mm], [half * 0.5, -26.mm], [half * 0.72, -40.mm],
      [half - 30.mm, -50.mm], [half, -50.mm], [half, 0],
    ]
    body.add(
      "apron",
      .extruded(apron, depth: 18.mm, seenFrom: .front).on(base.face(.bottom))
        .aligned(.front, to: base.face(.front), inset: 30.mm))

    let length = legHeight - 20.mm
    for x in [Side.left, .right] {
      for y in [Side.front, .back] {
        let root = base.face(.bottom).spot([x: 45.mm, y: 42.mm])
        body.add("block_\(x)_\(y)", .box(56.mm, 56.mm, 50.mm).chamfered(.bottom, 3.mm).on(root))
        // A collar, a vase that narrows downward, a ring and a bun at the floor.
        let leg: Outline = [
          [0, 50.mm], [21.mm, 50.mm], [23.mm, 53.mm], [21.mm, 57.mm], [16.mm, 60.mm], [20.mm, 66.mm], [23.mm, 76.mm],
          [22.mm, 88.mm], [17.mm, 104.mm], [13.mm, 116.mm], [12.mm, 122.mm], [16.mm, 125.mm], [16.mm, 128.mm],
          [13.mm, 131.mm], [17.mm, 136.mm], [18.mm, 141.mm], [16.mm, 147.mm], [13.mm, length], [0, length],
        ]
        body.add("leg_\(x)_\(y)", .revolved(leg, around: root.outward))
      }
    }
  }

  func addDrawer(_ name: String, in room: Region, handles: Int, to asset: Asset, of body: Part) {
    let drawer = asset.drawer(name, in: room, of: body, travel: depth * 0.68, material: .birchPlywood, front: wood)
    let front = drawer.front.face(.front)
    let panel = drawer.add(
      "field", .box(front.size.x - 36.mm, 6.mm, front.size.z - 36.mm).chamfered(.front, 5.mm).on(front), field)
    for (k, spot) in panel.face(.front).spots(handles, spacing: front.size.x * 0.56).enumerated() {
      addHandle("handle_\(k + 1)", at: spot, to: drawer)
    }
    asset.expect(drawer, travels: .atLeast(0.25), toward: .front)
  }

  /// A plate with two rosettes, and a drop of wire that hangs from them.
  func addHandle(_ name: String, at spot: Spot, to drawer: Part) {
    let plate = Solid.plate(.slot(110.mm, width: 26.mm), thickness: 1.6.mm)
    drawer.add("\(name)_plate", plate.mounted(on: spot), metal)
    for side in [Side.left, .right] {
      let post = spot.moved(side, 40.mm).outward
      let rosette: Outline = [
        [0, 1.mm], [8.mm, 1.mm], [8.mm, 4.mm], [5.mm, 6.mm], [4.mm, 12.mm], [7.mm, 16.mm], [6.mm, 21.mm],
        [3.mm, 23.mm], [0, 23.mm],
      ]
      drawer.add("\(name)_post_\(side)", .revolved(rosette, around: post), metal)
    }
    let ring = spot.point.moved(.front, 14.mm)
    let drop = [
      ring.moved(.left, 40.mm), ring.moved(.left, 38.mm, .down, 15.mm), ring.moved(.left, 20.mm, .down, 20.mm),
      ring.moved(.right, 20.mm, .down, 20.mm), ring.moved(.right, 38.mm, .down, 15.mm), ring.moved(.right, 40.mm),
    ]
    drawer.add("\(name)_drop", .wire(diameter: 5.mm, through: drop), metal, role: .handle)
  }
}
