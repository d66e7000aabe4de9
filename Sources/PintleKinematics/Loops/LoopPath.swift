internal import Glibc
internal import PintleDocument

/// What follows one input over its range: cubics between knots that stay within a stated distance of the true branch.
///
/// Each coordinate runs through its values at the knots with its true rates (Hermite). A knot is added wherever the
/// middle of two departs from the closed loop by more than the tolerance; the error of a Hermite cubic is largest there and
/// falls with the fourth power of the distance, so that what is stated is the largest middle seen, doubled.
struct LoopPath: Sendable {
  struct Knot: Sendable {
    var at: Double
    /// Per coordinate of `coordinates`.
    var values: [Double]
    var rates: [Double]
  }
  let input: Int
  /// The coordinates that move, the input first.
  let coordinates: [Int]
  /// Ascending in the input; at least one.
  let knots: [Knot]
  /// After so much of an endless input everything stands as before; nil where nothing repeats.
  var period: Double?
  /// All coordinates at home; those that move are replaced.
  let base: [Double]
  /// What ended the way before the range did, downward and upward.
  let stops: (down: LoopTracker.Stop?, up: LoopTracker.Stop?)
  /// Scaled (radians, or sizes of the asset): how far the cubics may lie from the branch.
  let deviation: Double
  /// The smallest ratio of singular values of the followers' Jacobian at the tracker's steps along the way, and where.
  let weakest: (ratio: Double, at: Double)?
  /// The largest violation of a loop at a knot or a middle, sizes of the asset or radians.
  let residual: Double

  var range: ClosedRange<Double> { (knots.first?.at ?? 0)...(knots.last?.at ?? 0) }

  /// - Parameters:
  ///   - limits: where to look; the tracker stands within them.
  ///   - tolerance: scaled, see `deviation`.
  init(
    _ tracker: LoopTracker, input: Int, limits: ClosedRange<Double>, tolerance: Double = 1e-7, mostKnots: Int = 4000
  ) {
    self.input = input
    let solver = tracker.solver
    let all = solver.system.coordinates.all
    let followers = solver.blocks.filter { $0.givenColumn[input] >= 0 }.flatMap(\.unknowns)
    let list = [input] + followers.sorted()
    // Of many followers each knot takes long to find.
    let mostKnots = min(mostKnots, max(64, 40_000 / list.count))
    coordinates = list
    base = tracker.q
    var worst = tracker.worst
    var weakest: (ratio: Double, at: Double)?
    let looped = solver.blocks.indices.filter {
      solver.blocks[$0].givenColumn[input] >= 0 && !solver.blocks[$0].isLinear
    }

    func knot(_ t: LoopTracker) -> Knot {
      var rates = [Double](repeating: 0, count: all.count)
      rates[input] = 1
      for r in t.rates(by: input) { rates[r.coordinate] = r.rate }
      return Knot(at: t.q[input], values: list.map { t.q[$0] }, rates: list.map { rates[$0] })
    }
    func weigh(_ t: LoopTracker) {
      worst = max(worst, t.worst)
      for b in looped where solver.blocks[b].unknowns.count <= LoopTracker.mostForSingularValues {
        let values = t.singularValues(of: b).values
        guard let first = values.first, let last = values.last, first > 0 else { continue }
        if last / first < weakest?.ratio ?? .infinity { weakest = (last / first, t.q[input]) }
      }
    }

    var made: [Double: (Knot, LoopTracker)] = [:]
    func note(_ t: LoopTracker) { made[t.q[input]] = (knot(t), t) }
    note(tracker)
    weigh(tracker)
    var ends: [LoopTracker.Stop?] = [nil, nil]
    for (i, end) in [limits.lowerBound, limits.upperBound].enumerated() where end != tracker.q[input] {
      var t = tracker
      ends[i] =
        t.move(
          to: [(input, end)],
          visit: { _, t in
            note(t)
            weigh(t)
          }
        ).stop
    }
    stops = (ends[0], ends[1])

    var order = made.keys.sorted()
    var deviation = 0.0
    // Middles, until the cubics are good enough; a middle that is too far off becomes a knot.
    var intervals = Array(zip(order, order.dropFirst()))
    while let (a, b) = intervals.popLast() {
      guard let (low, start) = made[a], let (high, _) = made[b], b - a > 1e-12 * max(1, abs(a)) else { continue }
      let middle = (a + b) / 2
      let guess = Self.cubic(low, high, middle)
      var t = start
      var q = t.q
      for (i, c) in list.enumerated() { q[c] = guess.values[i] }
      q[input] = middle
      guard t.settle(near: q) else {
        deviation = max(deviation, tolerance)
        continue
      }
      var off = 0.0
      for (i, c) in list.enumerated() { off = max(off, abs(t.q[c] - guess.values[i]) / all[c].unit) }
      worst = max(worst, t.worst)
      if off > tolerance, made.count < mostKnots {
        note(t)
        if made.count < 64 { weigh(t) }
        intervals.append((a, middle))
        intervals.append((middle, b))
      } else {
        deviation = max(deviation, 2 * off)
      }
    }
    order = made.keys.sorted()
    knots = order.compactMap { made[$0]?.0 }
    self.deviation = deviation
    self.weakest = weakest
    residual = worst
  }

