import Pintle

/// A single-cylinder four-stroke engine, front-right quarter cut away: crank, rod, piston, belt, cam and two valves.
///
/// The crankshaft runs front to back; the cylinder stands upright. Drawn at top dead centre of the firing stroke,
/// both valves shut. Everything follows the crankshaft; the cycle is two turns long.
struct Engine: AssetProgram {
  @Parameter("bore", in: 62.mm...70.mm) var bore = 68.mm
  @Parameter("stroke", in: 40.mm...64.mm) var stroke = 58.mm
  @Parameter("connecting rod between centres", in: 104.mm...140.mm) var rodLength = 105.mm
  @Parameter("valve lift", in: 3.mm...7.mm) var lift = 6.mm

  func build(_ asset: Asset) {
    // MARK: lines everything sits on
    let throwRadius = stroke / 2
    let crankHeight = 150.mm
    let crankLine = Axis(from: [0, 0, crankHeight], toward: .back)  // stations: behind the cylinder's middle
    let pinLine = crankLine.moved(.up, throwRadius)
    let wristLine = pinLine.moved(.up, rodLength)
    let cylinderLine = Axis(from: [0, 0, 0], toward: .up)  // stations: heights
    let crown = wristLine.start.z + 32.mm
    let deck = crown + 0.5.mm
    let caseTop = 212.mm
    let headTop = deck + 29.5.mm

    let pulleyTeeth = 20
    let beltPitch = 5.mm
    let beltTeeth = 141 + Int(((throwRadius + rodLength - 134.mm) * 2 / beltPitch).rounded())
    let camRise = Train.beltDistance(pulleyTeeth, 2 * pulleyTeeth, teeth: beltTeeth, pitch: beltPitch)
    let camHeight = crankHeight + camRise
    let camLine = Axis(from: [0, 0, camHeight], toward: .back)
    // of the cam; 280° of the crank
    let lobe = CamLobe(baseDiameter: max(34.mm, 4.mm + 5 * lift), lift: lift, duration: 140°)
    let lash = 0.1.mm
    let tappetTop = camHeight - lobe.baseRadius - lash
    let valveOffset = bore / 4  // intake in front, exhaust behind

    // MARK: block
    let cutaway = Solid.box(x: 0...0.3, y: -0.3...0, z: 12.mm...0.6)  // what is taken away to look inside
    let block = asset.part("block", .castIron.painted(.gray))
    let cavity = Solid.cylinder(diameter: 124.mm, on: crankLine, over: -32.mm...32.mm)
    let crankcase = block.add(
      "crankcase",
      Solid.cylinder(diameter: 148.mm, on: crankLine, over: -42.mm...42.mm)
        .adding(.box(x: -56.mm...56.mm, y: -42.mm...42.mm, z: crankHeight...caseTop))
        .subtracting(
          cavity, .cylinder(diameter: bore + 10.mm, on: cylinderLine, over: crankHeight...0.3),
          .cylinder(diameter: 30.06.mm, on: crankLine, over: -0.1...0.1)))
    let barrel = block.add(
      "barrel",
      Solid.ring(outer: bore + 20.mm, inner: bore + 0.06.mm, on: cylinderLine, over: caseTop...deck)
        .adding(
          .ring(outer: bore + 9.9.mm, inner: bore + 0.06.mm, on: cylinderLine, over: (caseTop - 7.mm)...caseTop),
          .ring(outer: bore + 32.mm, inner: bore + 10.mm, on: cylinderLine, over: caseTop...(caseTop + 8.mm))),
      .castIron)
    let fins = 1 + Int((deck - caseTop - 17.5.mm) / 9.mm)  // as many as fit under the head
    block.add(
      "fins",
      Solid.ring(
        outer: bore + 30.mm, inner: bore + 18.mm, on: cylinderLine, over: (caseTop + 13.mm)...(caseTop + 15.5.mm)
      )
      .repeated(fins, every: 9.mm, toward: .up))
    block.cut(cutaway)
    block.add("pedestal", .box(x: -45.mm...45.mm, y: -35.mm...35.mm, z: 12.mm...90.mm).subtracting(cavity))
    block.add(
      "plinth", .box(x: -0.13...0.13, y: -0.10...0.12, z: 0...12.mm).rounded(.vertical, 10.mm), .steel.painted(.black))

    // MARK: head
    let head = asset.part("head", .aluminium)
    let intakeLine = cylinderLine.moved(.front, valveOffset)
    let exhaustLine = cylinderLine.moved(.back, valveOffset)
    let chamberTop = deck + 8.mm
    func seat(_ l: Axis) -> [Solid] {
      [
        .turned(
          on: l,
          [
            [chamberTop - 1.mm, 0], [chamberTop - 1.mm, 14.mm], [chamberTop, 14.mm], [chamberTop + 2.mm, 12.mm],
            [chamberTop + 12.mm, 12.mm], [chamberTop + 12.mm, 0],
          ]),
        .cylinder(diameter: 6.04.mm, on: l, over: chamberTop...0.45),
      ]
    }
    let plugLine = cylinderLine.moved(.left, 24.mm)
    let casting = head.add(
      "casting",
      Solid.box(x: -56.mm...56.mm, y: -50.mm...50.mm, z: deck...headTop).rounded(.vertical, 8.mm)
        .subtracting(.cylinder(diameter: bore - 1.mm, on: cylinderLine, over: (deck - 1.mm)...chamberTop))
        .subtracting(seat(intakeLine) + seat(exhaustLine))
        .subtracting(
          .cylinder(diameter: 20.mm, on: Axis(from: intakeLine.at(chamberTop + 11.mm), toward: .left), over: 0...0.06),
          .cylinder(
            diameter: 20.mm, on: Axis(from: exhaustLine.at(chamberTop + 11.mm), toward: .right), over: 0...0.06),
          .cylinder(diameter: 10.mm, on: plugLine, over: deck...0.4)))
    let camPosts = head.add(
      "cam_posts",
      Solid.box(x: -16.mm...16.mm, y: 38.mm...50.mm, z: headTop...(camHeight + 16.mm)).symmetric(across: .front)
        .subtracting(.cylinder(diameter: 20.05.mm, on: camLine, over: -0.1...0.1)))
    let tappets = head.add(
      "tappet_block",
      Solid.box(x: -18.mm...18.mm, y: -40.mm...40.mm, z: (tappetTop - 32.mm)...(tappetTop - 10.mm))
        .subtracting(
          .cylinder(diameter: 24.06.mm, on: intakeLine, over: 0.3...0.5),
          .cylinder(diameter: 24.06.mm, on: exhaustLine, over: 0.3...0.5)))
    head.cut(cutaway)
    // whole, so that the valves are seen to run in them
    var guides: [Shape] = []
    for (name, line) in [("intake", intakeLine), ("exhaust", exhaustLine)] {
      guides.append(
        head.add(
          "\(name)_guide", .ring(outer: 12.mm, inner: 6.04.mm, on: line, over: headTop...(headTop + 18.mm)), .bronze))
    }
    head.add(
      "plug",
      Solid.cylinder(diameter: 10.mm, on: plugLine, over: (chamberTop - 2.mm)...headTop).adding(
        .cylinder(diameter: 16.mm, on: plugLine, over: headTop...(headTop + 10.mm))), .steel)
    head.add(
      "plug_insulator",
      .turned(
        on: plugLine,
        [
          [headTop + 10.mm, 0], [headTop + 10.mm, 5.mm], [headTop + 40.mm, 4.mm], [headTop + 48.mm, 2.5.mm],
          [headTop + 48.mm, 0],
        ]), .ceramic)
    asset.fixed("head_bolts", head, to: block)

    // MARK: crankshaft
    let crank = asset.part("crankshaft", .steel)
    let journals = crank.add(
      "journals",
      Solid.turned(
        on: crankLine,
        [[-66.mm, 0], [-66.mm, 12.mm], [-43.mm, 12.mm], [-43.mm, 15.mm], [-13.mm, 15.mm], [-13.mm, 0]]
      )
      .adding(.turned(on: crankLine, [[13.mm, 0], [13.mm, 15.mm], [100.mm, 15.mm], [100.mm, 0]])))
    let crankPin = crank.add("pin", .cylinder(diameter: 32.mm, on: pinLine, over: -13.mm...13.mm))
    let web = Outline.around([[0, 0, 56.mm], [0, throwRadius, 42.mm]]).adding(
      .sector(diameter: 92.mm, from: 195°, to: 345°))
    crank.add("webs", .plate(web, on: crankLine, x: .right, y: .up, over: 13.mm...27.mm).symmetric(across: .front))
    crank.add(
      "flywheel",
      Solid.turned(
        on: crankLine,
        [
          [62.mm, 14.mm], [62.mm, 25.mm], [70.mm, 30.mm], [70.mm, 80.mm], [62.mm, 80.mm], [62.mm, 105.mm],
          [86.mm, 105.mm],
          [86.mm, 80.mm], [78.mm, 80.mm], [78.mm, 30.mm], [90.mm, 25.mm], [90.mm, 14.mm],
        ]
      )
      .subtracting(
        Solid.cylinder(diameter: 32.mm, on: crankLine.moved(.up, 55.mm), over: 60.mm...90.mm).repeated(
          around: crankLine, count: 5)), .castIron)
    let crankSpin = asset.spin(
      "crank", crank, on: block, around: crankLine, turning: .clockwise(seenFrom: .front),
      drive: .motor(effort: 8, speed: 62.8))
    crankSpin.runs(journals, in: crankcase)
    let crankPulley = crank.addPulley(
      "timing_pulley", teeth: pulleyTeeth, pitch: beltPitch, on: crankLine, over: -63.mm...(-52.mm), bore: 24.mm)

    let gripLine = crankLine.moved(.right, 90.mm)
    let stud = crank.add("grip_stud", .cylinder(diameter: 8.mm, on: gripLine, over: 80.mm...132.mm))
    crank.add("grip_head", .cylinder(diameter: 15.mm, on: gripLine, over: 130.2.mm...134.mm))
    let grip = asset.part("grip", .nylon)
    let sleeve = grip.add(
      "sleeve",
      .turned(on: gripLine, [[87.mm, 4.1.mm], [87.mm, 10.mm], [108.mm, 12.mm], [130.mm, 9.mm], [130.mm, 4.1.mm]]))
    asset.spin("grip", grip, on: crank, around: gripLine, drive: .none).runs(stud, in: sleeve)

    // MARK: piston and rod
    let piston = asset.part("piston", .aluminium)
    func band(_ outer: Double, _ inner: Double, _ z: Double, _ w: Double) -> Solid {
      .ring(outer: outer, inner: inner, on: cylinderLine, over: (crown - z - w)...(crown - z))
    }
    let grooves = [[5.mm, 1.5.mm], [(9.5).mm, 1.5.mm], [14.mm, 2.5.mm]]  // below the crown, wide
    let pistonBody = piston.add(
      "body",
      Solid.cylinder(diameter: bore - 0.1.mm, on: cylinderLine, over: (crown - 56.mm)...crown)
        .subtracting(.cylinder(diameter: bore - 14.mm, on: cylinderLine, over: (crown - 57.mm)...(crown - 8.mm)))
        .adding(
          Solid.cylinder(diameter: 26.mm, on: wristLine, over: 12.mm...(bore / 2 - 4.mm)).symmetric(across: .front)
        )
        .subtracting(.cylinder(diameter: 16.mm, on: wristLine, over: -0.05...0.05))
        .subtracting(grooves.map { band(bore + 2.mm, bore - 6.mm, $0[0], $0[1]) }))
    let pistonSlide = asset.slide("piston", piston, on: block, toward: .up, range: .follows)
    pistonSlide.runs(pistonBody, in: barrel)
    for (i, g) in grooves.enumerated() {
      let ring = piston.add(
        "ring_\(i + 1)", band(bore, bore - 5.6.mm, g[0] + 0.03.mm, g[1] - 0.06.mm), .castIron)
      pistonSlide.runs(ring, in: barrel)
    }
    let wristPin = piston.add(
      "wrist_pin", .ring(outer: 16.mm, inner: 10.mm, on: wristLine, over: (5.mm - bore / 2)...(bore / 2 - 5.mm)), .steel
    )
    let rod = asset.part("rod", .steel)
    let forging = rod.add(
      "forging",
      Solid.link(from: pinLine, to: wristLine, width: 18.mm, over: -6.mm...6.mm)
        .subtracting(
          Solid.link(from: pinLine.moved(.up, 32.mm), to: wristLine.moved(.down, 22.mm), width: 9.mm, over: 2.mm...7.mm)
            .symmetric(across: .front)
        )
        .adding(
          .cylinder(diameter: 46.mm, on: pinLine, over: -11.mm...11.mm),
          .cylinder(diameter: 25.mm, on: wristLine, over: -10.mm...10.mm)
        )
        .subtracting(
          .cylinder(diameter: 32.05.mm, on: pinLine, over: -20.mm...20.mm),
          .cylinder(diameter: 16.04.mm, on: wristLine, over: -20.mm...20.mm)))
    asset.hinge("big_end", rod, on: crank, around: pinLine, range: .follows).runs(crankPin, in: forging)
    asset.close("small_end", rod, to: piston, by: .hinge(around: wristLine)).runs(wristPin, in: forging)

    // MARK: camshaft, belt, valves
    let cams = asset.part("camshaft", .steel)
    let camShaft = cams.add("shaft", .cylinder(diameter: 20.mm, on: camLine, over: -66.mm...52.mm))
    let camSpin = asset.spin("cam", cams, on: head, around: camLine, range: .follows)
    camSpin.runs(camShaft, in: camPosts)
    let camPulley = cams.addPulley(
      "pulley", teeth: 2 * pulleyTeeth, pitch: beltPitch, on: camLine, over: -63.mm...(-52.mm), bore: 20.mm)
    asset.belt(
      "timing_belt", over: [crankPulley, camPulley], teeth: beltTeeth, width: 9.mm, thickness: 3.mm, .rubber)

    /// A poppet valve with its bucket and spring, opened by its own lobe. `peak`: crank angle after the drawn pose at full lift.
    func valve(_ name: String, on line: Axis, guide: Shape, peak: Angle) -> Joint {
      let valve = asset.part("\(name)_valve", .steel)
      let poppet = valve.add(
        "poppet",
        .turned(
          on: line,
          [
            [chamberTop - 2.5.mm, 0], [chamberTop - 2.5.mm, 12.mm], [chamberTop - 1.mm, 14.mm], [chamberTop, 14.mm],
            [chamberTop + 5.mm, 9.mm], [chamberTop + 10.mm, 3.mm], [tappetTop - 3.mm, 3.mm], [tappetTop - 3.mm, 0],
          ]))
      let bucket = valve.add(
        "bucket",
        .turned(
          on: line,
          [
            [tappetTop - 18.mm, 10.mm], [tappetTop - 18.mm, 12.mm], [tappetTop, 12.mm], [tappetTop, 0],
            [tappetTop - 3.mm, 0], [tappetTop - 3.mm, 10.mm],
          ]))
      valve.add("retainer", .ring(outer: 19.mm, inner: 5.9.mm, on: line, over: (tappetTop - 6.mm)...(tappetTop - 3.mm)))
      let open = asset.slide("\(name)_valve", valve, on: head, toward: .down, range: .follows)
      open.runs(poppet, in: guide).runs(bucket, in: tappets)
      asset.allow(poppet, casting, .seat, because: "a shut valve lies on its seat")
      let along = line.start.y
      asset.cam(
        "\(name)_lobe", lobe, on: camSpin, over: (along - 6.mm)...(along + 6.mm), lifts: open,
        fullLiftWhen: camSpin.at(peak / 2))
      asset.spring(
        "\(name)_spring", from: head, at: line.at(headTop), to: valve, at: line.at(tappetTop - 6.mm), coil: 16.mm,
        wire: 2.4.mm, turns: 7)
      return open
    }
    let intake = valve("intake", on: intakeLine, guide: guides[0], peak: 360° + 108°)
    let exhaust = valve("exhaust", on: exhaustLine, guide: guides[1], peak: 360° - 108°)

    // MARK: what it promises
    asset.home(crankSpin.at(50°))
    asset.expect(inputs: 1)
    asset.expect(crankSpin, spins: .freely)
    asset.expect(piston, travels: .about(stroke, within: 0.01.mm), toward: .up)
    asset.expect(camSpin, turns: .about(0.5, within: 1e-9), perTurnOf: crankSpin)
    asset.expect(intake.child, travels: .about(lift, within: 0.01.mm), toward: .down)
    asset.expect(exhaust.child, travels: .about(lift, within: 0.01.mm), toward: .down)
  }
}
