internal import PintleDocument
internal import PintleModel

// Pairs that several joints move against each other.
extension PathSweep {
  mutating func several(
    _ a: Int, _ b: Int, _ moving: [Int], _ resting: [Int], _ elements: [PathMotion.Element], own: Int
  ) {
    report.certificate.pairs += moving.count * resting.count
    let chain = PathChain(motion, a, b, elements, own: own, middle: placed.bounds(moving).centre)
    let size = motion.tracker.solver.system.size
    let slack = path.deviation * size * Double(elements.count)
    var items: [PathPair.Item] = []
    var toothed: [(item: PathPair.Item, repetition: PathTeeth.Repetition)] = []
    for m in moving {
      for r in resting {
        guard let item = item(m, r, chain, slack) else { continue }
        if let repetition = teeth.repetition(m, r, chain, over: range) {
          toothed.append((item, repetition))
        } else {
          items.append(item)
        }
      }
    }
    report.certificate.swept += items.count + toothed.count
    for atFirst in [false, true] where chain.turnsFar(atFirst: atFirst) {
      items = outside(items, chain, atFirst: atFirst, slack)
    }
    for (sense, end) in [(1.0, range.upperBound), (-1.0, range.lowerBound)] where end != start {
      let groups =
        [(items, [(from: start, to: end)], slack)]
        + toothed.map { ([$0.item], $0.repetition.legs(from: start, to: end), slack + PathTeeth.deviation) }
      for (group, legs, slack) in groups where !group.isEmpty {
        var left = group
        for leg in legs where !left.isEmpty {
          let length = abs(leg.to - leg.from)
          let search = PathPair(chain, start: leg.from, end: leg.to, budget: budget, slack: slack, size: size)
          while !left.isEmpty {
            let limit = min(1, ((sense > 0 ? up : down) - leg.from) * sense / length)
            guard let alarm = search.earliest(left, limit: limit) else { break }
            if judge(left[alarm.item], at: leg.from + sense * alarm.share * length, sense, end) {
              left = []
            } else {
              left.remove(at: alarm.item)
            }
          }
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

  /// A pair made ready, or nil where there is nothing to sweep: they stay apart, may meet, or cannot be judged.
  private mutating func item(_ m: Int, _ r: Int, _ chain: PathChain, _ slack: Double) -> PathPair.Item? {
    guard placed.isSound(m), placed.isSound(r) else {
      note(.notFinite, m, r, "a surface is empty or has a vertex that is not a finite number")
      return nil
    }
    if chain.keepsApart(m, 0, r, 0, placed, slack) {
      report.certificate.discarded += 1
      return nil
    }
    guard case .checked(let given) = policy(shapes[m], shapes[r]) else {
      report.certificate.exempt += 1
      return nil
    }
    let tolerance = given.isFinite ? max(1e-9, given) : report.certificate.tolerance
    let (one, two) = (placed.surface(m), placed.surface(r))
    let shrinksMoving = ShapePair.shrinksFirst(one, two)
    let margin = ShapePair.margin(shrinksMoving ? one : two, tolerance)
    let (inM, inR) = shrinksMoving ? (margin, 0) : (0, margin)
    let known = report.certificate.pairTolerances
    report.certificate.pairTolerances =
      min(tolerance, known?.lowerBound ?? tolerance)...max(tolerance, known?.upperBound ?? tolerance)
    report.certificate.margin = min(report.certificate.margin ?? .infinity, margin)
    if chain.keepsApart(m, inM, r, inR, placed, slack) {
      report.certificate.discarded += 1
      return nil
    }
    if let cause = atRest(m, r, tolerance) {
      note(.overlapsAtRest, m, r, cause)
      return nil
    }
    if !one.isClosed || !two.isClosed {
      note(.openSurface, m, r, "a surface is open: what gets inside it is not known")
    }
    return PathPair.Item(
      moving: m, resting: r, insets: (inM, inR), a: placed.placed(m, inset: inM, in: chain.frame),
      b: placed.placed(r, inset: inR, in: chain.frame), margin: margin, tolerance: tolerance)
  }

  /// Those of the pairs that are not clear of what the shape at an end sweeps by turning there.
  private func outside(
    _ items: [PathPair.Item], _ chain: PathChain, atFirst: Bool, _ slack: Double
  ) -> [PathPair.Item] {
    let inner = chain.dropping(first: atFirst)
    let line = atFirst ? chain.lines[0] : chain.lines[chain.lines.count - 1]
    let toFrame = inner.frame.inverse
    let (origin, direction) = (apply(toFrame, line.origin), rotate(toFrame, line.direction))
    let X = inner.pose(at: start)
    var left: [PathPair.Item] = []
    var envelopes: [EnvelopeKey: PathEnvelope] = [:]
    var group: [(own: PathPair.Item, envelope: PathPair.Item)] = []
    for item in items {
      var own = item
      own.a = placed.placed(item.moving, inset: item.insets.moving, in: inner.frame)
      own.b = placed.placed(item.resting, inset: item.insets.resting, in: inner.frame)
      // The same shape meets many others.
      let key = EnvelopeKey(
        shape: atFirst ? item.moving : item.resting, inset: atFirst ? item.insets.moving : item.insets.resting)
      let envelope =
        envelopes[key] ?? PathEnvelope(atFirst ? own.a : own.b, origin: origin, direction: direction)
      envelopes[key] = envelope
      // What stands in it at the start may meet no surface of it later.
      let toOther = X.inverse
      let isInside =
        atFirst
        ? envelope.contains(any: own.b.positions.lazy.map { apply(toOther, $0) })
        : envelope.contains(any: own.a.positions.lazy.map { apply(X, $0) })
      if isInside {
        left.append(item)
        continue
      }
      if atFirst { own.a = envelope.surface } else { own.b = envelope.surface }
      group.append((item, own))
    }
    for end in [range.upperBound, range.lowerBound] where end != start {
      let search = PathPair(
        inner, start: start, end: end, budget: budget, slack: slack, size: motion.tracker.solver.system.size)
      while !group.isEmpty, let alarm = search.earliest(group.map(\.envelope), limit: 1) {
        left.append(group.remove(at: alarm.item).own)
      }
    }
    return budget.isExhausted ? items : left
  }

  private func pair(_ m: Int, _ r: Int, _ pose: [RigidTransform]) -> ShapePair {
    let X_AR = pose[shapes[r].part] * shapes[r].X_AS
    return ShapePair(
      placed.surface(m), placed.surface(r), X_BA: X_AR.inverse * (pose[shapes[m].part] * shapes[m].X_AS))
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
  ///
  /// - Parameter at: free before.
  private mutating func judge(_ item: PathPair.Item, at: Double, _ sense: Double, _ end: Double) -> Bool {
    let length = abs(end - start)
    func depth(_ input: Double) -> (depth: Double, at: Vector3) {
      pair(item.moving, item.resting, motion.bodies(at: input).motions).depth(budget: 120)
    }
    let thin = item.thin
    func isFault(_ d: Double) -> Bool { PairTolerance.isExceeded(by: d, item.tolerance, thin: thin) }
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
}

private struct EnvelopeKey: Hashable {
  var shape: Int
  var inset: Double
}
