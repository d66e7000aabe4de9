import Pintle

/// A small excavator: three rams move boom, stick and bucket, the bucket through a rocker and a link.
///
/// Seen from the front the arm reaches to the right; everything in it turns about front–back lines. Drawn with the bucket
/// over the ground; stations are distances from the middle plane.
struct ExcavatorArm: AssetProgram {
  @Parameter("width of the bucket", in: 0.30...0.50) var bucketWidth = 0.40
  @Parameter("width over the tracks", in: 1.10...1.40) var trackWidth = 1.24

  func build(_ asset: Asset) {
    // MARK: the pins on paper
    func pin(_ p: Point) -> Axis { Axis(from: p, toward: .back) }
    func at(_ x: Double, _ z: Double) -> Point { [x, 0, z] }
    let foot = at(0.35, 0.78)  // of the boom
    let tip = at(2.05, 1.66)
    let crowd = at(2.35, 0.66)  // where the bucket hangs
    let stickWay = (tip - crowd).unit()
    let tail = tip + 0.30 * stickWay
    let rockerPin = crowd + 0.24 * stickWay
    let knee = rockerPin + [0.19, 0, 0.13]
    let ear = crowd + [0.17, 0, 60.mm]
    let boomRamFoot = at(0.62, 0.67), boomRamHead = at(1.17, 1.55)
    let stickRamFoot = at(1.14, 1.95)
    let bucketRamFoot = tip + [0.17, 0, -60.mm]

    // across, from the middle
    let eye = -30.mm...30.mm
    let inner = 32.mm...48.mm  // lugs beside eyes
    let body = -48.mm...48.mm
    let outer = 50.mm...66.mm  // forks beside the stick
    let yellow = Material.steel.painted(.yellow)
    let dark = Material.steel.painted(.anthracite)
    let middle = pin([0, 0, 0])
    func slab(_ circles: [[Double]], _ span: Limits<Double>) -> Solid {
      .plate(.around(circles), on: middle, x: .right, y: .up, over: span)
    }
    func circle(_ p: Point, _ d: Double) -> [Double] { [p.x, p.z, d] }
    func pivot(_ half: Double, _ owner: Owner = .parent) -> Hardware {
      .pin(diameter: 32.mm, over: -half...half, heldBy: owner, clearance: 0.2.mm)
    }

    // MARK: tracks
    let tracks = asset.part("undercarriage", dark.filled(0.5))
    let wheel = 0.40
    func trackSide(_ d: Double, _ w: Limits<Double>) -> Solid {
      slab([[-0.62, wheel / 2 + 20.mm, d], [0.62, wheel / 2 + 20.mm, d]], w).symmetric(across: .front)
    }
    let trackOuter = trackWidth / 2, trackInner = trackWidth / 2 - 0.25
    tracks.add("belts", trackSide(wheel + 40.mm, trackInner...trackOuter), .rubber)
    tracks.add("frames", trackSide(wheel - 60.mm, (trackInner - 20.mm)...(trackOuter + 8.mm)))
    for (i, x) in [-0.62, -0.31, 0, 0.31, 0.62].enumerated() {
      tracks.add(
        "wheel_\(i + 1)",
        .cylinder(
          diameter: i == 0 || i == 4 ? 0.26 : 0.16, on: pin(at(x, i == 0 || i == 4 ? 0.22 : 0.17)),
          over: (trackOuter + 8.mm)...(trackOuter + 20.mm)
        ).symmetric(across: .front), yellow)
    }
    tracks.add("cross_beam", .box(x: -0.35...0.35, y: -trackInner...trackInner, z: 0.18...0.36))
    let turn = Axis(from: [0, 0, 0], toward: .up)
    let crown = tracks.add("crown", .cylinder(diameter: 0.46, on: turn, over: 0.36...0.50))

    // MARK: house with cab
    let house = asset.part("house", yellow.filled(0.25))
    let well = house.add(
      "platform",
      Solid.box(x: -0.72...0.72, y: -0.55...0.55, z: 0.47...0.60).rounded(.vertical, 80.mm)
        .subtracting(.cylinder(diameter: 0.462, on: turn, over: 0.40...0.502)))
    house.add("hood", .box(x: -0.66...(-0.14), y: -0.53...0.53, z: 0.60...1.08).rounded(50.mm))
    house.add(
      "counterweight", .box(x: -0.90...(-0.66), y: -0.55...0.55, z: 0.50...1.02).rounded(.vertical, 90.mm),
      .castIron.painted(.anthracite))
    let cabFront = 0.40, cabRoof = 1.72
    let cab = Solid.box(x: -0.14...cabFront, y: 0.15...0.55, z: 0.60...cabRoof).rounded(.along(.back), 60.mm)
      .subtracting(
        .box(x: -0.09...(cabFront - 45.mm), y: 0.1...0.6, z: 0.98...(cabRoof - 70.mm)),
        .box(x: (cabFront - 0.1)...(cabFront + 0.1), y: 0.19...0.51, z: 0.72...(cabRoof - 70.mm)),
        .box(x: -0.3...0, y: 0.19...0.51, z: 1.12...(cabRoof - 70.mm)))
    house.add("cab", cab)
    house.add(
      "glass",
      .box(x: -0.13...(cabFront - 12.mm), y: 0.16...0.54, z: 0.70...(cabRoof - 40.mm)).rounded(.along(.back), 40.mm),
      .glass)
    house.add(
      "brackets",
      slab([circle(foot, 0.12), [0.16, 0.64, 0.10], [0.56, 0.64, 0.10]], outer).symmetric(across: .front))
    house.add(
      "ram_brackets",
      slab([circle(boomRamFoot, 90.mm), [0.48, 0.60, 60.mm], [0.66, 0.60, 60.mm]], inner).symmetric(across: .front))
    house.add(
      "exhaust", .cylinder(diameter: 50.mm, on: Axis(from: [-0.45, -0.30, 0], toward: .up), over: 1.07...1.30), dark)
    let swing = asset.spin(
      "swing", house, on: tracks, around: turn, turning: .counterclockwise(seenFrom: .up), range: -180° ... 180°,
      drive: .motor(effort: 4000, speed: 1))
    swing.runs(crown, in: well)

    // MARK: boom
    let bend = at(1.16, 1.78)
    let boom = asset.part("boom", yellow.filled(0.3))
    boom.add("lower", slab([circle(foot, 0.12), circle(bend, 0.20)], body))
    boom.add("upper", slab([circle(bend, 0.20), [1.86, 1.685, 0.13]], body))
    boom.add("fork", slab([[1.62, 1.715, 0.15], circle(tip, 0.13)], 48.mm...66.mm).symmetric(across: .front))
    boom.add(
      "ram_lug",
      slab([circle(boomRamHead, 90.mm), [1.10, 1.72, 90.mm], [1.24, 1.74, 90.mm]], inner).symmetric(across: .front))
    boom.add(
      "stick_ram_lug",
      slab([circle(stickRamFoot, 80.mm), [1.10, 1.82, 90.mm], [1.24, 1.82, 90.mm]], inner).symmetric(across: .front))
    asset.hinge("boom", boom, on: house, around: pin(foot), range: .follows).hardware(pivot(72.mm))

    // MARK: stick
    let stick = asset.part("stick", yellow.filled(0.3))
    stick.add("beam", slab([circle(tip, 0.15), circle(crowd, 0.10)], body))
    stick.add("tail", slab([circle(tip, 0.13), circle(tail, 80.mm)], inner).symmetric(across: .front))
    stick.add(
      "ram_lug",
      slab([circle(bucketRamFoot, 76.mm), circle(tip, 0.13), circle(tip - 0.2 * stickWay, 90.mm)], inner)
        .symmetric(across: .front))
    asset.hinge("stick", stick, on: boom, around: pin(tip), range: .follows).hardware(pivot(72.mm))

    // MARK: bucket with its rocker and link
    let bucket = asset.part("bucket", dark)
    let half = bucketWidth / 2
    func shell(_ inset: Double) -> Outline {
      .around([
        [crowd.x + 0.08, crowd.z - 0.11, 0.10 - inset], [crowd.x + 0.13, crowd.z - 0.28, 0.22 - inset],
        [crowd.x - 20.mm, crowd.z - 0.36, 0.14 - inset], [crowd.x - 0.20, crowd.z - 0.30, 40.mm - inset],
      ])
    }
    // open toward the house: everything over the line from the lip to the ears is cut away
    let lip = crowd + [-0.20, 0, -0.30]
    let mouth = Solid.box(0.60, 2, 0.30).turned(-40°, around: middle).moved(.right, crowd.x - 0.17)
      .moved(.up, crowd.z - 88.mm)
    bucket.add(
      "shell",
      Solid.plate(shell(0), on: middle, x: .right, y: .up, over: -half...half)
        .subtracting(.plate(shell(30.mm), on: middle, x: .right, y: .up, over: (15.mm - half)...(half - 15.mm)))
        .subtracting(mouth))
    let bite: Vector = [-0.86, 0, 0.51]
    for k in 0..<4 {
      let y = (Double(k) / 3 - 0.5) * (bucketWidth - 60.mm)
      bucket.add(
        "tooth_\(k + 1)",
        .link(
          from: pin(lip - 20.mm * bite), to: pin(lip + 60.mm * bite), width: 24.mm, over: (y - 16.mm)...(y + 16.mm)),
        .steel)
    }
    bucket.add(
      "ears",
      slab([circle(crowd, 0.11), circle(ear, 84.mm), [crowd.x + 0.14, crowd.z - 0.15, 0.12]], outer).symmetric(
        across: .front))
    let stickEnd = asset.hinge("bucket", bucket, on: stick, around: pin(crowd), range: .follows)
    stickEnd.hardware(pivot(72.mm))
    let rocker = asset.part("rocker", yellow)
    rocker.add(
      "plates", .link(from: pin(rockerPin), to: pin(knee), width: 70.mm, over: outer).symmetric(across: .front))
    asset.hinge("rocker", rocker, on: stick, around: pin(rockerPin), range: .follows).hardware(pivot(72.mm))
    let link = asset.part("link", yellow)
    link.add("plates", .link(from: pin(knee), to: pin(ear), width: 64.mm, over: inner).symmetric(across: .front))
    let bridge = knee + 0.15 * (ear - knee).unit()
    link.add(
      "bridge", slab([circle(bridge, 50.mm), circle(bridge + 60.mm * (ear - knee).unit(), 50.mm)], -33.mm...33.mm))
    asset.hinge("link", link, on: rocker, around: pin(knee), range: .follows).hardware(pivot(72.mm))
    asset.close("bucket_link", link, to: bucket, by: .hinge(around: pin(ear))).hardware(pivot(72.mm))

    // MARK: rams
    /// A cylinder on one part and its rod on another, moved by oil: the input.
    func ram(
      _ name: String, from a: Point, on first: Part, to b: Point, of second: Part, barrel: Double, rod: Double,
      range: Limits<Double>
    ) -> Joint {
      let line = Axis(from: a, toward: b - a)
      let length = (b - a).length
      let outside = asset.part("\(name)_barrel", dark)
      let bore = outside.add(
        "tube",
        .ring(outer: 58.mm, inner: 40.2.mm, on: line, over: 50.mm...barrel))
      outside.add("cap", .cylinder(diameter: 58.mm, on: line, over: 28.mm...52.mm))
      outside.add("gland", .ring(outer: 66.mm, inner: 40.2.mm, on: line, over: (barrel - 36.mm)...barrel))
      outside.add("eye", .cylinder(diameter: 72.mm, on: pin(a), over: eye))
      asset.hinge("\(name)_foot", outside, on: first, around: pin(a), range: .follows).hardware(pivot(52.mm))
      let inside = asset.part("\(name)_rod", .steel.chromed)
      let shaft = inside.add("shaft", .cylinder(diameter: 40.mm, on: line, over: (length - rod)...(length - 20.mm)))
      inside.add("eye", .cylinder(diameter: 66.mm, on: pin(b), over: eye))
      let slide = asset.slide(
        name, inside, on: outside, along: line, range: range, drive: .motor(effort: 30000, speed: 0.2))
      slide.runs(shaft, in: bore)
      asset.close("\(name)_head", inside, to: second, by: .hinge(around: pin(b))).hardware(pivot(52.mm))
      return slide
    }
    let boomRam = ram(
      "boom_ram", from: boomRamFoot, on: house, to: boomRamHead, of: boom, barrel: 0.74, rod: 0.66,
      range: -30.mm...0.20)
    let stickRam = ram(
      "stick_ram", from: stickRamFoot, on: boom, to: tail, of: stick, barrel: 0.54, rod: 0.50, range: -0.10...0.14)
    let bucketRam = ram(
      "bucket_ram", from: bucketRamFoot, on: stick, to: knee, of: rocker, barrel: 0.41, rod: 0.37, range: -0.10...0.10)

    // MARK: what it promises
    asset.pose("reaching", boomRam.at(0.1), stickRam.at(-0.1), bucketRam.at(-0.1))
    asset.pose("curled", boomRam.at(0.2), stickRam.at(0.1), bucketRam.at(0.1))
    asset.expect(inputs: 4)
    asset.expect(swing, turns: .atLeast(350°))
    asset.expect(boom, turns: .atLeast(35°))
    asset.expect(stick, turns: .atLeast(40°))
    asset.expect(bucket, turns: .atLeast(50°))
  }
}
