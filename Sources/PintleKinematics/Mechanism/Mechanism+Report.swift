internal import Glibc
internal import PintleDocument

extension Mechanism {
  /// Finds what moves what: rank, mobility, followers and their ranges, dead points, leverage.
  ///
  /// Every input is moved alone over its range (a continuous one over its period, at most 64 turns), the others at home.
  public func report() -> MechanismReport {
    let given = freedoms.filter { $0.record.role != .follows }
    guard let tracker else {
      let followers = freedoms.filter { $0.record.role == .follows }
      return MechanismReport(
        degreesOfFreedom: freedoms.count, equations: 0, rank: 0, mobility: freedoms.count, given: given.count,
        inputs: given.map { input(plain: $0) },
        undriven: followers.map { .init(followers: [$0.id], closures: []) }, overdriven: [], singular: [], open: [],
        unusable: [], homeIsReached: true)
    }
    let paths = loopPaths()
    return LoopAnalysis(self, tracker).report(paths)
  }

  /// The paths of all inputs that something follows, one after the other at home.
  func loopPaths() -> [String: LoopPath] {
    guard let tracker else { return [:] }
    var paths: [String: LoopPath] = [:]
    for f in freedoms where f.record.role != .follows { paths[f.id] = loopPath(of: f, tracker) }
    return paths
  }

  /// Poses evenly along an input's way, the others at home, in order; what follows it follows. Empty for what has no
  /// way of its own.
  public func poses(along dof: String, count: Int) -> [Pose] {
    guard let f = freedom(dof), f.record.role != .follows, count > 1 else { return [] }
    if let tracker, let path = loopPath(of: f, tracker) {
      return (0..<count).map { i in
        let x = path.range.lowerBound + Double(i) / Double(count - 1) * (path.range.upperBound - path.range.lowerBound)
        return pose(at: path.state(x), tracker)
      }
    }
    let limits = f.limits ?? f.home...f.home + 2 * .pi
    return (0..<count).map { i in
      pose([dof: limits.lowerBound + Double(i) / Double(count - 1) * (limits.upperBound - limits.lowerBound)])
    }
  }

  /// Nil where nothing follows.
  func loopPath(of f: Freedom, _ tracker: LoopTracker) -> LoopPath? {
    let c = tracker.solver.system.coordinates.first[freedomIndex(f.id) ?? 0]
    guard tracker.solver.blocks.contains(where: { $0.givenColumn[c] >= 0 && !$0.unknowns.isEmpty }) else { return nil }
    return loopPathStore.path(of: c, from: tracker.q) { followed(f, c, tracker) }
  }

  private func followed(_ f: Freedom, _ c: Int, _ tracker: LoopTracker) -> LoopPath {
    let home = tracker.q[c]
    guard f.record.range == nil else {
      guard let limits = f.limits, limits.contains(home) else {
        return LoopPath(tracker, input: c, limits: home...home)
      }
      return LoopPath(tracker, input: c, limits: limits)
    }
    // Once round first: from what the followers have gained by then comes the period.
    let once = LoopPath(tracker, input: c, limits: home...home + 2 * .pi, tolerance: 1e-4)
    let turns = once.turnsOfPeriod(tracker)
    var path = LoopPath(tracker, input: c, limits: home...home + 2 * .pi * Double(turns ?? 1))
    if let turns, path.slidesReturn(tracker) { path.period = 2 * .pi * Double(turns) }
    return path
  }

  func unit(_ f: Freedom) -> String { f.record.type == .translation ? "m" : "rad" }

  private func input(plain f: Freedom) -> MechanismReport.Input {
    MechanismReport.Input(
      id: f.id, unit: unit(f), isPassive: f.record.role == .passive, lower: f.limits?.lowerBound,
      upper: f.limits?.upperBound, reachesFrom: f.limits?.lowerBound ?? f.home,
      reachesTo: f.limits?.upperBound ?? f.home + 2 * .pi, period: f.record.range == nil ? 2 * .pi : nil, followers: [],
      deadPoint: nil, leverage: nil, residual: 0, weakest: nil, weakestAt: nil)
  }
}

extension LoopPath {
  /// Slides stand at the end where they stood at the start.
  func slidesReturn(_ tracker: LoopTracker) -> Bool {
    guard let first = knots.first, let last = knots.last else { return false }
    return coordinates.indices.allSatisfy { i in
      !tracker.solver.system.coordinates.all[coordinates[i]].isLength || abs(last.values[i] - first.values[i]) < 1e-6
    }
  }

  /// After how many turns of the input all followers stand as before; nil where they never do within 64.
  func turnsOfPeriod(_ tracker: LoopTracker) -> Int? {
    guard stops.up == nil, let first = knots.first, let last = knots.last, last.at - first.at > 6 else { return nil }
    var turns = 1
    for (i, c) in coordinates.enumerated().dropFirst() {
      let gain = last.values[i] - first.values[i]
      switch tracker.solver.system.coordinates.all[c].motion {
      case .turn(let advance):
        guard advance == 0 else { return nil }
        let share = gain / (2 * .pi)
        guard let n = (1...64).first(where: { n in abs((share * Double(n)) - (share * Double(n)).rounded()) < 1e-6 })
        else { return nil }
        turns = turns / gcd(turns, n) * n
        if turns > 64 { return nil }
      // Of a slide the whole period tells.
      default: continue
      }
    }
    return turns
  }
}

private func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }
