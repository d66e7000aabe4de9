import Pintle

/// A door that may open by nothing.
struct ZeroRange: AssetProgram {
  func build(_ asset: Asset) {
    let frame = asset.part("frame", .oak)
    let shell = frame.add("shell", .openBox(0.40, 0.30, 0.50, wall: 18.mm, open: .front).standing())
    let door = asset.part("door", .oak, role: .door)
    let leaf = door.add("leaf", .box(0.40, 18.mm, 0.50).on(shell.face(.front)))
    // expect: structure.zero_range
    asset.hinge("door_hinge", door, on: frame, around: leaf.edge(.left, .back), opening: .front, range: 0° ... 0°)
  }
}
