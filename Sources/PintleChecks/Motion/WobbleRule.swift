import PintleDocument
import PintleKinematics
import PintleModel

/// `motion.wobbles`: what is round turns about its own axis.
struct WobbleRule: Rule {
  let id = "motion.wobbles"
  let title = "round parts turn true"
  let severity = Severity.warning
  let explanation = """
    A part all of whose shapes are bodies of revolution about one line, and that turns about another line near it \
    (less than half its radius off, less than 15° askew), runs eccentric or wobbles. Its own line is the axis of its \
    inertia through its centre. Cams, cranks and eccentrics by name are left alone; what is a wheel by role is judged \
    by `motion.wheel_axis`.
    """
  let settings = [
    RuleSetting("eccentric", .fraction, 0.02, "of the radius: how far the axis may miss the part's own"),
    RuleSetting("askew", .angle, 0.5 * .pi / 180, "how far the axis may be tilted against the part's own"),
  ]

  private static let meant: Set<String> = ["cam", "camshaft", "crank", "crankshaft", "eccentric", "lobe", "offset"]

  var page: RulePage {
    RulePage(
      meaning: """
        A round part that turns about another line than its own runs out of true, as if badly made.
        """,
      measured: """
        The axis of inertia of its largest shape through its centre, if the whole part is a body of revolution \
        about it, against the line of the joint.
        """,
      remedy: """
        Move the line into the middle of the part. Cams and eccentrics say so by name.
        """,
      failing: .turntable(
        ".disc(diameter: 0.18, thickness: 20.mm).mounted(on: block.face(.top).spot)",
        around: "block.face(.top).spot.moved(.right, 4.mm).outward", isHeld: false),
      passing: .turntable(
        ".disc(diameter: 0.18, thickness: 20.mm).mounted(on: block.face(.top).spot)",
        around: "block.face(.top).spot.outward"))
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.mechanism.freedoms.compactMap { freedom in
      let joint = context.mechanism.joints[freedom.joint]
      let part = context.model.parts[joint.child]
      let words = CheckContext.words(part.record.id) + CheckContext.words(joint.record.id)
      guard freedom.record.type == .rotation, part.record.role != "wheel", Self.meant.isDisjoint(with: words),
        let axis = context.mechanism.axis(of: freedom.id, in: context.mechanism.drawn),
        let direction = axis.direction.normalized,
        let main = part.shapes.max(by: { volume($0, context) < volume($1, context) }),
        context.model.shapes[main].solid.isClosed
      else { return nil }
      let shape = context.model.shapes[main]
      let centre = shape.X_AS.apply(shape.solid.properties.centroid)
      guard centre.isFinite, let own = ownAxis(shape, near: direction) else { return nil }
      let arm = centre - axis.origin
      let off = (arm - direction * arm.dot(direction)).length
      let radius =
        part.shapes.flatMap { context.model.shapes[$0].bounds.corners }.map { corner in
          let d = corner - centre
          return (d - own * d.dot(own)).length
        }.max() ?? 0
      let most = context.value("eccentric", of: self, parts: [part.record.id], joint: joint.record.id) * radius
      let askew = context.value("askew", of: self, parts: [part.record.id], joint: joint.record.id)
      let tilt = own.cross(direction).length
      let isTilted = tilt > exactSineCosine(askew).sine
      let isOff = off > max(context.tolerance, most)
      guard isTilted || isOff, tilt < 0.26, off < 0.35 * radius else { return nil }
      let line = LineRecord(origin: centre, direction: own)
      let slack = max(context.tolerance, 0.015 * radius)
      // Small things on it (a bolt, a mark) do not make it less round.
      let whole = part.shapes.reduce(0) { $0 + volume($1, context) }
      let round = part.shapes.filter { context.model.shapes[$0].isRevolved(about: line, within: slack) }
      guard round.reduce(0, { $0 + volume($1, context) }) >= 0.95 * whole else { return nil }
      let what =
        isOff
        ? "runs \(Wording.length(off)) out of true: its axis misses its centre"
        : "wobbles: its axis is \(Wording.angle(sineInverse(tilt))) askew"
      let measured = isOff ? Quantity(off * 1e3, "mm") : Wording.quantity(sineInverse(tilt), angular: true)
      return finding(
        context, "`\(part.record.id)` \(what)", parts: [part.record.id], shapes: [shape.path], joint: joint.record.id,
        measured: measured,
        expected: isOff
          ? Expected(max: max(context.tolerance, most) * 1e3, unit: "mm")
          : Expected(max: Wording.degrees(askew), unit: "deg"),
        at: centre, source: joint.record.source,
        hint: isOff
          ? "move the axis by \(Wording.offset(arm - direction * arm.dot(direction)))"
          : "turn the axis to stand square on the part")
    }
  }

  private func volume(_ shape: Int, _ context: CheckContext) -> Double {
    abs(context.model.shapes[shape].solid.properties.volume)
  }

  private func sineInverse(_ s: Double) -> Double { s * (1 + s * s / 6) }

  /// The axis of a body of revolution: the principal axis whose moment differs from two equal ones; for a ball any.
  private func ownAxis(_ shape: ModelShape, near direction: Vector3) -> Vector3? {
    let p = shape.solid.properties
    guard let (values, axes) = PrincipalAxes.of(p.secondMoments, mixed: p.mixedMoments) else { return nil }
    let scale = abs(values.x) + abs(values.y) + abs(values.z)
    guard scale > 0 else { return nil }
    func equal(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 0.01 * scale }
    if equal(values.x, values.y), equal(values.y, values.z) { return direction }
    for i in 0..<3 where equal(values[(i + 1) % 3], values[(i + 2) % 3]) {
      return shape.X_AS.rotate(axes[i]).normalized
    }
    return nil
  }
}

/// Eigenvalues and eigenvectors of a symmetric 3 × 3 matrix by Jacobi's rotations.
enum PrincipalAxes {
  /// - Parameters:
  ///   - diagonal: xx, yy, zz.
  ///   - mixed: yz, zx, xy.
  static func of(_ diagonal: Vector3, mixed: Vector3) -> (values: Vector3, axes: [Vector3])? {
    guard diagonal.isFinite, mixed.isFinite else { return nil }
    var a = [
      [diagonal.x, mixed.z, mixed.y], [mixed.z, diagonal.y, mixed.x], [mixed.y, mixed.x, diagonal.z],
    ]
    var v: [[Double]] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    let scale = abs(diagonal.x) + abs(diagonal.y) + abs(diagonal.z)
    for _ in 0..<20 {
      let off = abs(a[0][1]) + abs(a[0][2]) + abs(a[1][2])
      guard off > 1e-15 * scale else { break }
      for (p, q) in [(0, 1), (0, 2), (1, 2)] where a[p][q] != 0 {
        let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
        let t = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
        let c = 1 / (t * t + 1).squareRoot()
        let s = t * c
        for k in 0..<3 {
          let (x, y) = (a[k][p], a[k][q])
          a[k][p] = c * x - s * y
          a[k][q] = s * x + c * y
        }
        for k in 0..<3 {
          let (x, y) = (a[p][k], a[q][k])
          a[p][k] = c * x - s * y
          a[q][k] = s * x + c * y
        }
        for k in 0..<3 {
          let (x, y) = (v[k][p], v[k][q])
          v[k][p] = c * x - s * y
          v[k][q] = s * x + c * y
        }
      }
    }
    return ([a[0][0], a[1][1], a[2][2]], (0..<3).map { [v[0][$0], v[1][$0], v[2][$0]] })
  }
}
