internal import Glibc
import PintleDocument
import PintleKinematics
import PintleModel

/// `motion.floor`: nothing goes through the floor while it moves.
struct FloorRule: Rule {
  let id = "motion.floor"
  let title = "stays above the floor"
  let severity = Severity.error
  let explanation = """
    For what stands on the floor: the lowest point that any vertex reaches over a joint's range, with the others at \
    home. The height of a vertex that turns is A cos q + B sin q + C, so its least value over the range is known in \
    closed form. Asked only where the asset touches z = 0 at home; threaded feet are not asked.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        The part goes through the floor that the asset stands on.
        """,
      measured: """
        The height of every vertex that moves is A cos q + B sin q + C: its least value over the range is known \
        without sampling. Others stand at home.
        """,
      remedy: """
        End the range before that, or raise the joint.
        """,
      failing: .chest(swing: "0° ... 250°"),
      passing: .chest())
  }

  func findings(in context: CheckContext) -> [Finding] {
    guard context.standsOnGround,
      let lowest = context.homeBounds.filter({ !$0.isEmpty }).map(\.lower.z).min(),
      abs(lowest) <= 2 * context.tolerance
    else { return [] }
    return context.sweptFreedoms.compactMap { judge($0, floor: min(0, lowest), context) }
  }

  private func judge(_ freedom: Freedom, floor: Double, _ context: CheckContext) -> Finding? {
    if let input = context.mechanismReport.inputs.first(where: { $0.id == freedom.id }), !input.followers.isEmpty {
      return judgeWithFollowers(freedom, floor: floor, context)
    }
    let isTurn = freedom.record.type == .rotation
    guard isTurn || (freedom.record.type == .translation && freedom.limits != nil),
      let axis = context.mechanism.axis(of: freedom.id, in: context.homePose),
      let direction = axis.direction.normalized
    else { return nil }
    let model = context.model
    let limit = floor - context.tolerance
    // Offsets from home; without limits a whole turn.
    let from = (freedom.limits?.lowerBound ?? freedom.home - .pi) - freedom.home
    let to = (freedom.limits?.upperBound ?? freedom.home + .pi) - freedom.home
    guard from <= to else { return nil }
    var deepest: (z: Double, q: Double, shape: Int, height: Height)?
    for part in context.mechanism.parts(movedBy: freedom.id) where model.parts[part].record.role != "levelling" {
      for shape in model.parts[part].shapes where !context.homeBounds[shape].isEmpty {
        if isTurn {
          // No point goes lower than the far side of the circle of its box's corners.
          let low = context.homeBounds[shape].corners.map { Height($0, axis.origin, direction).least }.min() ?? 0
          if low >= limit { continue }
        }
        for p in context.homePoints(ofShape: shape) {
          let height = isTurn ? Height(p, axis.origin, direction) : Height(slide: p.z, rate: direction.z)
          guard height.least < limit || !isTurn else { continue }
          let (z, q) = height.least(from: from, to: to)
          if z < limit, z < deepest?.z ?? .infinity { deepest = (z, q, shape, height) }
        }
      }
    }
    guard let deepest else { return nil }
    return report(freedom, floor - deepest.z, at: freedom.home + deepest.q, shape: deepest.shape, context)
  }

  /// What follows goes its own way: looked at in 129 poses along the input's.
  private func judgeWithFollowers(_ freedom: Freedom, floor: Double, _ context: CheckContext) -> Finding? {
    let model = context.model
    let limit = floor - context.tolerance
    var deepest: (z: Double, q: Double, shape: Int)?
    for pose in context.mechanism.poses(along: freedom.id, count: 129) {
      for (i, shape) in model.shapes.enumerated() where model.parts[shape.part].record.role != "levelling" {
        let X = pose.motion(ofPart: shape.part)
        guard X != .identity, !shape.bounds.isEmpty, shape.bounds.corners.contains(where: { X.apply($0).z < limit })
        else { continue }
        let X_AS = X * shape.X_AS
        for p in shape.solid.surface.positions {
          let z = X_AS.apply(p).z
          if z < limit, z < deepest?.z ?? .infinity { deepest = (z, pose.values[freedom.id] ?? freedom.home, i) }
        }
      }
    }
    guard let deepest else { return nil }
    return report(freedom, floor - deepest.z, at: deepest.q, shape: deepest.shape, context)
  }

  private func report(
    _ freedom: Freedom, _ depth: Double, at value: Double, shape: Int, _ context: CheckContext
  ) -> Finding? {
    let model = context.model
    let isTurn = freedom.record.type != .translation
    // As round as its facets: a wheel that rolls on its corners is none of this rule's business.
    guard depth > context.tolerance + model.shapes[shape].solid.deflection else { return nil }
    let joint = context.mechanism.joints[freedom.joint].record
    let path = model.shapes[shape].path
    return finding(
      context,
      "\(freedom.id) takes \(path) \(Wording.length(depth)) below the floor at "
        + Wording.coordinate(value, angular: isTurn),
      severity: depth > 3 * context.tolerance ? .error : .warning,
      parts: [model.parts[model.shapes[shape].part].record.id], shapes: [path], joint: joint.id,
      measured: Quantity(-depth * 1e3, "mm"), expected: Expected(min: 0, unit: "mm"), pose: [freedom.id: value],
      source: joint.source, hint: "end the range before that, or raise the joint by \(Wording.length(depth))")
  }
}

/// The height of a point over a joint's coordinate, from home: A cos q + B sin q + C for a turn, C + A q for a slide.
private struct Height {
  let a: Double
  let b: Double
  let c: Double
  let isTurn: Bool

  /// A point that turns about a line.
  init(_ p: Vector3, _ origin: Vector3, _ direction: Vector3) {
    let arm = p - origin
    let along = direction * arm.dot(direction)
    let across = arm - along
    a = across.z
    b = direction.cross(across).z
    c = (origin + along).z
    isTurn = true
  }

  init(slide z: Double, rate: Double) {
    a = rate
    b = 0
    c = z
    isTurn = false
  }

  /// Over a whole turn.
  var least: Double { isTurn ? c - (a * a + b * b).squareRoot() : -.infinity }

  func callAsFunction(_ q: Double) -> Double {
    guard isTurn else { return c + a * q }
    let (sine, cosine) = exactSineCosine(q)
    return a * cosine + b * sine + c
  }

  /// The least value over an interval, and where.
  func least(from: Double, to: Double) -> (Double, Double) {
    var best = (self(from), from)
    let end = self(to)
    if end < best.0 { best = (end, to) }
    guard isTurn else { return best }
    // The bottom of the circle lies at q with (cos q, sin q) against (A, B): the first one at or after `from`.
    let bottom = atan2(-b, -a)
    let turns = ((from - bottom) / (2 * .pi)).rounded(.up)
    let q = bottom + turns * 2 * .pi
    if q <= to, least < best.0 { best = (least, q) }
    return best
  }
}
