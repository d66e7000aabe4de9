import Pintle

/// A cabinet with a door and a drawer that work: what the broken ones in `Benchmarks/cabinets` are made of.
struct Cabinet: AssetProgram {
  func build(_ asset: Asset) {
    asset.stands(.onFloor)
    let board = 18.mm
    let carcass = asset.part("carcass", .birchPlywood)
    let shell = carcass.add("shell", .openBox(0.60, 0.50, 0.80, wall: board, open: .front).standing())
    let (upper, _) = shell.opening.rows(0.17, .rest, rail: board)
    carcass.add("rail", .box(filling: upper.below(board)))

    let door = asset.part("door", .birchPlywood, role: .door)
    let leaf = door.add("leaf", .box(0.60, board, 0.58).centred(at: [0, -0.259, 0.30]))
    door.add("handle", .box(12.mm, 30.mm, 0.12).centred(at: [0.25, -0.283, 0.45]), role: .handle)
    let line = leaf.edge(.back, .left)
    asset.hinge("door_hinge", door, on: carcass, around: line, opening: .front, range: 0° ... 110°)
      .hardware(.barrel(diameter: 10.mm, knuckles: 5))

    let drawer = asset.drawer("drawer", in: upper, of: carcass, travel: 0.35)
    drawer.add("handle", .box(0.12, 30.mm, 12.mm).centred(at: [0, -0.265, 0.70]), role: .handle)

    asset.expect(door, opens: .atLeast(90°), toward: .front)
    asset.expect(drawer, travels: .atLeast(0.30), toward: .front)
  }
}
