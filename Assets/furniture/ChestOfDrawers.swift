import Pintle

/// A chest of drawers on turned legs: two small drawers side by side above three wide ones, each with brass knobs.
struct ChestOfDrawers: AssetProgram {
  @Parameter("overall width", in: 0.70...1.20) var width = 0.90
  @Parameter("overall depth", in: 0.40...0.60) var depth = 0.48
  @Parameter("height of the body", in: 0.60...0.90) var height = 0.74
  @Parameter("number of wide drawers", in: 2...4) var wideDrawers = 3

  let board = 20.mm, legHeight = 0.14

  func build(_ asset: Asset) {
    asset.stands(.onFloor)
    let wood = Material.walnut, front = Material.walnut.polished
    let body = asset.part("body", wood)
    let shell = body.add("shell", .openBox(width, depth, height, wall: board, open: .front).standing(at: legHeight))
    body.add("top", .box(width + 40.mm, depth + 30.mm, 24.mm).rounded(.top, 6.mm).on(shell.face(.top)).aligned(.back, to: shell.face(.back)))
    body.add("apron", .box(width - 0.12, 18.mm, 50.mm).on(shell.face(.bottom)).aligned(.front, to: shell.face(.front), inset: 30.mm))

    // Legs, turned: a shoulder, a slender waist, a foot.
    for x in [Side.left, .right] {
      for (name, y) in [("front", Side.front), ("rear", .back)] {
        let root = shell.face(.bottom).spot([x: 45.mm, y: 45.mm])
        body.add("leg_\(name)_\(x)", .revolved([[0, 0], [24.mm, 0], [26.mm, 12.mm], [20.mm, 26.mm], [22.mm, 40.mm], [13.mm, 0.125], [16.mm, 0.132], [15.mm, legHeight], [0, legHeight]], around: root.outward))
      }
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
    for (name, room, knobs) in [("small_left", left, 1), ("small_right", right, 1)] {
      addDrawer(name, in: room, knobs: knobs, to: asset, of: body, front)
    }
    for (i, row) in rows.enumerated() {
      addDrawer("wide_\(i + 1)", in: row, knobs: 2, to: asset, of: body, front)
    }
  }

  func addDrawer(_ name: String, in room: Region, knobs: Int, to asset: Asset, of body: Part, _ front: Material) {
    let drawer = asset.drawer(name, in: room, of: body, travel: depth * 0.68, material: .birchPlywood, front: front)
    let face = drawer.front.face(.front)
    for (k, spot) in face.spots(knobs, spacing: face.size.x * 0.56).enumerated() {
      drawer.add("knob_\(k + 1)", .knob(diameter: 28.mm, height: 26.mm).mounted(on: spot), .brass, role: .handle)
    }
    asset.expect(drawer, travels: .atLeast(0.25), toward: .front)
  }
}
