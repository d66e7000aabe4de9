internal import PintleDocument
internal import PintleModel

/// The sweep of one degree of freedom over all pairs of shapes.
struct JointSweep {
  private let context: SweepContext
  private let reach: SweepReach
  private let policy: PairPolicy
  private(set) var report: SweepReport
  /// Free so far, as motion from the start.
  private var up: Double
  private var down: Double
  private var blockedUp: SweepReport.Blocking?
  private var blockedDown: SweepReport.Blocking?

  init(context: SweepContext, reach: SweepReach, policy: PairPolicy, report: SweepReport) {
    self.context = context
    self.reach = reach
    self.policy = policy
    self.report = report
    up = reach.up
    down = reach.down
  }

  private struct Pair {
    var moving: Int
    var resting: Int
    var tolerance: Double
    var startUp: Double
    var startDown: Double
  }

  mutating func run(moved: Set<Int>, coupled: Set<Int>) {
    var pairs = candidates(moved, coupled)
    // What can meet first is looked at first: it shortens the way for the others. Ties keep the model's order.
    pairs.sort {
      (min($0.startUp, $0.startDown), $0.moving, $0.resting) < (min($1.startUp, $1.startDown), $1.moving, $1.resting)
    }
    var comparison = [Bool?](repeating: nil, count: context.shapes.count)
    for pair in pairs { decide(pair, &comparison) }
    conclude()
  }

  // MARK: which pairs

  private mutating func candidates(_ moved: Set<Int>, _ coupled: Set<Int>) -> [Pair] {
    let shapes = context.shapes
    let moving = shapes.indices.filter { moved.contains(shapes[$0].part) }
    let resting = shapes.indices.filter { !moved.contains(shapes[$0].part) }
    let outlines = shapes.indices.map { context.isSound($0) ? context.outline($0) : Box.empty }
    var pairs: [Pair] = []
    for m in moving {
      for r in resting {
        report.certificate.pairs += 1
        let isKnown = context.isSound(m) && context.isSound(r)
        // A part that moves along by a coupling does not stand still while this one moves.
        let isCoupled = coupled.contains(shapes[m].part) || coupled.contains(shapes[r].part)
        if !isKnown || isCoupled {
          if case .exempt = policy(shapes[m], shapes[r]) {
            report.certificate.exempt += 1
          } else if isKnown {
            note(.coupled, m, r, "they are moved by more than `\(report.dof)`")
          } else {
            note(.notFinite, m, r, "a surface is empty or has a vertex that is not a finite number")
          }
          continue
        }
        if context.turnsAlong {
          // A screw is a turn and a shift about one line, and they commute: where one of the two shapes is a body of
          // revolution about that line, the turn changes nothing and the shift alone decides. Otherwise only rings that
          // never meet are decided.
          guard case .checked(let tolerance) = policy(shapes[m], shapes[r]) else {
            report.certificate.exempt += 1
            continue
          }
          if !isRevolvedByConstruction(m, tolerance), !isRevolvedByConstruction(r, tolerance) {
            if ringsMeet(outlines[m], outlines[r]) {
              note(.kind, m, r, "neither is a body of revolution about the screw's line")
            } else {
              report.certificate.discarded += 1
            }
            continue
          }
        }
        let startUp = context.coordinates.start(outlines[m], outlines[r], 1)
        let startDown = context.coordinates.start(outlines[m], outlines[r], -1)
        if startUp > reach.up, startDown > reach.down {
          report.certificate.discarded += 1
          continue
        }
        guard case .checked(let tolerance) = policy(shapes[m], shapes[r]) else {
          report.certificate.exempt += 1
          continue
        }
        pairs.append(
          Pair(
            moving: m, resting: r, tolerance: tolerance.isFinite ? max(1e-9, tolerance) : report.certificate.tolerance,
            startUp: startUp, startDown: startDown))
      }
    }
    return pairs
  }

  /// Whether what two boxes (joint frame) sweep by turning about z and sliding over the whole reach may meet.
  private func ringsMeet(_ moving: Box, _ resting: Box) -> Bool {
    func ring(_ b: Box) -> (inner: Double, outer: Double) {
      func least(_ lower: Double, _ upper: Double) -> Double { max(0, max(lower, -upper)) }
      func most(_ lower: Double, _ upper: Double) -> Double { max(abs(lower), abs(upper)) }
      let (x, y) = (least(b.lower.x, b.upper.x), least(b.lower.y, b.upper.y))
      let (X, Y) = (most(b.lower.x, b.upper.x), most(b.lower.y, b.upper.y))
      return ((x * x + y * y).squareRoot(), (X * X + Y * Y).squareRoot())
    }
    let (a, b) = (ring(moving), ring(resting))
    let slack = 1e-9
    return a.inner <= b.outer + slack && b.inner <= a.outer + slack
      && moving.lower.z - reach.down <= resting.upper.z + slack && resting.lower.z <= moving.upper.z + reach.up + slack
  }

