import PintleDocument
import PintleKinematics
import PintleModel

/// `motion.separates`: what slides stays on what carries it.
struct SeparatesRule: Rule {
  let id = "motion.separates"
  let title = "stays on its support"
  let severity = Severity.error
  let explanation = """
    At either end of its range a slide is still held: declared runners (`runs`) are engaged over at least 15 % of the \
    shorter one's length, a drawer, a rack or a tube in its sleeve stands in its housing by as much, and everything \
    else is still in contact with something that does not move, or as near to it as at home. What is lifted upward by \
    hand is not asked. \
    Engaged length is the overlap of the two along the motion.
    """
  let settings = [
    RuleSetting("engaged", .fraction, 0.15, "the share of its length over which a slide stays engaged at least")
  ]

  var page: RulePage {
    RulePage(
      meaning: """
        The part comes off what carries it and hangs in the air, or would fall out of its runners.
        """,
      measured: """
        Along the motion the engaged length is the overlap of the two extents, at either end of the range; \
        without runners or housing the least distance to everything that stays behind is compared with that at \
        home.
        """,
      remedy: """
        End the range earlier, or make runners and guides longer.
        """,
      failing: .slider(range: "0 ... 0.45"),
      passing: .slider())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.sweptFreedoms.compactMap { freedom in
      guard freedom.record.type == .translation, let limits = freedom.limits,
        let slide = Slide(freedom, context)
      else { return nil }
      let ends = [limits.upperBound, limits.lowerBound].filter { abs($0 - freedom.home) > CheckTolerances.length }
      return ends.compactMap { judge(slide, at: $0, context) }.max { $0.severity < $1.severity }
    }
  }

  private func judge(_ slide: Slide, at value: Double, _ context: CheckContext) -> Finding? {
    let joint = context.mechanism.joints[slide.freedom.joint].record
    let least = context.value("engaged", of: self, parts: [joint.child], joint: joint.id)
    let shift = value - slide.freedom.home
    let at = Wording.length(value)
    func report(_ message: String, _ severity: Severity, _ measured: Quantity, _ expected: Expected, _ hint: String)
      -> Finding
    {
      finding(
        context, message, severity: severity, parts: [joint.child, joint.parent], joint: joint.id, measured: measured,
        expected: expected, pose: [slide.freedom.id: value], source: joint.source, hint: hint)
    }
    func engaged(_ what: String, _ length: Double, of whole: Double) -> Finding? {
      guard whole > 0, length < least * whole - 1e-9 else { return nil }
      let reach = Wording.length(max(0, abs(shift) - (least * whole - length)))
      let hint = "end the range at \(reach), or make it longer"
      return length <= 0
        ? report(
          "\(joint.child) leaves \(what) at \(at) of \(slide.freedom.id): the gap is \(Wording.length(-length))",
          .error,
          Quantity(length * 1e3, "mm"), Expected(min: least * whole * 1e3, unit: "mm"), hint)
        : report(
          "\(joint.child) stays in \(what) by \(Wording.length(length)) only at \(at) of \(slide.freedom.id), "
            + "\(Wording.number(length / whole * 100)) % of its length", .warning, Quantity(length * 1e3, "mm"),
          Expected(min: least * whole * 1e3, unit: "mm"), hint)
    }
    // Declared runners are what holds it: the best engaged pair counts.
    let pairs = slide.runners(shift)
    if !pairs.isEmpty {
      guard let best = pairs.max(by: { $0.length / $0.whole < $1.length / $1.whole }) else { return nil }
      return engaged("its runners", best.length, of: best.whole)
    }
    // Lifted off by hand: a tray, a lid that comes away.
    if (slide.direction * shift).z > 0.7 * abs(shift) { return nil }
    let role = context.role(ofPart: slide.child)
    if role?.name == "drawer" || role?.name == "rack", slide.ownLength > 0,
      slide.engagedAtHome >= 0.5 * slide.ownLength
    {
      return engaged("`\(joint.parent)`", slide.engaged(shift), of: slide.ownLength)
    }
    guard slide.isCarriedAtHome, !slide.isInside(shift, least: least), let gap = slide.gap(at: value) else {
      return nil
    }
    return report(
      "\(joint.child) leaves its support at \(at) of \(slide.freedom.id): nothing that stays behind is nearer than "
        + Wording.length(gap),
      gap > 10 * context.tolerance ? .error : .warning, Quantity(gap * 1e3, "mm"),
      Expected(max: slide.reach * 1e3, unit: "mm"), "end the range where it is still held, or make its guide longer")
  }
}

/// A slide with what moves by it and what stays, measured along its direction.
private struct Slide {
  let freedom: Freedom
  /// Unit vector in the asset at home.
  let direction: Vector3
  let child: Int
  private let context: CheckContext
  private let moved: Set<Int>
  private let own: ClosedRange<Double>?
  private let housing: ClosedRange<Double>?

  init?(_ freedom: Freedom, _ context: CheckContext) {
    guard let axis = context.mechanism.axis(of: freedom.id, in: context.homePose),
      let direction = axis.direction.normalized
    else { return nil }
    self.freedom = freedom
    self.direction = direction
    self.context = context
    let joint = context.mechanism.joints[freedom.joint]
    child = joint.child
    moved = Set(context.mechanism.parts(movedBy: freedom.id))
    own = Self.extent(context.model.parts[joint.child].shapes, direction, context)
    housing = Self.extent(context.model.parts[joint.parent].shapes, direction, context)
  }

