import Pintle

/// A wheel with tangentially laced spokes. Its own axis is the line through its origin, to the right.
struct SpokedWheel: Component {
  var rimSeat = 622.mm, tyre = 32.mm
  var leftFlange = 35.mm, rightFlange = 35.mm  // from the middle plane
  var flangeDiameter = 52.mm
  var locknuts = 100.mm, spokes = 32, crosses = 3
  var boss: Limits<Double>?  // threaded seat for a freewheel

  struct Handles {
    var wheel: Part
    var axle: Axis
    var hub: Shape
    /// Where a freewheel sits; without one the hub.
    var seat: Shape
  }

  var radius: Double { rimSeat / 2 + tyre }

  func build(_ asset: Assembly) -> Handles {
    let axle = Axis(from: [0, 0, 0], toward: .right)
    let wheel = asset.part("wheel", .aluminium)
    let seat = rimSeat / 2
    wheel.add(
      "rim",
      .turned(
        on: axle,
        [
          [-12.mm, seat + 6.mm], [-12.mm, seat - 11.mm], [-6.mm, seat - 17.mm], [6.mm, seat - 17.mm],
          [12.mm, seat - 11.mm],
          [12.mm, seat + 6.mm], [(10.5).mm, seat + 6.mm], [(10.5).mm, seat - 6.5.mm], [-(10.5).mm, seat - 6.5.mm],
          [-(10.5).mm, seat + 6.mm],
        ]))
    wheel.add("tyre", .torus(diameter: rimSeat + tyre, section: tyre, around: axle), .rubber)
    let l = -leftFlange, r = rightFlange, flange = flangeDiameter / 2 + 4.mm
    let hub = wheel.add(
      "hub",
      .turned(
        on: axle,
        [
          [-locknuts / 2, 5.1.mm], [-locknuts / 2, 8.mm], [l - 3.mm, 12.mm], [l - 3.mm, flange], [l, flange],
          [l + 4.mm, 16.mm], [r - 4.mm, 16.mm], [r, flange], [r + 3.mm, flange], [r + 3.mm, 12.mm],
          [locknuts / 2, 8.mm],
          [locknuts / 2, 5.1.mm],
        ]))
    var threaded = hub
    if let boss {
      threaded = wheel.add("freewheel_seat", .ring(outer: 34.mm, inner: 20.mm, on: axle, over: boss), .steel)
    }

    // spokes: `crosses` hub holes ahead of or behind the rim hole, each flange with every other rim hole
    let perFlange = spokes / 2
    let step = 360° / Double(perFlange)
    let hole = flangeDiameter / 2, nipple = seat - 16.mm
    for side in 0..<2 {
      let x = side == 0 ? l - 1.5.mm : r + 1.5.mm
      for k in 0..<perFlange {
        let hubAngle = step * (Double(k) + 0.5 * Double(side))
        let lead = Double(k % 2 == 0 ? crosses : -crosses)
        let rimAngle = hubAngle + step * lead
        let out = k % 2 == 0 ? 1.4.mm : -1.4.mm  // heads in, heads out: crossing spokes pass each other
        let start = Point(x + out, hole * cos(hubAngle), hole * sin(hubAngle))
        let end = Point(side == 0 ? -3.mm : 3.mm, nipple * cos(rimAngle), nipple * sin(rimAngle))
        wheel.add("spoke_\(side * perFlange + k + 1)", .rod(diameter: 2.mm, from: start, to: end), .steel.polished)
      }
    }
    let stem = Solid.rod(diameter: 6.mm, from: [0, 0, seat - 45.mm], to: [0, 0, seat - 10.mm])
    wheel.add("valve", stem.turned(step / 4, around: axle), .brass)
    return Handles(wheel: wheel, axle: axle, hub: hub, seat: threaded)
  }
}

/// A single-speed town bicycle. It faces front; the rider's right, the chain side, is the viewer's left.
///
/// Drawn upright, steering straight, cranks level, kickstand down.
struct Bicycle: AssetProgram {
  @Parameter("seat tube length", in: 0.46...0.62) var seatTubeLength = 0.52
  @Parameter("head angle", in: 68° ... 75°) var headAngle = 72°
  @Parameter("seat angle", in: 70° ... 76°) var seatAngle = 73°
  @Parameter("wheelbase", in: 0.95...1.12) var wheelbase = 1.02
  @Parameter("chainring teeth", in: 38...48) var ringTeeth = 44
  @Parameter("cog teeth", in: 18...24) var cogTeeth = 18

