/// Small mechanisms that several pages vary in one place.
extension RuleExample {
  /// A crank and a rocker on a plank, joined by a coupler.
  ///
  /// `knee`: the crank's end; `pin`: where coupler and rocker meet; `crank` and `rocker`: their ranges.
  static func fourBar(
    knee: String = "[0, 0, 0.2]", pin: String = "[0.4, 0, 0.25]", crank: String = "0° ... 90°",
    rocker: String = ".follows", said: String = ""
  ) -> Self {
    let opening = crank == ".follows" ? "" : ", opening: .right"
    let swing = rocker == ".follows" ? "" : ", opening: .right"
    return assetProgram(
      "FourBar",
      """
      let left = Axis(from: [0, 0, 0.1], toward: .back)
      let right = Axis(from: [0.4, 0, 0.1], toward: .back)
      let knee = Axis(from: \(knee), toward: .back)
      let pin = Axis(from: \(pin), toward: .back)
      let base = asset.part("base", .steel)
      base.add("stand", .box(x: -30.mm ... 0.43, y: 0 ... 10.mm, z: 0 ... 0.12))
      base.add("foot", .box(x: -30.mm ... 0.43, y: -60.mm ... 60.mm, z: 0 ... 10.mm))
      let crank = asset.part("crank", .steel)
      crank.add("bar", .link(from: left, to: knee, width: 24.mm, over: 11.mm ... 19.mm))
      let rocker = asset.part("rocker", .steel)
      rocker.add("bar", .link(from: right, to: pin, width: 24.mm, over: 11.mm ... 19.mm))
      let coupler = asset.part("coupler", .steel)
      coupler.add("bar", .link(from: knee, to: pin, width: 24.mm, over: 20.mm ... 28.mm))
      let post = Hardware.pin(diameter: 8.mm, over: 0 ... 19.1.mm, heldBy: .parent, head: 14.mm)
      let stud = Hardware.pin(diameter: 8.mm, over: 11.mm ... 28.1.mm, heldBy: .parent, head: 14.mm)
      asset.hinge("crank", crank, on: base, around: left\(opening), range: \(crank)).hardware(post)
      asset.hinge("coupler", coupler, on: crank, around: knee, range: .follows).hardware(stud)
      asset.hinge("rocker", rocker, on: base, around: right\(swing), range: \(rocker)).hardware(post)
      asset.close("pin", coupler, to: rocker, by: .hinge(around: pin)).hardware(stud)
      """, said)
  }

  /// A slide that pushes a rod against an arm that is nearly flat.
  static func knuckle(range: String, knee: String = "0.11") -> Self {
    assetProgram(
      "Knuckle",
      """
      let left = Axis(from: [0, 0, 0.1], toward: .back)
      let knee = Axis(from: [99.5.mm, 0, \(knee)], toward: .back)
      let pin = Axis(from: [0.199, 0, 0.1], toward: .back)
      let base = asset.part("base", .steel)
      base.add("stand", .box(x: -30.mm ... 0.26, y: -11.mm ... (-1.mm), z: 0 ... 0.13))
      base.add("rail", .box(x: 0.1 ... 0.26, y: -1.mm ... 8.mm, z: 70.mm ... 89.9.mm))
      base.add("guide", .box(x: 0.12 ... 0.26, y: -1.mm ... 12.mm, z: 0.1101 ... 0.13))
      base.add("lip", .box(x: 0.12 ... 0.26, y: 8.1.mm ... 12.mm, z: 0.1055 ... 0.1101))
      base.add("foot", .box(x: -30.mm ... 0.26, y: -60.mm ... 60.mm, z: 0 ... 10.mm))
      let arm = asset.part("arm", .steel)
      arm.add("bar", .link(from: left, to: knee, width: 12.mm, over: 9.mm ... 17.mm))
      let rod = asset.part("rod", .steel)
      rod.add("bar", .link(from: knee, to: pin, width: 12.mm, over: 18.mm ... 26.mm))
      let shoe = asset.part("shoe", .steel)
      shoe.add("block", .box(x: 0.185 ... 0.213, y: -0.9.mm ... 8.mm, z: 0.09 ... 0.11))
      asset.slide("push", shoe, on: base, toward: .left, range: \(range))
      asset.hinge("arm", arm, on: base, around: left, range: .follows)
        .hardware(.pin(diameter: 6.mm, over: -11.mm ... 17.1.mm, heldBy: .parent))
      asset.hinge("rod", rod, on: arm, around: knee, range: .follows)
        .hardware(.pin(diameter: 6.mm, over: 9.mm ... 26.1.mm, heldBy: .parent))
      asset.close("pin", rod, to: shoe, by: .hinge(around: pin))
        .hardware(.pin(diameter: 6.mm, over: 0 ... 26.1.mm, heldBy: .parent))
      """)
  }
}
