internal import Glibc
internal import PintleDocument
internal import PintleModel

extension Mechanism {
  /// Proves how far a ball leans, with everything else at home; nil for what is no ball that is moved.
  ///
  /// A ball leans by a tilt toward an azimuth and twists: three turns about lines through its middle, of which cells are
  /// searched like those of three inputs (`CombinedSearch`). Shapes that are round about the middle are not changed by it.
  public func sweep(ball id: String, options: CombinationOptions = CombinationOptions()) -> BallReport? {
    guard let index = freedomIndex(id), freedoms[index].record.type == .rotation3,
      freedoms[index].record.role != .follows
    else { return nil }
    let record = freedoms[index].record
    let home = freedoms[index].home
    let swing = min(.pi, max(0, record.swing ?? .pi))
    let twist = freedoms[index].limits ?? home - .pi...home + .pi
    let given = options.tolerance ?? model.tolerance
    let tolerance = given.isFinite ? max(1e-9, given) : 1e-3
    var report = BallReport(
      dof: id, swing: swing, twist: twist, free: 0, verdict: .unverified, collisions: [], reason: nil)
    guard swing.isFinite, swing > 0 else {
      report.reason = "its swing is no angle"
      return report
    }
    let motion = CombinedMotion(self, spans: [], ball: (index, swing, twist))
    guard let ball = motion.ball else { return report }
    let policy = options.policy ?? .declared(in: model.document, tolerance: tolerance)
    let budget = SweepBudget(max(1, options.budget))
    let found = CombinedGroups(motion, policy: policy, tolerance: tolerance, budget: SweepBudget(budget.left))
    guard found.isComplete else {
      report.reason = "too many shapes could come near each other"
      return report
    }
    let (near, overlaps) = motion.apart(found.groups, base: motion.home, budget: budget)
    // Rings of leans, outward, each all the way round and with every twist; the one that is not free is halved.
    let inputs = [ball.azimuth, ball.tilt, ball.twist]
    var proven = 0.0
    var hits: [CombinedSearch.Hit] = []
    func isFree(upTo tilt: Double) -> Bool {
      let spans = [motion.inputs[ball.azimuth].span, proven...tilt, twist]
      var search = CombinedSearch(
        motion, near, inputs: inputs, spans: spans, base: motion.home, budget: budget, stopsAtFirst: true)
      search.run()
      if !search.hits.isEmpty { hits = search.hits }
      return search.isFree
    }
    var step = swing / 8
    while proven < swing, step > swing / 300, !budget.isExhausted {
      let next = swing - proven < 1.5 * step ? swing : proven + step
      if isFree(upTo: next) { proven = next } else { step = min(step, next - proven) / 2 }
    }
    // Of what overlaps already, nothing is claimed.
    report.free = overlaps ? 0 : proven
    if proven == swing {
      report.verdict = overlaps ? .unverified : .pass
      if overlaps { report.reason = "shapes overlap at rest, and are not followed" }
      return report
    }
    // Where the search only found that nothing can be told, a pose may.
    var tried = 0
    while hits.isEmpty, tried < 200 {
      let share = Halton.point(tried, dimensions: 3)
      var u = motion.home
      u[ball.azimuth] = .pi * (2 * share[0] - 1)
      u[ball.tilt] = proven + (swing - proven) * share[1].squareRoot()
      u[ball.twist] = twist.lowerBound + share[2] * (twist.upperBound - twist.lowerBound)
      tried += 1
      hits = near.flatMap(\.items).lazy.compactMap { CombinedSearch.confirmed($0, u, motion) }.prefix(1).map { $0 }
    }
    report.verdict = hits.isEmpty ? .unverified : .fail
    if hits.isEmpty {
      report.reason = budget.isExhausted ? "the budget of tests was used up" : "neither proven free nor proven blocked"
    }
    let shapes = model.shapes
    report.collisions = hits.map { hit in
      let (a, t) = (hit.u[ball.azimuth], hit.u[ball.tilt])
      return .init(
        moving: shapes[hit.item.moving].path, resting: shapes[hit.item.resting].path,
        pose: [id: hit.u[ball.twist], "\(id).x": t * cos(a), "\(id).y": t * sin(a)], at: hit.at, depth: hit.depth)
    }
    return report
  }
}