  func build(_ asset: Asset) {
    let frontSpec = SpokedWheel()
    let rearSpec = SpokedWheel(leftFlange: 22.mm, locknuts: 135.mm, boss: -50.mm...(-25.mm))
    let radius = frontSpec.radius

    // MARK: the frame on paper (all in the middle plane)
    let pitch = 12.7.mm
    let links = 100 + 2 * Int((Double(ringTeeth + cogTeeth - 62) / 4).rounded())  // the stays keep their length
    let stay = Train.chainDistance(ringTeeth, cogTeeth, links: links, pitch: pitch)  // a whole number of links
    let bracket: Point = [0, 0, 275.mm]
    let drop = radius - bracket.z
    let rear: Point = [0, sqrt(stay * stay - drop * drop), radius]
    let front: Point = [0, rear.y - wheelbase, radius]
    let rake = 45.mm
    let headDirection = Direction.up.tilted(90° - headAngle, toward: .back)
    let headForward = headDirection.tilted(90°, toward: .front)
    // the steering line; its stations count from beside the axle
    let head = Axis(from: front - rake * headForward, toward: headDirection)
    let seat = Axis(from: bracket, toward: Direction.up.tilted(90° - seatAngle, toward: .back))
    let bracketLine = Axis(from: bracket, toward: .right)
    let rearLine = Axis(from: rear, toward: .right)
    let frontLine = Axis(from: front, toward: .right)
    let chainLine = -45.mm  // the rider's right is the viewer's left
    let sprocketSpan = (chainLine - 1.2.mm)...(chainLine + 1.2.mm)

    // MARK: frame
    let frame = asset.part("frame", .steel.painted(.green))
    frame.add("seat_tube", .tube(outer: 31.8.mm, inner: 27.4.mm, from: seat.at(20.mm), to: seat.at(seatTubeLength)))
    frame.add(
      "top_tube", .tube(outer: 28.6.mm, inner: 26.6.mm, from: seat.at(seatTubeLength - 35.mm), to: head.at(0.525)))
    frame.add("down_tube", .tube(outer: 34.9.mm, inner: 32.9.mm, from: bracket, to: head.at(0.445)))
    frame.add("head_tube", .ring(outer: 36.mm, inner: 31.mm, on: head, over: 0.412...0.552))
    frame.add("bracket_shell", .ring(outer: 40.mm, inner: 34.mm, on: bracketLine, over: -34.mm...34.mm))
    let stayStart = bracket + [24.mm, 10.mm, 1.mm], stayEnd = rear + [70.mm, -18.mm, -3.mm]
    frame.add(
      "chain_stays", Solid.tube(outer: 18.mm, inner: 15.6.mm, from: stayStart, to: stayEnd).symmetric(across: .right))
    let seatStay = [
      seat.at(seatTubeLength - 45.mm) + [9.mm, 3.mm, 0], seat.at(seatTubeLength - 90.mm) + [40.mm, 60.mm, 0],
      rear + [71.mm, -4.mm, 22.mm],
    ]
    frame.add(
      "seat_stays", Solid.tube(outer: 14.mm, inner: 12.mm, along: seatStay, bend: 80.mm).symmetric(across: .right))
    // the tubes meet as solids; one bore through each keeps the steerer, the post and the bearings free
    frame.cut(.cylinder(diameter: 31.mm, on: head, over: 0.40...0.57))
    frame.cut(.cylinder(diameter: 27.4.mm, on: seat, over: 40.mm...0.6))
    frame.cut(.cylinder(diameter: 34.mm, on: bracketLine, over: -60.mm...60.mm))
    let headset = frame.add(
      "headset",
      Solid.ring(outer: 40.mm, inner: 28.7.mm, on: head, over: 0.402...0.412).adding(
        .ring(outer: 40.mm, inner: 28.7.mm, on: head, over: 0.552...0.562)), .steel)
    let bracketBearings = frame.add(
      "bracket_bearings",
      Solid.ring(outer: 34.mm, inner: 20.06.mm, on: bracketLine, over: 22.mm...35.mm).symmetric(across: .right), .steel)
    let lug = Outline.around([[0, 0, 30.mm], [18.mm, -3.mm, 16.mm], [4.mm, 22.mm, 14.mm]]).subtracting(
      .circle(diameter: 10.mm))
    frame.add(
      "dropouts",
      .plate(lug, on: rearLine, x: .front, y: .up, over: 67.6.mm...73.5.mm).symmetric(across: .right))
    let rearAxle = frame.add(
      "rear_axle",
      Solid.cylinder(diameter: 10.mm, on: rearLine, over: -86.mm...86.mm).adding(
        Solid.cylinder(diameter: 19.mm, on: rearLine, over: 73.5.mm...82.mm).symmetric(across: .right)), .steel)
    frame.add(
      "stand_plate",
      .box(x: -30.mm...30.mm, y: 46.mm...80.mm, z: (bracket.z - 22.mm)...(bracket.z + 6.mm)).rounded(.vertical, 5.mm))
    let clampSpan = (seatTubeLength - 16.mm)...(seatTubeLength - 1.mm)
    frame.add("seat_clamp", .ring(outer: 38.mm, inner: 31.8.mm, on: seat, over: clampSpan), .aluminium)

    // MARK: fork, stem, bar
    let fork = asset.part("fork", .steel.painted(.green))
    let toHead = (head.at(0.10) - front).unit()
    let bladeEnd = front + 32.mm * toHead + [58.mm, 0, 0]
    let blade = [head.at(0.383) + [45.mm, 0, 0], head.at(0.12) + [54.mm, 0, 0], bladeEnd]
    fork.add("blades", Solid.tube(outer: 22.mm, inner: 19.2.mm, along: blade, bend: 0.30).symmetric(across: .right))
    let crown = head.at(0.383)
    fork.add("crown", .rod(diameter: 34.mm, from: crown + [-48.mm, 0, 0], to: crown + [48.mm, 0, 0]))
    let steerer = fork.add("steerer", .cylinder(diameter: 28.6.mm, on: head, over: 0.383...0.612), .steel)
    let tip = frontLine.moved(by: 34.mm * toHead)
    fork.add(
      "tips", Solid.link(from: frontLine, to: tip, width: 22.mm, over: 50.2.mm...56.mm).symmetric(across: .right))
    let frontAxle = fork.add(
      "front_axle",
      Solid.cylinder(diameter: 10.mm, on: frontLine, over: -66.mm...66.mm).adding(
        Solid.cylinder(diameter: 18.mm, on: frontLine, over: 56.mm...63.mm).symmetric(across: .right)), .steel)
    let clamp = head.at(0.590) + 80.mm * headForward + [0, 0, 25.mm]
    fork.add(
      "stem",
      Solid.ring(outer: 40.mm, inner: 28.6.mm, on: head, over: 0.563...0.606)
        .adding(
          .rod(diameter: 27.mm, from: head.at(0.585) + 18.mm * headForward, to: clamp),
          .rod(diameter: 38.mm, from: clamp + [-22.mm, 0, 0], to: clamp + [22.mm, 0, 0])), .aluminium)
    let grip = clamp + [0.31, 0.17, 20.mm]
    let sweep = clamp + [0.15, 40.mm, 30.mm]
    let bar = [clamp, clamp + [60.mm, 0, 0], sweep, grip]
    fork.add(
      "bar", Solid.tube(outer: 22.2.mm, inner: 18.6.mm, along: bar, bend: 70.mm).symmetric(across: .right), .aluminium)
    let gripStart = grip + 120.mm * (sweep - grip).unit()
    fork.add(
      "grips", Solid.tube(outer: 33.mm, inner: 22.4.mm, from: gripStart, to: grip).symmetric(across: .right), .rubber)
    let steering = asset.hinge(
      "steering", fork, on: frame, around: head, turning: .counterclockwise(seenFrom: .up), range: -60° ... 60°)
    steering.runs(steerer, in: headset)

    // MARK: wheels
    let frontWheel = asset.place(frontSpec, as: "front", at: .at(front))
    let rearWheel = asset.place(rearSpec, as: "rear", at: .at(rear))
    let frontSpin = asset.spin(
      "front_wheel", frontWheel.wheel, on: fork, around: frontWheel.axle, turning: .rolling(.front), drive: .none)
    let rearSpin = asset.spin(
      "rear_wheel", rearWheel.wheel, on: frame, around: rearWheel.axle, turning: .rolling(.front), drive: .none)
    frontSpin.runs(frontAxle, in: frontWheel.hub)
    rearSpin.runs(rearAxle, in: rearWheel.hub)

    // MARK: crank, cog, chain
    let cranks = asset.part("cranks", .aluminium)
    let arm = 170.mm
    let armPlane = 60.5.mm...74.5.mm
    let axlePlane = 70.mm...178.mm
    let rightPedalLine = bracketLine.moved(.front, arm), leftPedalLine = bracketLine.moved(.back, arm)
    let spindle = cranks.add("spindle", .cylinder(diameter: 20.mm, on: bracketLine, over: -70.mm...70.mm), .steel)
    cranks.add("right_arm", .link(from: bracketLine, to: rightPedalLine, width: 30.mm, over: armPlane.opposite))
    cranks.add("left_arm", .link(from: bracketLine, to: leftPedalLine, width: 30.mm, over: armPlane))
    let rightAxle = cranks.add(
      "right_axle", .cylinder(diameter: 14.mm, on: rightPedalLine, over: axlePlane.opposite), .steel)
    let leftAxle = cranks.add("left_axle", .cylinder(diameter: 14.mm, on: leftPedalLine, over: axlePlane), .steel)
    // what keeps the pedals on their axles
    for (name, line, isRight) in [("right", rightPedalLine, true), ("left", leftPedalLine, false)] {
      let shoulder = 74.mm...80.mm, cap = 173.5.mm...178.mm
      cranks.add(
        "\(name)_shoulder", .ring(outer: 22.mm, inner: 14.mm, on: line, over: isRight ? shoulder.opposite : shoulder),
        .steel)
      cranks.add("\(name)_cap", .ring(outer: 22.mm, inner: 14.mm, on: line, over: isRight ? cap.opposite : cap), .steel)
    }
    let chainRadius = pitch / (2 * sin(180° / Double(ringTeeth)))
    let spiderReach = min(66.mm, chainRadius - 23.mm)  // the arms end inside the chain
    let spiderArm = Solid.link(
      from: bracketLine, to: bracketLine.moved(.up, spiderReach), width: 18.mm, over: -51.mm...(-46.mm))
    cranks.add(
      "spider",
      Solid.cylinder(diameter: 52.mm, on: bracketLine, over: -62.mm...(-43.mm))
        .adding(spiderArm.repeated(around: bracketLine, count: 5)))
    let crankSpin = asset.spin("cranks", cranks, on: frame, around: bracketLine, turning: .rolling(.front))
    crankSpin.runs(spindle, in: bracketBearings)
    let ring = cranks.addSprocket(
      "chainring", teeth: ringTeeth, pitch: pitch, roller: 7.75.mm, on: bracketLine, over: sprocketSpan, bore: 110.mm)

    let cog = asset.part("cog", .steel)
    let cogBody = cog.add("body", .ring(outer: 62.mm, inner: 34.1.mm, on: rearLine, over: -50.mm...(-40.mm)))
    let cogSpin = asset.spin("cog", cog, on: frame, around: rearLine, range: .follows)
    let cogTeethShape = cog.addSprocket(
      "teeth", teeth: cogTeeth, pitch: pitch, roller: 7.75.mm, on: rearLine, over: sprocketSpan, bore: 60.mm)
    asset.chain("chain", over: [ring, cogTeethShape], links: links, width: 8.5.mm, .steel)
    asset.freewheel("freewheel", rearSpin, by: cogSpin)
    cogSpin.runs(rearWheel.seat, in: cogBody)

    // MARK: pedals, free on their axles
    func pedal(_ name: String, on line: Axis, at station: Double, axle: Shape) -> Joint {
      let pedal = asset.part(name, .nylon)
      let centre = line.at(station)
      let window = Solid.box(32.mm, 18.mm, 40.mm).centred(at: centre)
      let windows = [Side.left, .right].flatMap { side in
        [window.moved(side, 24.mm).moved(.front, 22.mm), window.moved(side, 24.mm).moved(.back, 22.mm)]
      }
      let cage = pedal.add(
        "cage",
        Solid.box(92.mm, 68.mm, 24.mm).centred(at: centre).rounded(4.mm)
          .subtracting(windows).subtracting(.cylinder(diameter: 14.2.mm, on: line, over: -0.2...0.2)))
      let spin = asset.spin(name, pedal, on: cranks, around: line, turning: .rolling(.front), drive: .none)
      spin.runs(axle, in: cage)
      asset.hangsLevel(spin)
      return spin
    }
    let rightPedal = pedal("right_pedal", on: rightPedalLine, at: -127.mm, axle: rightAxle)
    let leftPedal = pedal("left_pedal", on: leftPedalLine, at: 127.mm, axle: leftAxle)

    // MARK: saddle
    let saddle = asset.part("saddle", .leather)
    let post = seatTubeLength + 0.13
    let top = seat.at(post)
    saddle.add("post", .cylinder(diameter: 27.2.mm, on: seat, over: (seatTubeLength - 0.16)...post), .aluminium)
    let shell = Outline.around([[0, -0.155, 44.mm], [55.mm, 95.mm, 62.mm], [-55.mm, 95.mm, 62.mm]])
    saddle.add(
      "shell", .plate(shell, on: Axis(from: top, toward: .up), x: .right, y: .back, over: 34.mm...58.mm))
    let rail = [
      top + [16.mm, -0.13, 40.mm], top + [20.mm, -60.mm, 10.mm], top + [20.mm, 50.mm, 10.mm],
      top + [22.mm, 95.mm, 38.mm],
    ]
    saddle.add("rails", Solid.wire(diameter: 7.mm, through: rail, bend: 30.mm).symmetric(across: .right), .steel)
    saddle.add("clamp", .box(52.mm, 34.mm, 26.mm).centred(at: top + [0, 0, 6.mm]).rounded(4.mm), .aluminium)
    asset.slide("saddle_height", saddle, on: frame, along: seat, range: 0...0.10, drawnAt: 50.mm)

    // MARK: kickstand: two attitudes are known, the hinge line follows from them
    let knee: Point = [40.mm, 63.mm, bracket.z - 34.mm]
    let leg: Vector = [0.175 - knee.x, 95.mm - knee.y, 26.mm - knee.z]
    let foot = knee + leg
    let swing = Axis.swinging(at: knee, from: leg, to: [0.02, 0.26, 0.012])
    let stand = asset.part("kickstand", .aluminium)
    stand.add("leg", .rod(diameter: 15.mm, from: knee, to: foot))
    stand.add("foot", .sphere(diameter: 24.mm, at: foot), .rubber)
    stand.add("eye", .cylinder(diameter: 22.mm, on: swing.line, over: -9.mm...9.mm))
    let kickstand = asset.hinge("kickstand", stand, on: frame, around: swing.line, range: 0° ... swing.angle)
      .hardware(.pin(diameter: 8.mm, over: -16.mm...16.mm, heldBy: .parent))
    let cheek = Outline.around([[0, 0, 24.mm], [0, 26.mm, 24.mm]])
    frame.add("stand_cheek_1", .plate(cheek, on: swing.line, x: .back, y: .up, over: 9.2.mm...14.mm), .aluminium)
    frame.add("stand_cheek_2", .plate(cheek, on: swing.line, x: .back, y: .up, over: -14.mm...(-9.2.mm)), .aluminium)

    // a pedal meets the stand while it is down
    crankSpin.needs(kickstand, .atLeast(swing.angle * 0.98))

    // MARK: what it promises
    let frontGround = front - [0, 0, radius], rearGround = rear - [0, 0, radius]
    asset.stance("parked", kickstand.at(0°), restsOn: frontGround, rearGround, foot)
    asset.steadied("ridden", kickstand.at(swing.angle), by: "its rider", restsOn: frontGround, rearGround)
    asset.expect(crankSpin, spins: .freely, when: kickstand.at(swing.angle))
    asset.expect(frontSpin, spins: .freely)
    asset.expect(rearSpin, spins: .freely, when: kickstand.at(swing.angle))
    asset.expect(
      cogSpin, turns: .about(Double(ringTeeth) / Double(cogTeeth), within: 1e-9), perTurnOf: crankSpin)
    for spin in [rightPedal, leftPedal] { asset.expect(spin, isIndependentOf: crankSpin, rearSpin) }
    asset.expect(steering, turns: .atLeast(90°))
    asset.expect(kickstand, turns: .atLeast(80°))
  }
}
