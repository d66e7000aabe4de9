import Pintle

/// A two-stage scissor lift table, raised by a lead screw under the deck.
///
/// Seen from the front: arms turn about front–back lines, the screw runs left–right.
/// Drawn fully lowered, no flatter than keeps the load on the screw below ten times what is lifted; every arm follows
/// the screw.
struct ScissorLift: AssetProgram {
  @Parameter("arm length between end pins", in: 0.8...1.12) var arm = 1.10
  @Parameter("scissor stages", in: 1...4) var stages = 2
  @Parameter("arm angle when lowered", in: 8° ... 20°) var lowered = 12°
  @Parameter("arm angle when raised", in: 30° ... 60°) var raised = 55°
  @Parameter("lead of the screw", in: 3.mm...12.mm) var lead = 5.mm

  func build(_ asset: Asset) {
    // MARK: the mechanism on paper, in the lowered pose
    // the flatter the arms and the more the stages, the harder the nut has to pull: stages / tan(lowered) times the load
    let flattest = Double(stages) / 9.5
    let lowered = tan(self.lowered) < flattest ? atan(flattest) : self.lowered
    let reach = arm * cos(lowered)
    let rise = arm * sin(lowered)
    let left = -0.545
    let right = left + reach
    let pinHeight = 75.mm
    let deckPins = pinHeight + Double(stages) * rise
    let travel = arm * (cos(lowered) - cos(raised))  // of the nut, to the left
    let raisedBy = (travel / lead).turns  // of the screw
    // where the thread begins: 10 mm beyond the nut when raised, to the millimetre
    let threadStart = ((left + arm * cos(raised) - 40.mm) / 1.mm).rounded().mm
    let nearBearing = threadStart - 16.mm

    // a line from front to back; its stations are distances from the middle plane
    func pin(_ x: Double, _ z: Double) -> Axis { Axis(from: [x, 0, z], toward: .back) }
    func level(_ n: Int) -> Double { pinHeight + Double(n) * rise }
    let screwLine = Axis(from: [0, 0, pinHeight], toward: .right)

    // across the width, each side of the middle: inner bars, washer, outer bars, channel
    let innerBars = 255.mm...275.mm
    let washer = 275.mm...285.mm
    let outerBars = 285.mm...305.mm
    let web = 345.mm...351.mm
    let flange = 308.mm...351.mm
    let shoe = 309.mm...344.5.mm

    // MARK: base
    let base = asset.part("base", .steel.painted(.gray))
    func channel(_ z: Double) -> Solid {  // opens inwards, 48 mm between flanges
      let upper = (z + 24.mm)...(z + 30.mm)
      let lower = (z - 30.mm)...(z - 24.mm)
      return Solid.box(x: -0.62...0.66, y: web, z: (z - 30.mm)...(z + 30.mm))
        .adding(.box(x: -0.62...0.66, y: flange, z: upper), .box(x: -0.62...0.66, y: flange, z: lower))
        .symmetric(across: .front)
    }
    let baseRails = base.add("rails", channel(pinHeight))
    for (name, x) in [("left", -0.60), ("middle", nearBearing), ("right", 0.63)] {
      base.add("sleeper_\(name)", .box(x: (x - 30.mm)...(x + 30.mm), y: -0.351...0.351, z: 10.mm...36.mm))
    }
    base.add("rail_feet", .box(x: -0.62...0.66, y: flange, z: 36.mm...45.mm).symmetric(across: .front))
    base.add(
      "pads",
      Solid.cylinder(diameter: 60.mm, on: Axis(from: [-0.60, 0.30, 0], toward: .up), over: 0...10.mm)
        .repeated(2, every: 1.23, toward: .right).symmetric(across: .front), .rubber)
    base.add(
      "foot_blocks",
      .box(x: (left - 30.mm)...(left + 30.mm), y: 308.mm...345.mm, z: 51.mm...99.mm).symmetric(across: .front))
    let bearings = base.add(
      "screw_bearings",
      Solid.box(x: (nearBearing - 15.mm)...(nearBearing + 15.mm), y: -35.mm...35.mm, z: 36.mm...115.mm)
        .adding(.box(x: 0.605...0.635, y: -35.mm...35.mm, z: 36.mm...115.mm))
        .subtracting(.cylinder(diameter: 16.2.mm, on: screwLine, over: (nearBearing - 30.mm)...0.7)))

    // MARK: screw, motor, nut carriage
    let screw = asset.part("screw", .steel)
    let journal = screw.add(
      "left_journal", .cylinder(diameter: 16.mm, on: screwLine, over: (threadStart - 36.mm)...threadStart))
    let thread = screw.add("thread", .thread(diameter: 24.mm, lead: lead, on: screwLine, over: threadStart...604.mm))
    let drive = screw.add("right_journal", .cylinder(diameter: 16.mm, on: screwLine, over: 604.mm...0.66))
    screw.add(
      "coupling",
      Solid.ring(outer: 34.mm, inner: 16.mm, on: screwLine, over: 640.mm...680.mm)
        .subtracting(.box(4.mm, 40.mm, 2.mm).centred(at: screwLine.at(0.66))), .aluminium)

    let motor = asset.part("motor", .aluminium)
    motor.add("housing", .box(x: 0.685...0.80, y: -45.mm...45.mm, z: 30.mm...120.mm).rounded(.right, 6.mm))
    motor.add("shaft", .cylinder(diameter: 14.mm, on: screwLine, over: 0.68...0.685), .steel)
    motor.add("foot", .box(x: 0.66...0.80, y: -45.mm...45.mm, z: 10.mm...30.mm))
    asset.fixed("motor_mount", motor, to: base)

    let carriage = asset.part("carriage", .castIron)
    let nut = carriage.add(
      "nut",
      Solid.box(x: (right - 30.mm)...(right + 30.mm), y: -40.mm...40.mm, z: 45.mm...105.mm).rounded(.all, 5.mm)
        .subtracting(.cylinder(diameter: 21.5.mm, on: screwLine, over: (right - 31.mm)...(right + 31.mm))))
    carriage.add(
      "trunnions", .cylinder(diameter: 30.mm, on: pin(right, pinHeight), over: 40.mm...0.25).symmetric(across: .front),
      .steel)
    let shoes = carriage.add(
      "shoes",
      .box(x: (right - 35.mm)...(right + 35.mm), y: shoe, z: (pinHeight - 23.8.mm)...(pinHeight + 23.8.mm))
        .symmetric(across: .front), .bronze)

    // MARK: arms
    /// One rigid leg: a bar on each side and what ties the two bars together.
    func leg(_ name: String, from a: Axis, to b: Axis, bars: Limits<Double>) -> Part {
      let leg = asset.part(name, .steel.painted(.orange))
      leg.add("bars", .link(from: a, to: b, width: 70.mm, over: bars).symmetric(across: .front))
      return leg
    }
    var outer: [Part] = []
    var inner: [Part] = []
    for n in 0..<stages {
      let leftLow = pin(left, level(n))
      let rightLow = pin(right, level(n))
      let leftHigh = pin(left, level(n + 1))
      let rightHigh = pin(right, level(n + 1))
      let out = leg("outer_\(n + 1)", from: leftLow, to: rightHigh, bars: outerBars)
      let inn = leg("inner_\(n + 1)", from: rightLow, to: leftHigh, bars: innerBars)
      // the outer pair is tied by its through shafts, the inner pair by a tube off the shafts' way
      if n == 0 { out.add("foot_tube", .ring(outer: 50.mm, inner: 42.mm, on: leftLow, over: -285.mm...285.mm)) }
      let tie = rightLow.moved(by: 0.7 * (leftHigh.start - rightLow.start))
      inn.add("tie_tube", .ring(outer: 40.mm, inner: 34.mm, on: tie, over: -255.mm...255.mm))
      outer.append(out)
      inner.append(inn)
    }

    // MARK: platform
    let platform = asset.part("platform", .steel.painted(.yellow))
    platform.add("rails", channel(deckPins))
    platform.add(
      "pivot_blocks",
      .box(x: (left - 30.mm)...(left + 30.mm), y: 279.mm...345.mm, z: (deckPins - 22.mm)...(deckPins + 30.mm))
        .symmetric(across: .front))
    let bearers = Solid.box(x: -0.60...(-0.54), y: -0.351...0.351, z: (deckPins + 38.mm)...(deckPins + 56.mm))
    platform.add("bearers", bearers.repeated(5, every: 0.305, toward: .right))
    platform.add(
      "spacers",
      .box(x: -0.62...0.66, y: flange, z: (deckPins + 30.mm)...(deckPins + 38.mm)).symmetric(across: .front))
    let deckTop = deckPins + 60.mm
    platform.add("deck", .box(x: -0.64...0.68, y: -0.38...0.38, z: (deckPins + 56.mm)...deckTop), .steel.painted(.gray))
    let kerb = deckTop...(deckPins + 0.11)
    platform.add(
      "kerb",
      Solid.box(x: -0.64...0.68, y: 0.374...0.38, z: kerb).symmetric(across: .front)
        .adding(.box(x: -0.64...(-0.634), y: -0.38...0.38, z: kerb)))
    let railTop = deckPins + 0.95
    let corners: [Point] = [
      [-0.60, -0.35, deckTop], [-0.60, -0.35, railTop], [-0.60, 0.35, railTop], [-0.60, 0.35, deckTop],
    ]
    platform.add("guard_rail", .tube(outer: 34.mm, inner: 29.mm, along: corners, bend: 90.mm))
    platform.add(
      "knee_rail",
      .tube(outer: 26.mm, inner: 22.mm, from: [-0.60, -0.35, deckPins + 0.50], to: [-0.60, 0.35, deckPins + 0.50]))

    // MARK: joints: one is moved, the rest follow
    let screwSpin = asset.spin(
      "screw", screw, on: base, around: screwLine, turning: .moves(platform, .up), range: 0° ... raisedBy,
      drive: .motor(effort: 40, speed: 188.5))
    screwSpin.runs(journal, in: bearings).runs(drive, in: bearings)
    let nutSlide = asset.slide("nut", carriage, on: base, toward: .left, range: .follows)
    nutSlide.runs(shoes, in: baseRails)
    asset.leadScrew("screw_thread", screwSpin, moves: nutSlide, lead: lead)
    asset.allow(thread, nut, .thread, because: "the nut's thread is drawn as a plain bore")

    asset.hinge("foot_left", outer[0], on: base, around: pin(left, level(0)), range: .follows)
      .hardware(
        .pin(
          diameter: 24.mm, over: 285.mm...344.mm, heldBy: .child, collar: 40.mm, collarOver: 305.mm...307.8.mm,
          both: true))
    for n in 0..<stages {
      let centre = pin((left + right) / 2, (level(n) + level(n + 1)) / 2)
      if n == 0 {
        asset.hinge("cross_1", inner[0], on: outer[0], around: centre, range: .follows)
          .hardware(
            .pin(
              diameter: 24.mm, over: 248.mm...305.mm, heldBy: .parent, head: 38.mm, collar: 42.mm, collarOver: washer,
              both: true))
        asset.close("foot_right", inner[0], to: carriage, by: .hinge(around: pin(right, level(0))))
          .hardware(
            .pin(
              diameter: 24.mm, over: 0.25...0.344, heldBy: .parent, collar: 36.mm, collarOver: 275.2.mm...308.8.mm,
              both: true))
      } else {
        let throughShaft = 0...0.305
        asset.hinge("knee_left_\(n)", outer[n], on: inner[n - 1], around: pin(left, level(n)), range: .follows)
          .hardware(
            .pin(
              diameter: 24.mm, over: throughShaft, heldBy: .child, collar: 40.mm, collarOver: washer, both: true))
        asset.hinge("knee_right_\(n)", inner[n], on: outer[n - 1], around: pin(right, level(n)), range: .follows)
          .hardware(
            .pin(
              diameter: 24.mm, over: throughShaft, heldBy: .parent, collar: 40.mm, collarOver: washer, both: true))
        asset.close("cross_\(n + 1)", outer[n], to: inner[n], by: .hinge(around: centre))
          .hardware(
            .pin(
              diameter: 24.mm, over: 248.mm...305.mm, heldBy: .child, head: 38.mm, collar: 42.mm, collarOver: washer,
              both: true))
      }
    }
    asset.hinge("deck_pivot", platform, on: inner[stages - 1], around: pin(left, deckPins), range: .follows)
      .hardware(.pin(diameter: 24.mm, over: 248.mm...345.mm, heldBy: .child, head: 38.mm, both: true))
    asset.close("deck_roller", outer[stages - 1], to: platform, by: .slot(pin: pin(right, deckPins), along: .right))
      .hardware(
        .pin(
          diameter: 47.5.mm, over: 309.mm...344.mm, heldBy: .child, clearance: 0.5.mm, collar: 24.mm,
          collarOver: 285.mm...310.mm, both: true))

    // MARK: what it promises
    asset.home(screwSpin.at(0°))
    asset.pose("raised", screwSpin.at(raisedBy))
    asset.pose("half", screwSpin.at(raisedBy / 2))
    asset.expect(inputs: 1)
    let gain = Double(stages) * arm * (sin(raised) - sin(lowered))
    asset.expect(platform, rises: .atLeast(min(1.3, gain - 1.mm)), levelWithin: 0.05°)
    asset.expect(carriage, travels: .about(travel, within: 0.1.mm), toward: .left)
  }
}
