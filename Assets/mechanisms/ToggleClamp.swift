import Pintle

/// A toggle clamp that holds a workpiece down: past its dead centre the link locks, whatever pushes from below.
///
/// Seen from the front: everything turns about front–back lines, the handle falls to the left. Drawn shut; stations are
/// distances from the middle plane.
struct ToggleClamp: AssetProgram {
  @Parameter("thickness of the workpiece", in: 8.mm...22.mm) var thickness = 18.mm

  func build(_ asset: Asset) {
    asset.stands(.onTable)
    let board = 18.mm

    // MARK: the mechanism on paper, shut
    func pin(_ p: Point) -> Axis { Axis(from: p, toward: .back) }
    let armPivot: Point = [20.mm, 0, board + 38.mm]
    let linkPivot: Point = [-10.mm, 0, board + 27.4.mm]
    let handlePivot: Point = [24.1.mm, 0, board + 77.2.mm]
    // where handle and link are pinned: past the straight line between their other ends
    let straight = (handlePivot - linkPivot).unit()
    let across = straight.tilted(90°, toward: .up)
    let knee = linkPivot + 36.3.mm * straight + 1.2.mm * across
    let tip: Point = [0.108, 0, board + 58.mm]
    let spindleLine = Axis(from: [0.1, 0, 0], toward: .up)

    // across, from the middle: handle, link, arm, cheeks
    let centre = -3.mm...3.mm
    let linkSpan = 3.2.mm...6.1.mm
    let armSpan = 6.3.mm...9.2.mm
    let cheekSpan = 9.5.mm...12.5.mm

    // MARK: board, workpiece, base
    let bench = asset.part("bench", .birchPlywood)
    bench.add("board", .box(x: -0.15...0.17, y: -60.mm...60.mm, z: 0...board).rounded(.vertical, 8.mm))
    let piece = asset.part("workpiece", .walnut)
    piece.add(
      "block", .box(x: 60.mm...0.15, y: -45.mm...45.mm, z: board...(board + thickness)).rounded(.vertical, 3.mm))
    asset.fixed("laid", piece, to: bench)

    let base = asset.part("base", .steel.galvanised)
    let holes = Solid.cylinder(diameter: 5.5.mm, on: Axis(from: [28.mm, 19.mm, 0], toward: .up), over: 0...0.1)
      .symmetric(across: .front).symmetric(across: .right)
    base.add(
      "flange",
      Solid.box(x: -38.mm...38.mm, y: -26.mm...26.mm, z: board...(board + 3.mm)).rounded(.vertical, 5.mm).subtracting(
        holes))
    base.add(
      "cheeks",
      .plate(
        .around([
          [armPivot.x, armPivot.z, 18.mm], [linkPivot.x, linkPivot.z, 18.mm], [-24.mm, board + 4.mm, 8.mm],
          [30.mm, board + 4.mm, 8.mm],
        ]), on: pin([0, 0, 0]), x: .right, y: .up, over: cheekSpan
      ).symmetric(across: .front))
    base.add(
      "screws",
      Solid.cylinder(
        diameter: 9.mm, on: Axis(from: [28.mm, 19.mm, 0], toward: .up), over: (board + 3.mm)...(board + 6.mm)
      )
      .adding(
        .cylinder(
          diameter: 5.mm, on: Axis(from: [28.mm, 19.mm, 0], toward: .up), over: (board + 0.2.mm)...(board + 4.mm))
      )
      .symmetric(across: .front).symmetric(across: .right), .steel)
    asset.fixed("base_screws", base, to: bench)

    // MARK: arm with its spindle
    let arm = asset.part("arm", .steel.galvanised)
    let elbow: Point = [23.mm, 0, board + 58.mm]
    arm.add(
      "plates",
      Solid.link(from: pin(armPivot), to: pin(handlePivot), width: 16.mm, over: armSpan)
        .adding(.link(from: pin(elbow), to: pin(tip), width: 16.mm, over: armSpan)).symmetric(across: .front))
    let nut = arm.add(
      "nut",
      Solid.box(x: 92.mm...0.108, y: -6.3.mm...6.3.mm, z: (board + 50.mm)...(board + 66.mm))
        .subtracting(.cylinder(diameter: 6.6.mm, on: spindleLine, over: 0...0.2)))
    arm.add(
      "spacers",
      .ring(outer: 11.mm, inner: 6.mm, on: pin(handlePivot), over: 3.1.mm...6.3.mm).symmetric(across: .front))
    base.add(
      "spacers", .ring(outer: 11.mm, inner: 6.mm, on: pin(linkPivot), over: 6.3.mm...9.5.mm).symmetric(across: .front))
    let spindle = asset.part("spindle", .steel.galvanised)
    let top = board + thickness
    let thread = spindle.add(
      "thread", .thread(diameter: 8.mm, lead: 1.25.mm, on: spindleLine, over: (top + 10.mm)...(board + 84.mm)))
    spindle.add("collar", .cylinder(diameter: 13.mm, on: spindleLine, over: (board + 84.mm)...(board + 90.mm)))
    spindle.add(
      "pad",
      .turned(
        on: spindleLine,
        [[top, 0], [top, 10.mm], [top + 8.mm, 10.mm], [top + 13.mm, 6.mm], [top + 14.mm, 6.mm], [top + 14.mm, 0]]),
      .rubber, yields: 2.mm)
    let nuts = asset.part("locknut", .steel.galvanised)
    nuts.add(
      "hexagon",
      Solid.plate(
        .polygon(corners: 6, diameter: 15.mm), on: spindleLine, x: .right, y: .back,
        over: (board + 66.mm)...(board + 72.mm)
      ).subtracting(.cylinder(diameter: 6.6.mm, on: spindleLine, over: 0...0.2)))
    asset.fixed("locknut", nuts, to: arm)
    asset.allow(thread, nut, .thread, because: "the nut's thread is drawn as a plain bore")

    // MARK: handle and link
    let handle = asset.part("handle", .steel.galvanised)
    let gripLine = Axis(from: handlePivot, toward: Direction.up.tilted(20°, toward: .right))
    handle.add("lever", .link(from: pin(knee), to: pin(handlePivot), width: 14.mm, over: centre))
    handle.add("shank", .link(from: pin(handlePivot), to: pin(gripLine.at(0.1)), width: 13.mm, over: centre))
    handle.add(
      "grip",
      .turned(
        on: gripLine,
        [
          [36.mm, 0], [36.mm, 8.5.mm], [40.mm, 11.mm], [70.mm, 12.5.mm], [0.1, 11.5.mm], [0.116, 11.5.mm],
          [0.122, 9.mm],
          [0.122, 0],
        ]), .rubber(.red))
    let link = asset.part("link", .steel.galvanised)
    link.add(
      "plates", .link(from: pin(linkPivot), to: pin(knee), width: 12.mm, over: linkSpan).symmetric(across: .front))

    // MARK: joints: the handle is moved, arm and link follow
    asset.hinge("arm", arm, on: base, around: pin(armPivot), range: .follows)
      .hardware(.pin(diameter: 7.mm, over: -15.mm...13.5.mm, heldBy: .parent, head: 11.mm))
    let pull = asset.hinge("handle", handle, on: arm, around: pin(handlePivot), opening: .left, range: 0° ... 60°)
    pull.hardware(
      .pin(diameter: 6.mm, over: -10.4.mm...10.4.mm, heldBy: .parent))
    asset.hinge("link", link, on: base, around: pin(linkPivot), range: .follows)
      .hardware(
        .pin(diameter: 6.mm, over: -13.7.mm...13.7.mm, heldBy: .parent))
    asset.close("knee", handle, to: link, by: .hinge(around: pin(knee)))
      .hardware(.pin(diameter: 6.mm, over: -6.1.mm...6.1.mm, heldBy: .parent))
    asset.fixed("spindle", spindle, to: arm)

    // MARK: what it promises
    asset.pose("open", pull.at(60°))
    asset.expect(inputs: 1)
    asset.expect(handle, turns: .atLeast(55°))
    asset.expect(arm, turns: .atLeast(60°))
  }
}
