import Pintle

/// Two parts and a hinge: the smallest asset that moves.
struct HingedBox: AssetProgram {
  func build(_ asset: Asset) {
    let chest = asset.part("chest", .oak)
    let box = chest.add("box", .openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top).standing())
    let lid = asset.part("lid", .oak, role: .lid)
    lid.add("panel", .box(0.40, 0.30, 12.mm).on(box.face(.top)))
    asset.hinge("lid_hinge", lid, on: chest, around: box.edge(.top, .back), opening: .up, range: 0° ... 105°)
      .hardware(.barrel(diameter: 8.mm, knuckles: 5))
    asset.expect(lid, opens: .atLeast(90°), toward: .up)
  }
}
