import Pintle

/// A single-stage planetary reducer, open at the front behind a clear cover.
///
/// Sun in, carrier out, ring held: (24 + 60) / 24 = 3.5 : 1. Module 2, 20° involutes.
/// The line runs front to back; the input shaft comes out of the front.
struct PlanetaryGearbox: AssetProgram {
  @Parameter("teeth of the sun", in: 18...30) var sunTeeth = 24
  @Parameter("teeth of a planet", in: 18...26) var planetTeeth = 18
  @Parameter("planets", in: 2...4) var planets = 3
  @Parameter("module", in: 1.5.mm...3.mm) var module = 2.mm
  @Parameter("backlash at each mesh", in: 0.02.mm...0.2.mm) var backlash = 0.08.mm

  func build(_ asset: Asset) {
    let face = -10.mm...10.mm  // face width
    let sunSpec = GearSpec(module: module, teeth: sunTeeth, backlash: backlash)
    let planetSpec = GearSpec(module: module, teeth: planetTeeth, backlash: backlash)
    let ringSpec = GearSpec.ring(module: module, teeth: sunTeeth + 2 * planetTeeth, backlash: backlash)
    let orbit = sunSpec.distance(to: planetSpec)
    let rim = ringSpec.rootDiameter + 16.mm

    // the feet end in the wall of the barrel; all in whole millimetres
    func whole(_ length: Double) -> Double { (length / 1.mm).rounded().mm }
    let height = whole(rim / 2 + 24.5.mm)
    let axis = Axis(from: [0, 0, height], toward: .back)  // stations: distance behind the mid-plane of the gears
    let wall = rim / 2 - 2.mm
    let post = whole(rim / 2 - 18.5.mm)
    let postTop = height - whole(sqrt(wall * wall - post * post))

    // MARK: parts (the gears come last: each is turned to mesh with the one before)
    let housing = asset.part("housing", .aluminium)
    housing.add("barrel", .ring(outer: rim + 14.mm, inner: rim - 1.mm, on: axis, over: -14.mm...44.mm))
    housing.add("back_wall", .ring(outer: rim, inner: 42.mm, on: axis, over: 30.mm...44.mm))
    housing.add("output_boss", .ring(outer: 64.mm, inner: 42.mm, on: axis, over: 44.mm...70.mm))
    let screwLine = axis.orbit(rim / 2 + 6.mm, from: Direction.right.tilted(30°, toward: .up))
    housing.add(
      "ears", Solid.cylinder(diameter: 16.mm, on: screwLine, over: -14.mm...0).repeated(around: axis, count: 6))
    housing.add(
      "feet",
      Solid.box(x: (post - 12.mm)...(post + 33.mm), y: -14.mm...44.mm, z: 0...10.mm)
        .adding(.box(x: post...(post + 10.mm), y: -14.mm...44.mm, z: 10.mm...postTop))
        .subtracting(
          .cylinder(diameter: 9.mm, on: Axis(from: [post + 22.mm, 2.mm, 0], toward: .up), over: -1.mm...11.mm),
          .cylinder(diameter: 9.mm, on: Axis(from: [post + 22.mm, 28.mm, 0], toward: .up), over: -1.mm...11.mm)
        )
        .symmetric(across: .right))
    housing.cut(
      Solid.cylinder(diameter: 5.mm, on: screwLine, over: -15.mm...(-3.mm)).repeated(around: axis, count: 6))
    let outputBearing = housing.add(
      "output_bearing", .bearing(bore: 20.02.mm, outer: 42.mm, on: axis, over: 52.mm...64.mm), .steel)

    let cover = asset.part("cover", .acrylic)
    cover.add("plate", .ring(outer: rim + 30.mm, inner: 32.mm, on: axis, over: -22.mm...(-14.mm)))
    cover.add("boss", .ring(outer: 44.mm, inner: 32.mm, on: axis, over: -36.mm...(-22.mm)), .aluminium)
    let inputBearing = cover.add(
      "input_bearing", .bearing(bore: 15.02.mm, outer: 32.mm, on: axis, over: -34.mm...(-25.mm)), .steel)
    cover.add(
      "screws",
      Solid.cylinder(diameter: 8.5.mm, on: screwLine, over: -27.mm...(-22.mm))
        .adding(.cylinder(diameter: 5.mm, on: screwLine, over: -22.mm...(-4.mm)))
        .repeated(around: axis, count: 6), .steel)
    asset.fixed("cover_screws", cover, to: housing)

    let sun = asset.part("sun", .steel)
    let inputShaft = sun.add(
      "input_shaft",
      .turned(
        on: axis,
        [
          [-80.mm, 0], [-80.mm, 7.mm], [-36.mm, 7.mm], [-36.mm, 7.5.mm], [-25.mm, 7.5.mm], [-25.mm, 9.mm],
          [10.mm, 9.mm],
          [10.mm, 0],
        ]))
    sun.add("key", .box(5.mm, 25.mm, 5.mm).centred(at: axis.at(-62.mm) + [0, 0, 7.mm]))

    let carrier = asset.part("carrier", .steel)
    // a planet meshes with sun and ring at these places only; where they do not divide evenly, the nearest are taken
    let places = 2 * (sunTeeth + planetTeeth)
    let step = 360° / Double(places)
    func place(_ angle: Angle) -> Angle { places % planets == 0 ? angle : step * (angle / step).rounded() }
    let angles = axis.around(planets).map(place)
    let pins = angles.map { axis.orbit(orbit, from: .up, at: $0) }
    let lugs = angles.map { a in [orbit * sin(a), orbit * cos(a), 34.mm] }
    carrier.add("plate", .plate(.around(lugs), on: axis, x: .right, y: .up, over: 12.5.mm...24.mm))
    let outputShaft = carrier.add(
      "output_shaft",
      .turned(
        on: axis, [[24.mm, 0], [24.mm, 14.mm], [52.mm, 14.mm], [52.mm, 10.mm], [110.mm, 10.mm], [110.mm, 0]]))
    carrier.add("key", .box(6.mm, 28.mm, 6.mm).centred(at: axis.at(94.mm) + [0, 0, 10.mm]))

    // MARK: joints
    let input = asset.spin(
      "input", sun, on: housing, around: axis, turning: .clockwise(seenFrom: .front),
      drive: .motor(effort: 5, speed: 300))
    input.runs(inputShaft, in: inputBearing)
    let output = asset.spin("output", carrier, on: housing, around: axis, range: .follows)
    output.runs(outputShaft, in: outputBearing)

    // MARK: gears: the sun sets the phase, every planet meshes with it, the ring with the first planet
    let sunGear = sun.addGear("teeth", sunSpec, on: axis, over: face, bore: 18.mm, toothToward: .up)
    var planetGears: [Gear] = []
    for (i, pin) in pins.enumerated() {
      let name = "planet_\(i + 1)"
      let post = carrier.add("\(name)_pin", .cylinder(diameter: 12.mm, on: pin, over: -13.5.mm...12.5.mm), .steel)
      carrier.add("\(name)_clip", .ring(outer: 16.mm, inner: 11.mm, on: pin, over: -12.mm...(-10.8.mm)), .steel)
      let planet = asset.part(name, .steel)
      planetGears.append(planet.addGear("teeth", planetSpec, on: pin, over: face, bore: 16.mm, meshing: sunGear))
      let bush = planet.add("bush", .ring(outer: 16.mm, inner: 12.05.mm, on: pin, over: -10.5.mm...10.5.mm), .bronze)
      asset.spin(name, planet, on: carrier, around: pin, range: .follows).runs(post, in: bush)
    }
    let ringGear = housing.addGear(
      "ring_teeth", ringSpec, on: axis, over: face, rim: rim, meshing: planetGears[0])
    for planetGear in planetGears {
      asset.mesh(sunGear, planetGear)
      asset.mesh(planetGear, ringGear)
    }

    // MARK: what it promises
    let ratio = Double(sunTeeth) / Double(2 * (sunTeeth + planetTeeth))
    asset.expect(inputs: 1)
    asset.expect(input, spins: .freely)
    asset.expect(output, turns: .about(ratio, within: 1e-6), perTurnOf: input)
  }
}
