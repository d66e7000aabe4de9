import Pintle

/// The door stands inside the block it should close.
struct DoorInsideBody: AssetProgram {
  func build(_ asset: Asset) {
    let body = asset.part("body", .oak)
    let block = body.add("block", .box(0.40, 0.30, 0.50).standing())
    let door = asset.part("door", .oak, role: .door)
    // expect: rest.penetration
    let leaf = door.add("leaf", .box(0.38, 18.mm, 0.46).on(block.face(.front), sunk: 60.mm))
    asset.hinge("door_hinge", door, on: body, around: leaf.edge(.left, .front), opening: .front, range: 0° ... 90°)
  }
}
