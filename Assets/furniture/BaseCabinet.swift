import Pintle

/// A kitchen base cabinet: a drawer above a door, a shelf behind it, worktop, plinth and feet.
struct BaseCabinet: AssetProgram {
  @Parameter("overall width", in: 0.30...1.20) var width = 0.60
  @Parameter("side the door hangs on") var hung = Side.left
  @Parameter("angle of the open door", in: 80° ... 115°) var doorOpening = 110°

  func build(_ asset: Asset) {
    asset.stands(.onFloor)
    let board = 18.mm, depth = 0.56, footHeight = 0.10

    // Carcass on feet; the plinth board stands back so that toes find room.
    let carcass = asset.part("carcass", .birchPlywood)
    let shell = carcass.add("shell", .openBox(width, depth, 0.72, wall: board, open: .front).standing(at: footHeight))
    asset.feet(
      "foot", under: shell.face(.bottom), of: carcass, height: footHeight, diameter: 36.mm, inset: 70.mm,
      material: .plastic(.black))
    carcass.add(
      "plinth",
      .box(width, 16.mm, footHeight - 2.mm).on(shell.face(.bottom)).aligned(
        .front, to: shell.face(.front), inset: 40.mm), .fibreboard.painted(.darkGray))
    carcass.add(
      "worktop",
      .box(width, depth + 40.mm, 38.mm).on(shell.face(.top)).aligned(.back, to: shell.face(.back)).rounded(
        .front, 4.mm), .oak)

    let (upper, lower) = shell.opening.rows(140.mm, .rest, rail: board)
    carcass.add("rail", .box(filling: upper.below(board)))
    let inside = lower.inset([.front: 60.mm])
    carcass.add("shelf", .box(inside.size.x, inside.size.y, board).centred(at: inside.centre))

    let drawer = asset.drawer("drawer", in: upper, of: carcass, travel: 0.42, front: .fibreboard.painted(.teal))
    drawer.add(
      "pull", .barHandle(length: 160.mm, diameter: 10.mm, standoff: 32.mm).mounted(on: drawer.front.face(.front)),
      .brass, role: .handle)

    let door = asset.door(
      "door", over: lower, of: carcass, hung: hung, opens: doorOpening, thickness: board,
      material: .fibreboard.painted(.teal))
    let grip = door.leaf.face(.front).spot([hung.opposite: 45.mm, .top: 60.mm])
    door.add("knob", .knob(diameter: 30.mm, height: 26.mm).mounted(on: grip), .brass, role: .handle)
    asset.latch("catch", door, on: carcass)

    asset.expect(door, opens: .atLeast(75°), toward: .front)
    asset.expect(drawer, travels: .atLeast(0.40), toward: .front)
  }
}
