import Pintle

/// A wheelbarrow: a tray that tips forward over a spoked wheel, two long handles with rubber grips, legs to stand on.
struct Wheelbarrow: AssetProgram {
  @Parameter("length of the tray at its rim", in: 0.75...0.90) var length = 0.85
  @Parameter("width of the tray at its rim", in: 0.54...0.75) var width = 0.62
  @Parameter("how far the tray tips", in: 25° ... 42°) var tipping = 40°

  let radius = 0.18, tube = 32.mm, rail = 0.30, wheelAt = -0.72, trayAt = -0.06

  func build(_ asset: Asset) {
    asset.stands(.onFloor)
    let frame = asset.part("frame", .steel.painted(.darkGray).filled(0.25))
    frame.weighs(8.5)

    // Handles: from beside the wheel back under the tray, then up to the grips. Seen along them, they spread.
    for (side, x) in [(Side.left, -1.0), (.right, 1.0)] {
      let fork = Point(x * 62.mm, wheelAt, radius), front = Point(x * 0.15, -0.36, rail)
      let bend = Point(x * 0.20, 0.22, rail), end = Point(x * 0.28, 0.80, 0.58)
      frame.add("handle_\(side)", .swept(.circle(diameter: tube), along: [fork, front, bend, end], bend: 0.10))
      let grip = Axis(from: end, to: bend)
      frame.add(
        "grip_\(side)", .tube(outer: 42.mm, inner: tube - 1.mm, from: grip.at(-4.mm), to: grip.at(0.13)), .rubber,
        role: .handle)
      // A leg bent from one tube, standing on the floor.
      let leg = [
        Point(x * 0.19, 0.02, rail), Point(x * 0.235, 0.10, 13.mm), Point(x * 0.235, 0.29, 13.mm),
        Point(x * 0.205, 0.25, rail + 10.mm),
      ]
      frame.add("leg_\(side)", .swept(.circle(diameter: 26.mm), along: leg, bend: 40.mm))
    }
    frame.add(
      "brace_rear", .rod(diameter: 22.mm, from: Point(-0.19, 0.15, rail - 3.mm), to: Point(0.19, 0.15, rail - 3.mm)))
    frame.add("brace_legs", .rod(diameter: 18.mm, from: Point(-0.235, 0.27, 60.mm), to: Point(0.235, 0.27, 60.mm)))

    addWheel(to: asset, on: frame)
    addTray(to: asset, on: frame)
  }

  /// Between the forks: the axle ends inside the right one, a stub goes on from there.
  func addWheel(to asset: Asset, on frame: Part) {
    let hub = Axis(from: Point(0, wheelAt, radius), toward: .right)
    let axle = frame.add("axle", .rod(diameter: 16.mm, from: hub.at(-62.mm), to: hub.at(34.mm)), .steel)
    frame.add("axle_stub", .rod(diameter: 16.mm, from: hub.at(34.mm), to: hub.at(62.mm)), .steel)
    let wheel = asset.wheel(
      "wheel", on: axle.end(.right), radius: radius, width: 68.mm, tyre: .rubber.treaded, rim: .steel.painted(.yellow),
      spokes: 6)
    asset.expect(wheel, spins: .freely, touches: .ground)
  }

  /// A tapered steel tray on the rails; its lugs turn on a rod across the front.
  func addTray(to asset: Asset, on frame: Part) {
    let low = rail + tube / 2 + 0.1.mm, high = low + 0.24, sheet = 2.mm
    let foot = (w: 0.42, d: 0.50)
    let bottom = Point(0, trayAt, low), top = Point(0, trayAt, high)
    let tray = asset.part("tray", .steel.painted(.green))
    tray.weighs(14)
    let outer = Solid.bar(
      from: bottom, section: .rectangle(foot.w, foot.d), to: top, section: .rectangle(width, length))
    let inner = Solid.bar(
      from: bottom.moved(.up, sheet), section: .rectangle(foot.w - 2 * sheet, foot.d - 2 * sheet),
      to: top.moved(.up, sheet), section: .rectangle(width - 2 * sheet, length - 2 * sheet))
    tray.add("pan", outer.subtracting(inner))
    let x = width / 2, y = length / 2
    let corners = [
      Point(-x, trayAt - y, high), Point(x, trayAt - y, high), Point(x, trayAt + y, high), Point(-x, trayAt + y, high),
    ]
    tray.add("rim", .wire(diameter: 14.mm, through: corners, closed: true))

    // The pivot lies 10 mm before the foot of the tray, so that its edge rises off the rails at once.
    let pivot = Axis(from: Point(0, trayAt - foot.d / 2 - 10.mm, low - 20.mm), toward: .right)
    let rod = frame.add("pivot_rod", .rod(diameter: 14.mm, from: pivot.at(-0.15), to: pivot.at(0.15)), .steel)
    let tip = asset.hinge(
      "tray_tip", tray, on: frame, around: pivot, opening: .up, range: Limits(lower: 0°, upper: tipping))
    for side in [Side.left, .right] {
      let lug = tray.add(
        "lug_\(side)",
        .box(16.mm, 48.mm, 36.mm).rounded(.along(.right), 8.mm).centred(
          at: pivot.at(0).moved(side, 0.09).moved(.back, 4.mm).moved(.up, 2.mm)))
      lug.cut(.cylinder(diameter: 14.2.mm, from: pivot.at(-0.2), to: pivot.at(0.2)))
      tip.runs(rod, in: lug)
    }
    asset.expect(tray, opens: .atLeast(25°), toward: .up)
  }
}
