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
  private var stops: [Stop] = []
  private var decals: [Stop] = []
  private var decalShapes: [Int: Bool] = [:]

  /// So many pairs that block on one side are told; then what blocks later is no longer looked for.
  private static let mostStops = 9
  /// Pairs about which nothing is known are told one by one up to here.
  private static let mostNotes = 200

  init(context: SweepContext, reach: SweepReach, policy: PairPolicy, report: SweepReport) {
    self.context = context
    self.reach = reach
    self.policy = policy
    self.report = report
    up = reach.up
    down = reach.down
    context.reach = reach
  }

  private struct Pair {
    var near: NearPairs.Pair
    var tolerance: Double
  }

  private struct Stop {
    var pair: PairSweep
    var sense: Double
    var stop: PairSweep.Stop
  }

  mutating func run(moved: Set<Int>) {
    let shapes = context.shapes
    run(
      moving: shapes.indices.filter { moved.contains(shapes[$0].part) },
      resting: shapes.indices.filter { !moved.contains(shapes[$0].part) })
  }

  /// - Parameters: shapes of parts that move, and those to look at of all that rest.
  mutating func run(moving: [Int], resting: [Int]) {
    var pairs = candidates(moving, resting)
    // What can meet first is looked at first: it shortens the way for the others. Ties keep the model's order.
    pairs.sort {
      (min($0.near.startUp, $0.near.startDown), $0.near.moving, $0.near.resting)
        < (min($1.near.startUp, $1.near.startDown), $1.near.moving, $1.near.resting)
    }
    var comparison = [Bool?](repeating: nil, count: context.shapes.count)
    for pair in pairs {
      decide(pair, &comparison)
      if isAnswered { break }
    }
    conclude()
  }

  /// One side alone was asked for, and it ends too early to be of interest.
  private var isAnswered: Bool {
    switch reach.only {
    case .up: up < reach.up && up <= reach.atMost
    case .down: down < reach.down && down <= reach.atMost
    case nil: false
    }
  }

  // MARK: which pairs

  private mutating func candidates(_ moving: [Int], _ resting: [Int]) -> [Pair] {
    let shapes = context.shapes
    report.certificate.pairs = moving.count * resting.count
    let unknown = noteUnknown(moving, resting)

    // Of a screw what turns and slides sweeps rings; everything else is swept by its box in joint coordinates.
    let isKnown = shapes.indices.map { context.isSound($0) }
    var outlines = [Box](repeating: .empty, count: shapes.count)
    for i in moving + resting where isKnown[i] { outlines[i] = context.outline(i) }
    let near = NearPairs(
      moving: moving.filter { isKnown[$0] }, resting: resting.filter { isKnown[$0] },
      outlines: context.turnsAlong ? outlines.map(ring) : outlines, in: context.coordinates, up: reach.up,
      down: reach.down
    ).pairs
    report.certificate.discarded = report.certificate.pairs - unknown - near.count
    return near.compactMap { pair in
      let (m, r) = (pair.moving, pair.resting)
      guard case .checked(let given) = policy(shapes[m], shapes[r]) else {
        report.certificate.exempt += 1
        return nil
      }
      let tolerance = given.isFinite ? max(1e-9, given) : report.certificate.tolerance
      var pair = pair
      if context.turnsAlong {
        // A screw is a turn and a shift about one line, and they commute: where one of the two shapes is a body of
        // revolution about that line, the turn changes nothing and the shift alone decides. Otherwise only rings that
        // never meet are decided.
        guard isRevolvedByConstruction(m, tolerance) || isRevolvedByConstruction(r, tolerance) else {
          note(.kind, m, r, "neither is a body of revolution about the screw's line")
          return nil
        }
        pair.startUp = context.coordinates.start(outlines[m], outlines[r], 1)
        pair.startDown = context.coordinates.start(outlines[m], outlines[r], -1)
        guard pair.startUp <= reach.up || pair.startDown <= reach.down else {
          report.certificate.discarded += 1
          return nil
        }
      }
      let known = report.certificate.pairTolerances
      report.certificate.pairTolerances =
        min(tolerance, known?.lowerBound ?? tolerance)...max(tolerance, known?.upperBound ?? tolerance)
      return Pair(near: pair, tolerance: tolerance)
    }
  }

  /// Pairs that are not swept because a surface is no surface. Their number.
  private mutating func noteUnknown(_ moving: [Int], _ resting: [Int]) -> Int {
    let shapes = context.shapes
    func isBroken(_ i: Int) -> Bool { !context.isSound(i) }
    let (oddMoving, oddResting) = (moving.filter(isBroken), resting.filter(isBroken))
    guard !oddMoving.isEmpty || !oddResting.isEmpty else { return 0 }
    let isOddMoving = Set(oddMoving)
    let count =
      oddMoving.count * resting.count + (moving.count - oddMoving.count) * oddResting.count
    var (looked, left) = (0, 0)
    search: for m in moving {
      for r in isOddMoving.contains(m) ? resting : oddResting {
        // So many are one trouble, not many.
        if report.unverified.count >= Self.mostNotes || looked > 100_000 {
          left = count - looked
          break search
        }
        looked += 1
        if case .exempt = policy(shapes[m], shapes[r]) {
          report.certificate.exempt += 1
        } else {
          note(.notFinite, m, r, "a surface is empty or has a vertex that is not a finite number")
        }
      }
    }
    if left > 0 {
      report.unverified.append(
        .init(.notFinite, reason: "\(left) more pairs of shapes are not known for the same reasons"))
    }
    return count
  }

  /// What a box (joint frame) sweeps by turning about z, as a box of distances from the axis: (r, 0, z).
  private func ring(_ b: Box) -> Box {
    func least(_ lower: Double, _ upper: Double) -> Double { max(0, max(lower, -upper)) }
    func most(_ lower: Double, _ upper: Double) -> Double { max(abs(lower), abs(upper)) }
    let (x, y) = (least(b.lower.x, b.upper.x), least(b.lower.y, b.upper.y))
    let (X, Y) = (most(b.lower.x, b.upper.x), most(b.lower.y, b.upper.y))
    return Box(
      lower: SIMD4((x * x + y * y).squareRoot(), 0, b.lower.z, 0),
      upper: SIMD4((X * X + Y * Y).squareRoot(), 0, b.upper.z, 0))
  }

  private mutating func note(_ cause: SweepReport.Unverified.Cause, _ m: Int, _ r: Int, _ reason: String) {
    report.unverified.append(
      .init(cause, moving: context.shapes[m].path, resting: context.shapes[r].path, reason: reason))
  }

  // MARK: one pair

  private mutating func decide(_ pair: Pair, _ comparison: inout [Bool?]) {
    let (m, r) = (pair.near.moving, pair.near.resting)
    if context.budget.isExhausted {
      note(.budget, m, r, "the budget of tests was used up")
      return
    }
    // What is met later than what blocks already is of no interest then.
    if let side = reach.only, side == .up ? pair.near.startUp > up : pair.near.startDown > down {
      report.certificate.discarded += 1
      return
    }
    if context.coordinates == .rotation {
      if isRevolvedByConstruction(m, pair.tolerance) || isRevolvedByConstruction(r, pair.tolerance) {
        report.certificate.revolved += 1
        return
      }
    }
    // Before any tree is made: boxes around the triangles are tighter than those around the solids' boxes.
    let (a, b) = (context.tightOutline(m).box, context.tightOutline(r).box)
    guard
      context.coordinates.start(a, b, 1) <= reach.up || context.coordinates.start(a, b, -1) <= reach.down
    else {
      report.certificate.discarded += 1
      return
    }
    for shape in [m, r] {
      let revolved = comparison[shape] ?? context.tightOutline(shape).isRevolved(within: pair.tolerance / 4)
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
    for (sense, free, end) in [(1.0, up, reach.up), (-1.0, down, reach.down)] {
      // What blocks later than something else is told too, as far as that is of use.
      let limit = reach.only == nil && stops.count(where: { $0.sense == sense }) < Self.mostStops ? end : free
      switch sweep.sweep(sense, limit: limit, end: end) {
      case .clear:
        if isOpen, decided {
          note(.openSurface, m, r, "the surfaces do not meet, but one is open: what gets inside it is not known")
          decided = false
        }
      case .unverified(let cause, let reason, let from):
        decided = false
        note(cause, m, r, reason)
        if cause == .grazes || from > 0 { shorten(sense, from) }
      case .blocked(let stop):
        let found = Stop(pair: sweep, sense: sense, stop: stop)
        if isDecal(m) || isDecal(r) {
          decals.append(found)
        } else {
          shorten(sense, stop.certified)
          stops.append(found)
        }
      }
    }
    if decided {
      report.certificate.swept += 1
      if sweep.carved != nil { report.certificate.carved += 1 }
    }
    report.certificate.margin = min(report.certificate.margin ?? .infinity, sweep.margin)
  }

  private mutating func isDecal(_ shape: Int) -> Bool {
    if let known = decalShapes[shape] { return known }
    let made = context.isDecal(shape, tolerance: report.certificate.tolerance)
    decalShapes[shape] = made
    return made
  }

  /// The free range ends where the first proof ends; what is shown as blocking is what blocks first.
  private mutating func shorten(_ sense: Double, _ to: Double) {
    if sense > 0 { up = min(up, to) } else { down = min(down, to) }
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

  private static func inOrder(_ list: [Stop]) -> [Stop] {
    list.sorted { ($0.stop.onset, $0.pair.moving, $0.pair.resting) < ($1.stop.onset, $1.pair.moving, $1.pair.resting) }
  }

  private func blocking(_ s: Stop, isMeasured: Bool) -> SweepReport.Blocking {
    let end = s.sense > 0 ? reach.up : reach.down
    let measured = isMeasured ? s.pair.measure(s.stop, s.sense, end: end) : (s.stop.depth, s.stop.depthAt, nil)
    return SweepReport.Blocking(
      moving: context.shapes[s.pair.moving].path, resting: context.shapes[s.pair.resting].path,
      touch: reach.only == nil ? s.pair.firstTouch(s.stop, s.sense).map { reach.start + s.sense * $0 } : nil,
      onset: reach.start + s.sense * s.stop.onset, at: apply(context.X_AJ, s.stop.point), depth: measured.0,
      depthAt: reach.start + s.sense * measured.1, volume: measured.2)
  }

  private mutating func conclude() {
    report.certificate.triangleTests = context.budget.triangleTests
    report.unverified.sort { ($0.moving, $0.resting, $0.cause.rawValue) < ($1.moving, $1.resting, $1.cause.rawValue) }
    for sense in [-1.0, 1.0] {
      let own = Self.inOrder(stops.filter { $0.sense == sense })
      if let first = own.first { report.blocking.append(blocking(first, isMeasured: reach.only == nil)) }
      guard reach.only == nil else { continue }
      report.further += own.dropFirst().prefix(Self.mostStops - 1).map { blocking($0, isMeasured: false) }
      report.decals += Self.inOrder(decals.filter { $0.sense == sense }).prefix(Self.mostStops - 1).map {
        blocking($0, isMeasured: false)
      }
    }
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
    if let side = reach.only {
      report.usable =
        side == .up
        ? start...max(start, report.usable.upperBound) : min(start, report.usable.lowerBound)...start
    }
    if !report.blocking.isEmpty {
      report.verdict = .fail
    } else {
      report.verdict = report.unverified.isEmpty ? .pass : .unverified
    }
  }
}
