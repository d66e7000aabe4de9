import Pintle

/// A banquet table whose leg frames fold inward under the top; two-piece braces hold them when they stand.
///
/// Seen from the front: legs and braces turn about front–back lines. Drawn standing, the braces a few degrees off straight;
/// stations are distances from the middle plane.
struct FoldingTable: AssetProgram {
  @Parameter("length of the top", in: 1.70...2.00) var length = 1.80
  @Parameter("depth of the top", in: 0.65...0.80) var depth = 0.74

  func build(_ asset: Asset) {
    // MARK: the mechanism on paper: the right half, the left is its mirror image
    let under = 0.704  // the underside of the top
    let pivotHeight = 0.668
    let legX = length / 2 - 0.18
    let pull = 0.30  // from the leg's pivot to where its brace holds it
    let upperArm = 0.325, lowerArm = 0.2105

    // across, from the middle
    let half = depth / 2
    let tubeY = half - 0.10
    let centre = -4.mm...4.mm
    let cheeks = 4.3.mm...8.3.mm

    // MARK: top
    let top = asset.part("top", .laminate(.white).filled(0.35))
    top.add(
      "slab",
      .box(x: (-length / 2)...(length / 2), y: -half...half, z: (under + 8.mm)...0.74).rounded(.vertical, 50.mm))
    top.add(
      "edge",
      Solid.box(x: (-length / 2 - 4.mm)...(length / 2 + 4.mm), y: (-half - 4.mm)...(half + 4.mm), z: 0.716...0.736)
        .rounded(.vertical, 54.mm)
        .subtracting(
          .box(x: (-length / 2 + 1.mm)...(length / 2 - 1.mm), y: (1.mm - half)...(half - 1.mm), z: 0.70...0.75)
            .rounded(.vertical, 49.mm)), .plastic(.charcoal))
    let grey = Material.steel.painted(.charcoal)
    let railY = half - 60.mm
    top.add(
      "rails",
      .box(
        x: (0.10 - length / 2)...(length / 2 - 0.10), y: (railY - 12.mm)...(railY + 12.mm),
        z: (under - 18.mm)...(under + 8.mm)
      )
      .symmetric(across: .front), grey)

    var legs: [Joint] = []
    for (name, out) in [("left", Direction.left), ("right", .right)] {
      let s = out == .right ? 1.0 : -1.0
      func at(_ x: Double, _ z: Double) -> Point { [s * x, 0, z] }
      func pin(_ p: Point) -> Axis { Axis(from: p, toward: .back) }
      let hip = at(legX, pivotHeight)
      let heel = at(legX - 20.mm, 12.mm)
      let hold = hip + pull * (heel - hip).unit()
      let hook = at(legX - 0.45, pivotHeight)
      let knee = meeting(hook, upperArm, hold, lowerArm, across: .back, side: .down)

      // MARK: what hangs under the top
      top.add(
        "\(name)_brackets",
        Solid.box(
          x: (s * legX - 22.mm)...(s * legX + 22.mm), y: (tubeY + 15.mm)...(railY + 12.mm),
          z: (pivotHeight - 18.mm)...(under + 8.mm)
        )
        .symmetric(across: .front), grey)
      top.add(
        "\(name)_bearer",
        .box(
          x: (s * (legX - 0.45) - 20.mm)...(s * (legX - 0.45) + 20.mm), y: -railY...railY,
          z: (under - 10.mm)...(under + 8.mm)), grey)
      top.add(
        "\(name)_lug",
        .plate(
          .around([[hook.x, hook.z, 26.mm], [hook.x, under, 30.mm]]), on: pin([0, 0, 0]), x: .right, y: .up,
          over: centre), grey)

      // MARK: leg frame
      let leg = asset.part("\(name)_leg", grey)
      func post(_ p: Point, _ y: Double) -> Point { p + [0, y, 0] }
      leg.add(
        "posts",
        Solid.tube(outer: 28.mm, inner: 24.mm, from: post(hip, tubeY), to: post(heel, tubeY)).symmetric(across: .front))
      leg.add("hip_bar", .cylinder(diameter: 28.mm, on: pin(hip), over: -tubeY...tubeY))
      let crossbar = leg.add("cross_bar", .cylinder(diameter: 20.mm, on: pin(hold), over: -tubeY...tubeY))
      let low = heel + 80.mm * (hip - heel).unit()
      leg.add("foot_bar", .cylinder(diameter: 20.mm, on: pin(low), over: -tubeY...tubeY))
      leg.add(
        "collars", .ring(outer: 30.mm, inner: 20.mm, on: pin(hold), over: 8.6.mm...16.mm).symmetric(across: .front))
      leg.add(
        "feet",
        Solid.cylinder(diameter: 36.mm, on: Axis(from: [heel.x, tubeY, 0], toward: .up), over: 0...26.mm)
          .symmetric(across: .front), .rubber)
      let hinge = asset.hinge(
        "\(name)_leg", leg, on: top, around: pin(hip), opening: out.opposite, range: 0° ... 83°)
      hinge.hardware(
        .pin(diameter: 14.mm, over: (tubeY - 6.mm)...(railY + 10.mm), heldBy: .child, both: true))
      legs.append(hinge)

      // MARK: brace
      let upper = asset.part("\(name)_upper_brace", .steel.galvanised)
      upper.add("bars", .link(from: pin(hook), to: pin(knee), width: 24.mm, over: cheeks).symmetric(across: .front))
      asset.hinge("\(name)_upper_brace", upper, on: top, around: pin(hook), range: .follows)
        .hardware(.pin(diameter: 8.mm, over: -11.mm...10.mm, heldBy: .parent, head: 14.mm))
      let lower = asset.part("\(name)_lower_brace", .steel.galvanised)
      lower.add("bar", .link(from: pin(knee), to: pin(hold), width: 24.mm, over: centre))
      let eye = lower.add("eye", .ring(outer: 34.mm, inner: 20.1.mm, on: pin(hold), over: -8.mm...8.mm))
      lower.cut(.cylinder(diameter: 20.1.mm, on: pin(hold), over: -20.mm...20.mm))
      asset.hinge("\(name)_knee", lower, on: upper, around: pin(knee), range: .follows)
        .hardware(.pin(diameter: 8.mm, over: -11.mm...10.mm, heldBy: .parent, head: 14.mm))
      asset.close("\(name)_hold", lower, to: leg, by: .hinge(around: pin(hold))).runs(crossbar, in: eye)
    }

    // MARK: handle
    let handle = asset.part("handle", .plastic(.charcoal), role: .handle)
    let gripLine = Axis(from: [-60.mm, -half - 14.mm, 0.726], toward: .right)
    top.add(
      "handle_eyes",
      Solid.box(x: -66.mm...(-60.5.mm), y: (-half - 20.mm)...(-half + 2.mm), z: 0.718...0.734).symmetric(
        across: .right), grey)
    handle.add("bar", .cylinder(diameter: 12.mm, on: gripLine.moved(.down, 36.mm), over: 0.2.mm...0.1198))
    handle.add(
      "arms",
      Solid.link(from: gripLine, to: gripLine.moved(.down, 36.mm), width: 12.mm, over: 0.2.mm...6.mm).symmetric(
        across: .right))
    let carry = asset.hinge("handle", handle, on: top, around: gripLine, opening: .front, range: 0° ... 90°)
    carry.hardware(.pin(diameter: 5.mm, over: -5.mm...0.125, heldBy: .parent))

    // MARK: what it promises
    asset.pose("folded", legs[0].at(83°), legs[1].at(83°))
    asset.expect(inputs: 3)
    for leg in legs { asset.expect(leg.child, turns: .atLeast(80°)) }
    asset.expect(handle, opens: .atLeast(80°), toward: .front)
  }
}
