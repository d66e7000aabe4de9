import Pintle

/// Edges rounded by more than the board is thick.
struct ImpossibleFillet: AssetProgram {
  func build(_ asset: Asset) {
    let body = asset.part("body", .oak)
    let tub = body.add("tub", .openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top).standing())
    let lid = asset.part("lid", .oak, role: .lid)
    lid.add(
      "panel",
      .box(0.40, 0.30, 12.mm)
        // expect: solid.fillet
        .rounded(.all, 9.mm)
        .on(tub.face(.top)))
    asset.hinge("lid_hinge", lid, on: body, around: tub.edge(.top, .back), opening: .up, range: 0° ... 90°)
  }
}
