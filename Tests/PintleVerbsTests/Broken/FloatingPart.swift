import Pintle

/// The lid hangs 40 mm above the box it should lie on.
struct FloatingPart: AssetProgram {
  func build(_ asset: Asset) {
    let body = asset.part("body", .oak)
    let tub = body.add("tub", .openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top).standing())
    // expect: rest.floating
    let lid = asset.part("lid", .oak, role: .lid)
    lid.add("panel", .box(0.40, 0.30, 12.mm).on(tub.face(.top), gap: 40.mm))
    asset.hinge(
      "lid_hinge", lid, on: body, around: tub.edge(.top, .back).moved(.up, 40.mm), opening: .up, range: 0° ... 90°)
  }
}