  private mutating func note(_ cause: SweepReport.Unverified.Cause, _ m: Int, _ r: Int, _ reason: String) {
    report.unverified.append(
      .init(cause, moving: context.shapes[m].path, resting: context.shapes[r].path, reason: reason))
  }

  // MARK: one pair

  private mutating func decide(_ pair: Pair, _ comparison: inout [Bool?]) {
    let (m, r) = (pair.moving, pair.resting)
    if context.budget.isExhausted {
      note(.budget, m, r, "the budget of tests was used up")
      return
    }
    if context.coordinates == .rotation {
      if isRevolvedByConstruction(m, pair.tolerance) || isRevolvedByConstruction(r, pair.tolerance) {
        report.certificate.revolved += 1
        return
      }
    }
    let surfaces = [context.jointSurface(m), context.jointSurface(r)]
    let tight = context.coordinates
    guard
      tight.start(surfaces[0].boxes[0], surfaces[1].boxes[0], 1) <= reach.up
        || tight.start(surfaces[0].boxes[0], surfaces[1].boxes[0], -1) <= reach.down
    else {
      report.certificate.discarded += 1
      return
    }
    for shape in [m, r] {
      let revolved = comparison[shape] ?? context.jointSurface(shape).isRevolved(within: pair.tolerance / 4)
      comparison[shape] = revolved
      if revolved {
        report.certificate.revolvedByComparison += 1
        return
      }
    }

    var sweep = PairSweep(context, moving: m, resting: r, tolerance: pair.tolerance)
    if let rest = sweep.atRest {
      note(rest.cause, m, r, rest.reason)
      return
    }
    // What slips through a hole meets no surface: free of contact is not free of overlap.
    let isOpen = !context.surface(m).isClosed || !context.surface(r).isClosed
    var decided = true
    for (sense, limit, end) in [(1.0, up, reach.up), (-1.0, down, reach.down)] {
      switch sweep.sweep(sense, limit: limit, end: end) {
      case .clear:
        if isOpen, decided {
          note(.openSurface, m, r, "the surfaces do not meet, but one is open: what gets inside it is not known")
          decided = false
        }
      case .unverified(let cause, let reason, let from):
        decided = false
        note(cause, m, r, reason)
        if cause == .grazes { shorten(sense, from, nil) }
      case .blocked(let certified, let onset, let touch, let at, let depth, let depthAt):
        let start = reach.start
        shorten(
          sense, certified,
          SweepReport.Blocking(
            moving: context.shapes[m].path, resting: context.shapes[r].path,
            touch: touch.map { start + sense * $0 }, onset: start + sense * onset, at: at, depth: depth,
            depthAt: start + sense * depthAt))
      }
    }
    if decided { report.certificate.swept += 1 }
    report.certificate.margin = min(report.certificate.margin ?? .infinity, sweep.margin)
  }

  /// The free range ends where the first proof ends; what is shown as blocking is what blocks first.
  private mutating func shorten(_ sense: Double, _ to: Double, _ blocking: SweepReport.Blocking?) {
    if sense > 0 {
      up = min(up, to)
      if let b = blocking, b.onset < blockedUp?.onset ?? .infinity { blockedUp = b }
    } else {
      down = min(down, to)
      if let b = blocking, b.onset > blockedDown?.onset ?? -.infinity { blockedDown = b }
    }
  }

  private func isRevolvedByConstruction(_ shape: Int, _ tolerance: Double) -> Bool {
    let X_SJ = context.placement(shape).inverse
    let solid = context.shapes[shape].solid
    let far = max(solid.bounds.lower.length, solid.bounds.upper.length)
    return far.isFinite
      && solid.node.isRevolved(
        about: LineRecord(origin: X_SJ.translation, direction: X_SJ.z), within: tolerance / 4, extent: far)
  }

  // MARK: the verdict

  private mutating func conclude() {
    report.certificate.triangleTests = context.budget.triangleTests
    report.unverified.sort { ($0.moving, $0.resting, $0.cause.rawValue) < ($1.moving, $1.resting, $1.cause.rawValue) }
    report.blocking = [blockedDown, blockedUp].compactMap { $0 }
    // What is free over the whole look is free over the whole range: a rotation was followed once round.
    let start = reach.start
    let free = up >= reach.up && down >= reach.down
    if let limits = reach.limits {
      let upper = up >= reach.up ? max(limits.upperBound, start) : start + up
      let lower = down >= reach.down ? min(limits.lowerBound, start) : start - down
      report.usable = lower...upper
    } else {
      report.usable = free ? (start - .pi)...(start + .pi) : (start - down)...(start + up)
    }
    if !report.blocking.isEmpty {
      report.verdict = .fail
    } else {
      report.verdict = report.unverified.isEmpty ? .pass : .unverified
    }
  }
}
