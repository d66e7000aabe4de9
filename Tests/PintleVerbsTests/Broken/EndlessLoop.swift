import Pintle

/// Waits for a shelf that never comes.
struct EndlessLoop: AssetProgram {
  func build(_ asset: Asset) {
    let body = asset.part("body", .oak)
    var height = 0.0
    body.add("plinth", .box(0.40, 0.30, 60.mm).standing())
    // expect: program.timeout
    while height < 1 { height += 0 }
    body.add("top", .box(0.40, 0.30, 60.mm).standing(at: height))
  }
}
