import Pintle

/// A balanced desk lamp: two parallelograms carry the shade and keep it level, wherever it is pulled.
///
/// Seen from the front: arms turn about front–back lines. Drawn half raised; stations are distances from the middle plane.
struct FourBarLamp: AssetProgram {
  @Parameter("length of each arm", in: 0.24...0.40) var arm = 0.32
  @Parameter("tilt of the shade when drawn", in: 0° ... 40°) var tilt = 20°

  func build(_ asset: Asset) {
    asset.stands(.onTable)

    // MARK: the mechanism on paper
    func pin(_ p: Point) -> Axis { Axis(from: p, toward: .back) }
    let spread = 40.mm  // between the two bars of an arm
    let lowerWay = Direction.up.tilted(18°, toward: .left)
    let upperWay = Direction.right.tilted(24°, toward: .up)
    let footRight: Point = [spread / 2, 0, 0.112]
    let footLeft: Point = [-spread / 2, 0, 0.112]
    let elbowRight = footRight + arm * lowerWay
    let elbowLeft = footLeft + arm * lowerWay
    let upperLow = elbowRight + [6.mm, 0, 26.mm]
    let upperHigh = upperLow + [0, 0, spread]
    let headLow = upperLow + arm * upperWay
    let headHigh = upperHigh + arm * upperWay
    let neck = headLow + [42.mm, 0, 4.mm]

    // across: bars in the middle, cheeks on both sides
    let bar = -4.mm...4.mm
    let cheek = 4.3.mm...7.8.mm
    let middle = pin([0, 0, 0])
    func cheeks(_ circles: [[Double]]) -> Solid {
      .plate(.around(circles), on: middle, x: .right, y: .up, over: cheek).symmetric(across: .front)
    }
    let pivot = Hardware.pin(diameter: 6.mm, over: -10.mm...8.8.mm, heldBy: .parent, head: 11.mm)

    // MARK: base and turret
    let red = Material.steel.painted(.red)
    let post = Axis(from: [0, 0, 0], toward: .up)
    let base = asset.part("base", .castIron.painted(.red))
    base.add(
      "foot",
      .turned(on: post, [[3.mm, 0], [3.mm, 0.112], [13.mm, 0.115], [22.mm, 0.106], [26.mm, 30.mm], [26.mm, 0]]))
    base.add("felt", .cylinder(diameter: 0.20, on: post, over: 0...3.mm), .felt)
    let stem = base.add(
      "stem",
      .turned(
        on: post, [[26.mm, 0], [26.mm, 17.mm], [42.mm, 17.mm], [42.mm, 10.mm], [80.mm, 10.mm], [80.mm, 0]]),
      .steel.chromed)
    let turret = asset.part("turret", red)
    let hub = turret.add(
      "hub",
      Solid.cylinder(diameter: 36.mm, on: post, over: 42.2.mm...96.mm)
        .subtracting(.cylinder(diameter: 20.1.mm, on: post, over: 40.mm...82.mm)))
    turret.add("cheeks", cheeks([[-spread / 2, 0.112, 22.mm], [spread / 2, 0.112, 22.mm], [0, 0.104, 30.mm]]))
    let swivel = asset.spin(
      "swivel", turret, on: base, around: post, turning: .counterclockwise(seenFrom: .up), range: -170° ... 170°
    )
    swivel.runs(stem, in: hub)

    // MARK: lower arm
    func armBar(_ name: String, _ a: Point, _ b: Point) -> Part {
      let part = asset.part(name, red)
      part.add("bar", .link(from: pin(a), to: pin(b), width: 14.mm, over: bar))
      return part
    }
    let lowerRight = armBar("lower_right", footRight, elbowRight)
    let lowerLeft = armBar("lower_left", footLeft, elbowLeft)
    let elbow = asset.part("elbow", .steel.chromed)
    elbow.add(
      "cheeks",
      cheeks([
        [elbowRight.x, elbowRight.z, 22.mm], [elbowLeft.x, elbowLeft.z, 22.mm], [upperLow.x, upperLow.z, 22.mm],
        [upperHigh.x, upperHigh.z, 22.mm],
      ]))
    let lower = asset.hinge(
      "lower", lowerRight, on: turret, around: pin(footRight), opening: .right, range: -22° ... 34°)
    lower.hardware(pivot)
    asset.hinge("lower_left", lowerLeft, on: turret, around: pin(footLeft), range: .follows).hardware(pivot)
    asset.hinge("elbow", elbow, on: lowerRight, around: pin(elbowRight), range: .follows)
      .hardware(.pin(diameter: 6.mm, over: -10.mm...8.8.mm, heldBy: .child, head: 11.mm))
    asset.close("elbow_left", lowerLeft, to: elbow, by: .hinge(around: pin(elbowLeft))).hardware(pivot)

    // MARK: upper arm
    let upperBottom = armBar("upper_low", upperLow, headLow)
    let upperTop = armBar("upper_high", upperHigh, headHigh)
    let head = asset.part("head", .steel.chromed)
    head.add(
      "cheeks", cheeks([[headLow.x, headLow.z, 22.mm], [headHigh.x, headHigh.z, 22.mm], [neck.x, neck.z, 20.mm]]))
    let upper = asset.hinge(
      "upper", upperBottom, on: elbow, around: pin(upperLow), opening: .up, range: -42° ... 26°)
    upper.hardware(pivot)
    asset.hinge("upper_high", upperTop, on: elbow, around: pin(upperHigh), range: .follows).hardware(pivot)
    asset.hinge("head", head, on: upperBottom, around: pin(headLow), range: .follows)
      .hardware(.pin(diameter: 6.mm, over: -10.mm...8.8.mm, heldBy: .child, head: 11.mm))
    asset.close("head_high", upperTop, to: head, by: .hinge(around: pin(headHigh))).hardware(pivot)

    // MARK: shade
    let shade = asset.part("shade", red)
    let beam = Axis(from: neck, toward: Direction.down.tilted(tilt, toward: .right))
    shade.add("tab", .link(from: pin(neck), to: pin(beam.at(26.mm)), width: 14.mm, over: bar))
    shade.add(
      "cup",
      .turned(
        on: beam,
        [
          [22.mm, 0], [22.mm, 18.mm], [26.mm, 22.mm], [62.mm, 24.mm], [0.150, 72.mm], [0.156, 72.mm], [0.156, 70.5.mm],
          [0.151, 70.5.mm], [63.mm, 22.5.mm], [28.mm, 20.mm], [28.mm, 0],
        ]))
    shade.add("socket", .cylinder(diameter: 28.mm, on: beam, over: 28.mm...70.mm), .bakelite)
    shade.add(
      "bulb",
      .turned(
        on: beam,
        [
          [70.mm, 0], [70.mm, 12.mm], [82.mm, 16.mm], [98.mm, 27.mm], [0.112, 30.mm], [0.126, 27.mm], [0.137, 17.mm],
          [0.142, 0],
        ]), .frostedGlass)
    let nod = asset.hinge(
      "tilt", shade, on: head, around: pin(neck), turning: .counterclockwise(seenFrom: .front),
      range: (-18° - tilt)...(70° - tilt))
    nod.hardware(.pin(diameter: 6.mm, over: -14.mm...8.8.mm, heldBy: .parent, head: 18.mm))

    // MARK: what it promises
    asset.pose("reaching", lower.at(24°), upper.at(-30°))
    asset.expect(inputs: 4)
    asset.expect(swivel, turns: .atLeast(300°))
    asset.expect(lower, turns: .atLeast(50°))
    asset.expect(upper, turns: .atLeast(60°))
    asset.expect(nod, turns: .atLeast(80°))
  }
}
