import Pintle

/// The hinge names a part that is not there.
struct UnknownPart: AssetProgram {
  func build(_ asset: Asset) {
    let body = asset.part("body", .oak)
    let tub = body.add("tub", .openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top).standing())
    let lid = asset.part("lid", .oak, role: .lid)
    lid.add("panel", .box(0.40, 0.30, 12.mm).on(tub.face(.top)))
    // expect: compile.error
    asset.hinge("lid_hinge", cover, on: body, around: tub.edge(.top, .back), opening: .up, range: 0° ... 90°)
  }
}
