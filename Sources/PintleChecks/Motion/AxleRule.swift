import PintleDocument
import PintleKinematics
import PintleModel

/// `motion.axle`: two wheels of one axle turn about one line.
struct AxleRule: Rule {
  let id = "motion.axle"
  let title = "wheels of one axle are coaxial"
  let severity = Severity.warning
  let explanation = """
    Two wheels of equal radius side by side whose axes nearly coincide (less than a third of the radius apart, less than \
    10° askew) belong to one axle: their axes are one line, within the tolerance and 0.5°.
    """
  let settings = [
    RuleSetting("askew", .angle, 0.5 * .pi / 180, "how far the two axes may be tilted against each other")
  ]

  var page: RulePage {
    RulePage(
      meaning: """
        Two wheels of one axle that turn about two lines do not go straight.
        """,
      measured: """
        For wheels of equal radius side by side on one part: the distance of each centre from the axis of the \
        other, and the angle between both.
        """,
      remedy: """
        Name one line and hold both wheels by it.
        """,
      failing: .cart(
        said: """
          let left = asset.part("left_wheel", .nylon, role: .wheel)
          let leftHub = block.face(.left).spot.moved(.back, 6.mm)
          left.add("rim", .disc(diameter: 0.20, thickness: 30.mm).mounted(on: leftHub))
          asset.spin("left_roll", left, on: cart, around: leftHub.outward)
            .hardware(.pin(diameter: 20.mm, length: 80.mm))
          let end = leftHub.outward
          cart.add("left_ring", .tube(outer: 32.mm, inner: 20.mm, from: end.at(30.4.mm), to: end.at(36.mm)), .steel)
          """),
      passing: .cart(
        said: """
          let left = asset.part("left_wheel", .nylon, role: .wheel)
          let leftHub = block.face(.left).spot
          left.add("rim", .disc(diameter: 0.20, thickness: 30.mm).mounted(on: leftHub))
          asset.spin("left_roll", left, on: cart, around: leftHub.outward)
            .hardware(.pin(diameter: 20.mm, length: 80.mm))
          let end = leftHub.outward
          cart.add("left_ring", .tube(outer: 32.mm, inner: 20.mm, from: end.at(30.4.mm), to: end.at(36.mm)), .steel)
          """))
  }

  func findings(in context: CheckContext) -> [Finding] {
    let wheels = context.wheels
    var result: [Finding] = []
    for (i, a) in wheels.enumerated() {
      for b in wheels[(i + 1)...] where a.joint.parent == b.joint.parent {
        if let found = judge(a, b, context) { result.append(found) }
      }
    }
    return result
  }

  private func judge(_ a: Wheel, _ b: Wheel, _ context: CheckContext) -> Finding? {
    let (p, q) = (a.form, b.form)
    let radius = max(p.radius, q.radius)
    let arm = q.centre - p.centre
    let along = abs(arm.dot(p.direction))
    let tilt = p.direction.cross(q.direction).length
    // Each centre against the other's axis.
    let off = max((arm - p.direction * arm.dot(p.direction)).length, (arm - q.direction * arm.dot(q.direction)).length)
    guard abs(p.radius - q.radius) <= 0.05 * radius, tilt < 0.17, off < radius / 3, along > p.halfWidth + q.halfWidth
    else { return nil }
    let askew = context.value("askew", of: self, parts: [a.name, b.name])
    let isTilted = tilt > exactSineCosine(askew).sine
    let most = max(context.tolerance, 0.01 * radius)
    // A tilt takes the far centre off by itself.
    guard isTilted || off > most else { return nil }
    let what =
      isTilted
      ? "\(Wording.angle(tilt * (1 + tilt * tilt / 6))) askew" : "\(Wording.length(off)) apart"
    return finding(
      context, "`\(a.name)` and `\(b.name)` are wheels of one axle, and their axes are \(what)",
      severity: a.role.isDeclared && b.role.isDeclared ? severity : .note, parts: [a.name, b.name],
      joint: b.joint.id,
      measured: isTilted
        ? Wording.quantity(tilt * (1 + tilt * tilt / 6), angular: true) : Quantity(off * 1e3, "mm"),
      expected: isTilted
        ? Expected(max: Wording.degrees(askew), unit: "deg") : Expected(max: most * 1e3, unit: "mm"),
      at: q.centre, source: b.joint.source, hint: "hold both by one line")
  }
}