  /// Values and rates at an input within the range (clamped), per coordinate of `coordinates`.
  func at(_ input: Double) -> (values: [Double], rates: [Double]) {
    guard knots.count > 1 else { return (knots[0].values, knots[0].rates) }
    let x = min(max(input, range.lowerBound), range.upperBound)
    let i = interval(x)
    return Self.cubic(knots[i], knots[i + 1], x)
  }

  /// All coordinates at an input.
  func state(_ input: Double) -> [Double] {
    var q = base
    state(input, into: &q)
    return q
  }

  /// The same where `q` holds the others already.
  func state(_ input: Double, into q: inout [Double]) {
    guard knots.count > 1 else {
      for (i, c) in coordinates.enumerated() { q[c] = knots[0].values[i] }
      return
    }
    let x = min(max(input, range.lowerBound), range.upperBound)
    let i = interval(x)
    let (a, b) = (knots[i], knots[i + 1])
    let h = b.at - a.at
    let s = (x - a.at) / h
    for (i, c) in coordinates.enumerated() {
      let m = a.rates[i] * h
      let n = b.rates[i] * h
      let d = b.values[i] - a.values[i]
      q[c] = a.values[i] + s * (m + s * (3 * d - 2 * m - n + s * (m + n - 2 * d)))
    }
  }

  /// The knots below and above.
  func interval(_ x: Double) -> Int {
    var lower = 0
    var upper = knots.count - 1
    while upper - lower > 1 {
      let middle = (lower + upper) / 2
      if knots[middle].at <= x { lower = middle } else { upper = middle }
    }
    return lower
  }

  private static func cubic(_ a: Knot, _ b: Knot, _ x: Double) -> (values: [Double], rates: [Double]) {
    let h = b.at - a.at
    let s = (x - a.at) / h
    var values = a.values
    var rates = a.rates
    for i in values.indices {
      let m = a.rates[i] * h
      let n = b.rates[i] * h
      let d = b.values[i] - a.values[i]
      let c2 = 3 * d - 2 * m - n
      let c3 = m + n - 2 * d
      values[i] = a.values[i] + s * (m + s * (c2 + s * c3))
      rates[i] = (m + s * (2 * c2 + s * 3 * c3)) / h
    }
    return (values, rates)
  }

  /// The least and the greatest value of a coordinate (a place in `coordinates`), extremes of the cubics included.
  func extent(_ place: Int) -> ClosedRange<Double> {
    var (low, high) = (Double.infinity, -Double.infinity)
    for k in knots {
      low = min(low, k.values[place])
      high = max(high, k.values[place])
    }
    for (a, b) in zip(knots, knots.dropFirst()) {
      let h = b.at - a.at
      let m = a.rates[place] * h
      let n = b.rates[place] * h
      let d = b.values[place] - a.values[place]
      // 0 = m + 2 c₂ s + 3 c₃ s²
      let c2 = 3 * d - 2 * m - n
      let c3 = m + n - 2 * d
      var roots: [Double] = []
      if abs(c3) < 1e-14 * (abs(c2) + abs(m)) {
        if c2 != 0 { roots = [-m / (2 * c2)] }
      } else {
        let under = c2 * c2 - 3 * c3 * m
        if under >= 0 {
          let w = -(c2 + (c2 < 0 ? -1.0 : 1.0) * under.squareRoot())
          roots = [w / (3 * c3)]
          if w != 0 { roots.append(m / w) }
        }
      }
      for s in roots where s > 0 && s < 1 {
        let v = a.values[place] + s * (m + s * (c2 + s * c3))
        low = min(low, v)
        high = max(high, v)
      }
    }
    return low...max(low, high)
  }
}
