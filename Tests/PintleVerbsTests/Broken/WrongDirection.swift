import Pintle

/// The drawer should come out to the front and is pushed through the back.
struct WrongDirection: AssetProgram {
  func build(_ asset: Asset) {
    let body = asset.part("body", .oak)
    let shell = body.add("shell", .openBox(0.40, 0.40, 0.20, wall: 18.mm, open: .front).standing())
    let tray = asset.part("tray", .oak, role: .drawer)
    tray.add("box", .box(shell.interior.size.x - 2.mm, 0.36, 0.10).standing(at: 18.mm))
    // expect: motion.opens_wrong_way
    asset.slide("tray_slide", tray, on: body, toward: .back, range: 0...0.25)
    asset.expect(tray, travels: .atLeast(0.20), toward: .front)
  }
}
