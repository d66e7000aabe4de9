import Pintle

/// The hinge line goes from a point to the same point.
struct ZeroAxis: AssetProgram {
  func build(_ asset: Asset) {
    let body = asset.part("body", .oak)
    let tub = body.add("tub", .openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top).standing())
    let lid = asset.part("lid", .oak, role: .lid)
    lid.add("panel", .box(0.40, 0.30, 12.mm).on(tub.face(.top)))
    let p = tub.edge(.top, .back).centre
    // expect: joint.axis
    asset.hinge("lid_hinge", lid, on: body, around: Axis(from: p, to: p), opening: .up, range: 0° ... 90°)
  }
}