  private static func extent(_ shapes: [Int], _ d: Vector3, _ context: CheckContext) -> ClosedRange<Double>? {
    var (lower, upper) = (Double.infinity, -Double.infinity)
    for shape in shapes {
      for p in context.homePoints(ofShape: shape) {
        lower = min(lower, p.dot(d))
        upper = max(upper, p.dot(d))
      }
    }
    return lower <= upper ? lower...upper : nil
  }

  /// Negative: how far apart.
  private static func overlap(_ a: ClosedRange<Double>, _ b: ClosedRange<Double>, shift: Double) -> Double {
    min(a.upperBound + shift, b.upperBound) - max(a.lowerBound + shift, b.lowerBound)
  }

  // MARK: engaged length

  var ownLength: Double { own.map { $0.upperBound - $0.lowerBound } ?? 0 }
  var engagedAtHome: Double { engaged(0) }
  func engaged(_ shift: Double) -> Double {
    guard let own, let housing else { return 0 }
    return Self.overlap(own, housing, shift: shift)
  }

  /// Still in a sleeve: engaged over that share of its length, with its outline across the motion inside the parent's.
  func isInside(_ shift: Double, least: Double) -> Bool {
    guard engaged(shift) >= least * ownLength else { return false }
    let X = RigidTransform(origin: .zero, z: direction).inverse
    func outline(_ part: Int) -> Bounds {
      Bounds(context.model.parts[part].shapes.flatMap { context.homePoints(ofShape: $0).map(X.apply) })
    }
    let parent = context.mechanism.joints[freedom.joint].parent
    let (inner, outer) = (outline(child), outline(parent))
    guard !inner.isEmpty, !outer.isEmpty else { return false }
    return (0..<2).allSatisfy { inner.lower[$0] > outer.lower[$0] && inner.upper[$0] < outer.upper[$0] }
  }

  /// The engaged length of every declared running fit between what moves and what stays, and the shorter one's length.
  func runners(_ shift: Double) -> [(length: Double, whole: Double)] {
    let model = context.model
    var result: [(Double, Double)] = []
    for contact in context.document.contacts where contact.kind == .runningFit {
      for a in model.shapeIndices(contact.a) {
        for b in model.shapeIndices(contact.b)
        where moved.contains(model.shapes[a].part) != moved.contains(model.shapes[b].part) {
          let (m, r) = moved.contains(model.shapes[a].part) ? (a, b) : (b, a)
          guard let x = Self.extent([m], direction, context), let y = Self.extent([r], direction, context) else {
            continue
          }
          let whole = min(x.upperBound - x.lowerBound, y.upperBound - y.lowerBound)
          if whole > 0 { result.append((Self.overlap(x, y, shift: shift), whole)) }
        }
      }
    }
    return result
  }

  // MARK: contact

  /// Near what stays, at home: otherwise that it floats is told elsewhere.
  var isCarriedAtHome: Bool { homeGap != nil }

  /// As near counts as held, metres.
  var reach: Double { max(2 * context.tolerance, 1.2 * (homeGap ?? 0) + context.tolerance) }

  private var homeGap: Double? {
    if context.restContacts.contains(where: {
      moved.contains(context.model.shapes[$0.a].part) != moved.contains(context.model.shapes[$0.b].part) && $0.touches
    }) {
      return 0
    }
    let size = context.model.parts[child].bounds.diagonal
    return nearest(at: freedom.home, within: max(2 * context.tolerance, 0.05 * size), stopAt: 0)
  }

  /// How far what moves is from what stays at a value; nil where it is still held.
  func gap(at value: Double) -> Double? {
    let reach = reach
    if nearest(at: value, within: reach, stopAt: reach) != nil { return nil }
    return nearest(at: value, within: context.model.bounds.diagonal, stopAt: 0)
  }

  /// The least distance within a reach; the first one at or below `stopAt` ends the search.
  private func nearest(at value: Double, within reach: Double, stopAt: Double) -> Double? {
    let model = context.model
    let step = direction * (value - freedom.home)
    var pairs: [(bound: Double, moving: Int, resting: Int)] = []
    let resting = model.shapes.indices.filter { !moved.contains(model.shapes[$0].part) }
    for m in model.shapes.indices where moved.contains(model.shapes[m].part) {
      let home = context.homeBounds[m]
      guard !home.isEmpty else { continue }
      let box = Bounds(lower: home.lower + step, upper: home.upper + step)
      for r in resting {
        let bound = box.distance(to: context.homeBounds[r])
        if bound <= reach { pairs.append((bound, m, r)) }
      }
    }
    pairs.sort { ($0.bound, $0.moving, $0.resting) < ($1.bound, $1.moving, $1.resting) }
    let shift = RigidTransform(translation: step)
    var least: Double?
    for (bound, m, r) in pairs {
      if let least, bound >= least { break }
      let (X, Y) = (shift * context.motion(ofShape: m), context.motion(ofShape: r))
      let within = least ?? reach
      if let g = context.probe.gap(between: model.shapes[m], at: X, and: model.shapes[r], at: Y, within: within) {
        least = min(least ?? .infinity, g.distance)
      }
      if let least, least <= stopAt { return least }
    }
    // Nothing near: what slides inside something (a piston in a block drawn solid) is held by it.
    if least == nil {
      for (_, m, r) in pairs where context.homeBounds[r].union(context.homeBounds[m]) == context.homeBounds[r] {
        let (X, Y) = (shift * context.motion(ofShape: m), context.motion(ofShape: r))
        if case .enclosed = context.probe.relation(between: model.shapes[m], at: X, and: model.shapes[r], at: Y) {
          return 0
        }
      }
    }
    return least
  }
}
