internal import Glibc
internal import PintleDocument
internal import PintleModel

/// The sweep of an input that others follow: every pair of parts that move against each other along its path.
///
/// Pairs that one joint or one closure joins are swept in closed form over the range that the path gives them; the others
/// by `PathPair`. What is proven is proven for the cubics of `LoopPath`; their distance from the branch is added to every
/// way.
struct PathSweep {
  private let motion: PathMotion
  private let mechanism: Mechanism
  private let home: Pose
  private let policy: PairPolicy
  private let budget: SweepBudget
  private(set) var report: SweepReport
  private let path: LoopPath
  private let range: ClosedRange<Double>
  /// Free so far, as values of the input.
  private var up: Double
  private var down: Double

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
    range = path.range
    up = path.range.upperBound
    down = path.range.lowerBound
  }

  private var start: Double { motion.start }
  private var shapes: [ModelShape] { mechanism.model.shapes }

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
        meet(a, b, m, r, Array(left), own: max(0, own - (dropsFirst ? 1 : 0)), isWhole: !dropsFirst && !dropsLast)
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
    _ a: Int, _ b: Int, _ moving: [Int], _ resting: [Int], _ elements: [PathMotion.Element], own: Int, isWhole: Bool
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
      return turning(a, b, moving, resting, axis)
    }
    if isWhole, let (closure, _) = motion.closure(a, b) {
      closed(a, b, moving, resting, closure)
    } else {
      several(a, b, moving, resting, elements)
    }
  }

  // MARK: one joint, or one closure, between them

  private mutating func single(
    _ moving: [Int], _ resting: [Int], coordinate: Int, place: Int, _ kind: JointCoordinates
  ) {
    let samples = path.knots.flatMap { [(at: $0.at, value: $0.values[place])] }
    let line = motion.bodies(at: start).lines[coordinate]
    var extent = path.extent(place)
    if kind == .rotation, report.range == nil, path.period == nil {
      // Endless and never twice the same: sooner or later everything is passed.
      let here = path.at(start).values[place]
      extent = here - 2 * .pi...here + 2 * .pi
    }
    sweep(
      moving, resting, samples, from: path.at(start).values[place], extent, origin: line.origin, axis: line.direction,
      kind)
  }

  private mutating func closed(
    _ a: Int, _ b: Int, _ moving: [Int], _ resting: [Int], _ closure: LoopSystem.Closure
  ) {
    let samples = motion.values(of: closure, a, b)
    var (low, high, widest) = (Double.infinity, -Double.infinity, 0.0)
    for (s, next) in zip(samples, samples.dropFirst()) { widest = max(widest, abs(next.value - s.value)) }
    for s in samples {
      low = min(low, s.value)
      high = max(high, s.value)
    }
    let here = samples.min { abs($0.at - start) < abs($1.at - start) }?.value ?? 0
    // Between two samples an extreme may lie a little beyond both.
    let slack = closure.record.kind == .hinge ? widest * widest : widest / 8
    let X = motion.bodies(at: start).motions[motion.clusters[b].parts[0]] * closure.onB
    sweep(
      moving, resting, samples, from: here, min(low - slack, here)...max(high + slack, here), origin: X.translation,
      axis: X.z,
      closure.record.kind == .hinge ? .rotation : .slide)
  }

  private mutating func sweep(
    _ moving: [Int], _ resting: [Int], _ samples: [(at: Double, value: Double)], from here: Double,
    _ extent: ClosedRange<Double>,
    origin: Vector3, axis: Vector3, _ kind: JointCoordinates
  ) {
    guard let direction = axis.normalized else { return }
    let limits = min(extent.lowerBound, here)...max(extent.upperBound, here)
    let context = SweepContext(
      shapes: shapes, coordinates: kind, X_AJ: RigidTransform(origin: origin, z: direction), pose: home, budget: budget)
    let part = SweepReport(
      dof: report.dof, range: limits, home: here, usable: here...here, verdict: .unverified, blocking: [],
      unverified: [], certificate: .init(tolerance: report.certificate.tolerance), base: report.base)
    var sweep = JointSweep(
      context: context, reach: SweepReach(limits: limits, start: here, turns: kind == .rotation), policy: policy,
      report: part)
    sweep.run(moving: moving, resting: resting, coupled: [])
    take(sweep.report, samples)
  }

  /// A pair's report, its values turned into the input's.
  private mutating func take(_ part: SweepReport, _ samples: [(at: Double, value: Double)]) {
    report.unverified += part.unverified
    report.certificate.add(part.certificate)
    /// Where the value first passes `v`, away from the start; nil: never.
    func passes(_ v: Double, _ sense: Double) -> Double? {
      let above = v > part.home
      let list = (sense > 0 ? samples : samples.reversed()).filter { ($0.at - start) * sense >= 0 }
      var before = (at: start, value: part.home)
      for s in list {
        if above ? s.value >= v : s.value <= v {
          let share = s.value == before.value ? 1 : (v - before.value) / (s.value - before.value)
          return before.at + share * (s.at - before.at)
        }
        before = s
      }
      return nil
    }
    for sense in [-1.0, 1.0] {
      // The free range ends where the value leaves what is proven.
      for end in [part.usable.lowerBound, part.usable.upperBound] {
        guard end > (part.range?.lowerBound ?? -.infinity), end < (part.range?.upperBound ?? .infinity) else {
          continue
        }
        if let s = passes(end, sense) { shorten(sense, s) }
      }
      for blocking in part.blocking {
        guard let onset = passes(blocking.onset, sense) else { continue }
        var own = blocking
        own.onset = onset
        own.touch = blocking.touch.flatMap { passes($0, sense) }
        own.depthAt = passes(blocking.depthAt, sense) ?? onset
        report.blocking.append(own)
        shorten(sense, onset)
      }
    }
  }

  private mutating func shorten(_ sense: Double, _ to: Double) {
    if sense > 0 { up = min(up, to) } else { down = max(down, to) }
  }

  /// The line that all elements turn about, where it is one: together they turn about it, too.
  private func commonLine(_ elements: [PathMotion.Element]) -> LineRecord? {
    let lines = motion.bodies(at: start).lines
    var common: (origin: Vector3, direction: Vector3)?
    for element in elements {
      guard case .turn(let c, _, let advance) = element, advance == 0 else { return nil }
      let line = lines[c]
      if let common {
        guard norm(cross(line.direction, common.direction)) < 1e-9,
          norm(cross(line.origin - common.origin, common.direction)) < 1e-9
        else { return nil }
      }
      common = line
    }
    return common.map { LineRecord(origin: $0.origin, direction: $0.direction) }
  }

  /// Two parts that turn about one line against each other.
  private mutating func turning(_ a: Int, _ b: Int, _ moving: [Int], _ resting: [Int], _ line: LineRecord) {
    var samples: [(at: Double, value: Double)] = []
    let toStart = motion.relative(a, b, motion.bodies(at: start)).inverse
    let frame = RigidTransform(origin: line.origin, z: line.direction)
    let place = motion.bodies(at: start).motions[motion.clusters[b].parts[0]].inverse * frame
    // At most a sixteenth of a turn from one sample to the next, so that turns can be counted.
    let speed = path.knots.map { k in zip(path.coordinates, k.rates).reduce(0) { $0 + abs($1.1) } }.max() ?? 1
    let length = range.upperBound - range.lowerBound
    let count = min(20_000, max(8, Int((length * max(1e-6, speed) / 0.4).rounded(.up))))
    for i in 0...count {
      let s = range.lowerBound + length * Double(i) / Double(count)
      let X = place.inverse * (motion.relative(a, b, motion.bodies(at: s)) * toStart) * place
      var v = atan2(X.x.y, X.x.x)
      if let before = samples.last?.value { v += 2 * .pi * ((before - v) / (2 * .pi)).rounded() }
      samples.append((s, v))
    }
    // Counted from zero where it starts.
    let offset = samples.min { abs($0.at - start) < abs($1.at - start) }?.value ?? 0
    let turns = (2 * .pi * (offset / (2 * .pi)).rounded())
    samples = samples.map { ($0.at, $0.value - turns) }
    let low = min(0, samples.map(\.value).min() ?? 0)
    let high = max(0, samples.map(\.value).max() ?? 0)
    var extent = low...high
    if report.range == nil, path.period == nil { extent = -2 * .pi...2 * .pi }
    sweep(moving, resting, samples, from: 0, extent, origin: line.origin, axis: line.direction, .rotation)
  }

  // MARK: several joints between them

  private mutating func several(
    _ a: Int, _ b: Int, _ moving: [Int], _ resting: [Int], _ chain: [PathMotion.Element]
  ) {
    report.certificate.pairs += moving.count * resting.count
    let slack = path.deviation * motion.tracker.solver.system.size * Double(chain.count)
    var items: [PathPair.Item] = []
    var teeth: [(item: PathPair.Item, share: Double)] = []
    for m in moving {
      for r in resting {
        guard case .checked(let given) = policy(shapes[m], shapes[r]) else {
          report.certificate.exempt += 1
          continue
        }
        let (one, two) = (surface(m), surface(r))
        guard one.isFinite, two.isFinite, !one.isEmpty, !two.isEmpty else {
          note(.notFinite, m, r, "a surface is empty or has a vertex that is not a finite number")
          continue
        }
        let tolerance = given.isFinite ? max(1e-9, given) : report.certificate.tolerance
        let known = report.certificate.pairTolerances
        report.certificate.pairTolerances =
          min(tolerance, known?.lowerBound ?? tolerance)...max(tolerance, known?.upperBound ?? tolerance)
        let shrinksMoving = ShapePair.shrinksFirst(one, two)
        let margin = ShapePair.margin(shrinksMoving ? one : two, tolerance)
        if let cause = atRest(m, r, tolerance) {
          note(.overlapsAtRest, m, r, cause)
          continue
        }
        let item = PathPair.Item(
          moving: m, resting: r, a: placed(m, inset: shrinksMoving ? margin : 0),
          b: placed(r, inset: shrinksMoving ? 0 : margin), margin: margin, tolerance: tolerance)
        if !one.isClosed || !two.isClosed {
          note(.openSurface, m, r, "a surface is open: what gets inside it is not known")
        }
        if let share = meshShare(m, r, a, b) { teeth.append((item, share)) } else { items.append(item) }
      }
    }
    report.certificate.swept += items.count + teeth.count
    for (sense, end) in [(1.0, range.upperBound), (-1.0, range.lowerBound)] where end != start {
      var search = PathPair(motion, a, b, chain, end: end, budget: budget, slack: slack)
      let length = abs(end - start)
      for (group, reach) in [(items, 1.0)] + teeth.map({ ([$0.item], min(1, $0.share / length)) }) {
        var left = group
        while !left.isEmpty {
          let limit = min(reach, abs((sense > 0 ? up : down) - start) / length)
          guard let alarm = search.earliest(left, limit: limit) else { break }
          if judge(left[alarm.item], alarm, a, b, sense, end) { break }
          left.remove(at: alarm.item)
        }
        if budget.isExhausted {
          let first = left.first ?? group[0]
          note(.budget, first.moving, first.resting, "the budget of tests was used up")
          shorten(sense, start)
          return
        }
      }
    }
  }

  private func surface(_ shape: Int) -> Surface { SurfaceCache.shared.entry(of: shapes[shape].solid).surface }

  private func placed(_ shape: Int, inset: Double) -> PlacedSurface {
    let s = surface(shape)
    let positions = inset > 0 ? s.inset.positions(of: s, by: inset) : s.positions
    let X = shapes[shape].X_AS
    return PlacedSurface(s, positions: positions.map { apply(X, $0) })
  }

  private func pair(_ m: Int, _ r: Int, _ pose: [RigidTransform]) -> ShapePair {
    let X_AR = pose[shapes[r].part] * shapes[r].X_AS
    return ShapePair(surface(m), surface(r), X_BA: X_AR.inverse * (pose[shapes[m].part] * shapes[m].X_AS))
  }

  /// Why a pair cannot be judged: it overlaps where it starts.
  private func atRest(_ m: Int, _ r: Int, _ tolerance: Double) -> String? {
    let poses = motion.bodies(at: start).motions
    switch pair(m, r, poses).relation(tolerance) {
    case .penetrating(let depth, _): return "they overlap by \(millimetres(depth)) at rest"
    case .enclosed: return "one lies inside the other at rest"
    case .unverified(let reason): return reason
    default: return nil
    }
  }

  /// True where the alarm is a fault; else the pair is noted and left.
  private mutating func judge(
    _ item: PathPair.Item, _ alarm: PathPair.Alarm, _ a: Int, _ b: Int, _ sense: Double, _ end: Double
  ) -> Bool {
    let length = abs(end - start)
    let at = start + sense * alarm.share * length
    func depth(_ input: Double) -> (depth: Double, at: Vector3) {
      pair(item.moving, item.resting, motion.bodies(at: input).motions).depth(budget: 120)
    }
    let thin =
      [surface(item.moving), surface(item.resting)].map { $0.isClosed ? $0.thickness : .infinity }.min() ?? .infinity
    func isFault(_ d: Double) -> Bool { d > item.tolerance || (thin < 2 * item.tolerance && d >= 0.4 * thin) }
    var free = at
    var step = 1e-4 * length
    var deepest = 0.0
    for _ in 0..<12 {
      let input = start + sense * min(length, abs(at - start) + step)
      let d = depth(input)
      deepest = max(deepest, d.depth)
      if isFault(d.depth) {
        var fault = (at: input, depth: d)
        for _ in 0..<24 where abs(fault.at - free) > 1e-6 * length {
          let middle = (free + fault.at) / 2
          let d = depth(middle)
          if isFault(d.depth) { fault = (middle, d) } else { free = middle }
        }
        let beyond = start + sense * min(length, abs(fault.at - start) + 0.02 * length)
        let worst =
          [fault.at, beyond].map { ($0, depth($0).depth) }.max { $0.1 < $1.1 } ?? (fault.at, fault.depth.depth)
        let poses = motion.bodies(at: fault.at).motions
        let X = poses[shapes[item.resting].part] * shapes[item.resting].X_AS
        report.blocking.append(
          .init(
            moving: shapes[item.moving].path, resting: shapes[item.resting].path, touch: nil, onset: fault.at,
            at: X.apply(fault.depth.at), depth: worst.1, depthAt: worst.0,
            volume: pair(item.moving, item.resting, motion.bodies(at: worst.0).motions).overlapVolume()))
        shorten(sense, at)
        return true
      }
      free = input
      if abs(input - start) >= length { break }
      step *= 2
    }
    note(.grazes, item.moving, item.resting, "they overlap by \(millimetres(deepest)), within the margin of the proof")
    shorten(sense, at)
    return false
  }

  private mutating func note(_ cause: SweepReport.Unverified.Cause, _ m: Int, _ r: Int, _ reason: String) {
    let made = SweepReport.Unverified(cause, moving: shapes[m].path, resting: shapes[r].path, reason: reason)
    if !report.unverified.contains(made) { report.unverified.append(made) }
  }

  /// Of two gears in mesh one tooth is all teeth: how far the input must go for that, where both are n-fold round.
  private func meshShare(_ m: Int, _ r: Int, _ a: Int, _ b: Int) -> Double? {
    let document = mechanism.model.document
    guard let one = document.gears.first(where: { $0.shape == shapes[m].path }),
      let two = document.gears.first(where: { $0.shape == shapes[r].path }),
      document.couplings.contains(where: { c in
        guard let of = c.from?.of, c.from?.kind == "gear_mesh" else { return false }
        return (of["a"] == one.shape && of["b"] == two.shape) || (of["a"] == two.shape && of["b"] == one.shape)
      }), isRoundly(m, one), isRoundly(r, two)
    else { return nil }
    // The first turning element next to either gear: its own spin.
    for (element, gear) in [(motion.chain(a, b).first, one), (motion.chain(a, b).last, two)] {
      if case .turn(let c, let place, _)? = element, gear.teeth > 0 {
        let line = motion.tracker.solver.system.coordinates.all[c]
        let offset = line.origin - gear.line.origin
        guard norm(cross(offset, gear.line.direction)) < 1e-6 else { continue }
        let rate = abs(path.at(start).rates[place])
        // A little more than a tooth: where it begins does not matter then.
        if rate > 1e-9 { return 1.02 * 2 * .pi / Double(gear.teeth) / rate }
      }
    }
    return nil
  }

  /// The same after a turn by one tooth: every vertex meets another.
  private func isRoundly(_ shape: Int, _ gear: GearRecord) -> Bool {
    guard gear.teeth > 1, gear.helix == 0 else { return false }
    let s = surface(shape)
    let X = shapes[shape].X_AS
    let turn = RigidTransform(
      turning: 2 * .pi / Double(gear.teeth), about: gear.line.direction, through: gear.line.origin)
    let placed = PlacedSurface(s, at: X)
    return placed.positions.allSatisfy { placed.closestPoint(to: turn.apply($0)).distance < 2e-6 }
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

extension SweepReport.Certificate {
  fileprivate mutating func add(_ other: Self) {
    pairs += other.pairs
    exempt += other.exempt
    discarded += other.discarded
    revolved += other.revolved
    revolvedByComparison += other.revolvedByComparison
    swept += other.swept
    carved += other.carved
    if let own = other.margin { margin = min(margin ?? .infinity, own) }
    if let own = other.pairTolerances {
      pairTolerances =
        min(
          own.lowerBound, pairTolerances?.lowerBound ?? .infinity)...max(
          own.upperBound, pairTolerances?.upperBound ?? 0)
    }
  }
}
