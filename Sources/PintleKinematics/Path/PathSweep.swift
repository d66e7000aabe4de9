internal import Glibc
internal import PintleDocument
internal import PintleModel

/// The sweep of an input that others follow: every pair of parts that move against each other along its path.
///
/// Pairs that one joint or one closure joins are swept in closed form over the range that the path gives them
/// (`PathSweep+Line`); the others by `PathPair` (`PathSweep+Several`). What is proven is proven for the cubics of `LoopPath`;
/// their distance from the branch is added to every way.
struct PathSweep {
  let motion: PathMotion
  let mechanism: Mechanism
  let home: Pose
  let policy: PairPolicy
  let budget: SweepBudget
  var report: SweepReport
  let path: LoopPath
  let range: ClosedRange<Double>
  let placed: PathShapes
  let teeth: PathTeeth
  /// Free so far, as values of the input.
  var up: Double
  var down: Double

  init(
    _ mechanism: Mechanism, _ tracker: LoopTracker, _ path: LoopPath, policy: PairPolicy, budget: SweepBudget,
    report: SweepReport
  ) {
    self.mechanism = mechanism
    self.path = path
    self.policy = policy
    self.budget = budget
    self.report = report
    motion = PathMotion(mechanism, tracker, path)
    home = mechanism.pose(tracker)
    placed = PathShapes(mechanism.model.shapes)
    teeth = PathTeeth(placed, mechanism.model.document)
    range = path.range
    up = path.range.upperBound
    down = path.range.lowerBound
  }

  var start: Double { motion.start }
  var shapes: [ModelShape] { mechanism.model.shapes }

  mutating func run() {
    for a in motion.clusters.indices {
      for b in motion.clusters.indices where b < a { pair(a, b) }
    }
    conclude()
  }

  private func shapes(of cluster: Int) -> [Int] {
    let parts = Set(motion.clusters[cluster].parts)
    return shapes.indices.filter { parts.contains(shapes[$0].part) }
  }

  private mutating func pair(_ first: Int, _ second: Int) {
    // The deeper one is said to move.
    let isDeeper = motion.clusters[first].joints.count >= motion.clusters[second].joints.count
    let (a, b) = isDeeper ? (first, second) : (second, first)
    let elements = motion.chain(a, b)
    guard !elements.isEmpty else { return }
    let (moving, resting) = (shapes(of: a), shapes(of: b))
    guard !moving.isEmpty, !resting.isEmpty else { return }
    guard !budget.isExhausted else {
      // Said once: of hundreds of parts there are tens of thousands of pairs.
      if !report.unverified.contains(where: { $0.cause == .budget }) {
        note(.budget, moving[0], resting[0], "the budget of tests was used up")
      }
      shorten(1, start)
      shorten(-1, start)
      return
    }
    // A shape that is round about the outermost line on its side is not changed by turning there: that element says
    // nothing of it. So each side falls into two groups, and four kinds of pairs remain.
    let own = motion.ownCount(a, b)
    let (roundMoving, otherMoving) = split(moving, about: own > 0 ? elements.first : nil)
    let (roundResting, otherResting) = split(resting, about: own < elements.count ? elements.last : nil)
    for (m, dropsFirst) in [(otherMoving, false), (roundMoving, true)] where !m.isEmpty {
      for (r, dropsLast) in [(otherResting, false), (roundResting, true)] where !r.isEmpty {
        var left = elements[...]
        if dropsFirst { left = left.dropFirst() }
        if dropsLast { left = left.dropLast() }
        meet(a, b, m, r, Array(left), own: max(0, own - (dropsFirst ? 1 : 0)))
      }
    }
  }

  private func split(_ list: [Int], about element: PathMotion.Element?) -> (round: [Int], other: [Int]) {
    guard case .turn(let c, _, let advance)? = element, advance == 0 else { return ([], list) }
    let line = motion.tracker.solver.system.coordinates.all[c]
    var (round, other): ([Int], [Int]) = ([], [])
    for i in list {
      let isRound = shapes[i].isRevolved(
        about: LineRecord(origin: line.origin, direction: line.direction), within: PairTolerance.least / 4)
      if isRound { round.append(i) } else { other.append(i) }
    }
    return (round, other)
  }

  /// - Parameter own: how many of the elements lie on the moving side.
  private mutating func meet(
    _ a: Int, _ b: Int, _ moving: [Int], _ resting: [Int], _ elements: [PathMotion.Element], own: Int
  ) {
    if elements.isEmpty {
      // Nothing changes between them: a matter of rest.
      report.certificate.pairs += moving.count * resting.count
      report.certificate.revolved += moving.count * resting.count
      return
    }
    if elements.count == 1 {
      // On whose side the one element lies, that side moves on it.
      let isOwn = own > 0
      let (m, r) = isOwn ? (moving, resting) : (resting, moving)
      switch elements[0] {
      case .turn(let c, let place, let advance) where advance == 0:
        return single(m, r, coordinate: c, place: place, .rotation)
      case .shift(let c, let place): return single(m, r, coordinate: c, place: place, .slide)
      default: break
      }
    }
    if let axis = commonLine(elements) {
      return turning(moving, resting, elements, own: own, axis)
    }
    if let closure = motion.closure(a, b) {
      closed(a, b, moving, resting, closure)
    } else {
      several(a, b, moving, resting, elements, own: own)
    }
  }

  mutating func shorten(_ sense: Double, _ to: Double) {
    if sense > 0 { up = min(up, to) } else { down = max(down, to) }
  }

  mutating func note(_ cause: SweepReport.Unverified.Cause, _ m: Int, _ r: Int, _ reason: String) {
    let made = SweepReport.Unverified(cause, moving: shapes[m].path, resting: shapes[r].path, reason: reason)
    if !report.unverified.contains(made) { report.unverified.append(made) }
  }

  private mutating func conclude() {
    report.certificate.triangleTests = budget.triangleTests
    report.unverified.sort { ($0.moving, $0.resting, $0.cause.rawValue) < ($1.moving, $1.resting, $1.cause.rawValue) }
    for (sense, stop) in [(1.0, path.stops.up), (-1.0, path.stops.down)] {
      guard let stop else { continue }
      let what: String =
        switch stop {
        case .deadPoint: "a dead point"
        case .contradiction(let id): "`\(id)` cannot hold any longer"
        case .exhausted: "following them takes too long"
        }
      let at = sense > 0 ? range.upperBound : range.lowerBound
      report.unverified.append(.init(.branch, reason: "the loops end at \(at), before the range does: \(what)"))
    }
    var kept: [SweepReport.Blocking] = []
    for sense in [-1.0, 1.0] {
      let own = report.blocking.filter { sense > 0 ? $0.onset >= start : $0.onset < start }.sorted {
        (abs($0.onset - start), $0.moving, $0.resting) < (abs($1.onset - start), $1.moving, $1.resting)
      }
      if let first = own.first { kept.append(first) }
      report.further += own.dropFirst().prefix(8)
    }
    report.blocking = kept
    let isFree = up >= range.upperBound && down <= range.lowerBound
    if report.range == nil {
      report.usable = isFree && path.stops.up == nil ? (start - .pi)...(start + .pi) : min(down, start)...max(up, start)
    } else {
      report.usable = min(down, start)...max(up, start)
    }
    if !report.blocking.isEmpty {
      report.verdict = .fail
    } else {
      report.verdict = report.unverified.isEmpty ? .pass : .unverified
    }
  }
}
