internal import Glibc
internal import PintleDocument

/// A mechanism on its branch: moved from pose to pose in steps that cannot leave it.
struct LoopTracker: Sendable {
  /// Why a motion ended early.
  enum Stop: Hashable, Sendable {
    /// The followers can no longer follow: their Jacobian loses rank there. The block's index.
    case deadPoint(block: Int)
    /// Equations that held in the drawn pose can no longer all hold: the id of what is violated most.
    case contradiction(String)
    /// It takes too long: a mechanism of very many parts, or very many turns.
    case exhausted
  }

  /// What is solved in one block: equations that suffice, and how their determinant stood when they were chosen.
  private struct Choice: Sendable {
    var rows: [Int] = []
    var quality = 0.0
    var sign = 0.0
    /// As many independent equations as unknowns.
    var isSquare = false
  }

  let solver: LoopSolver
  private(set) var q: [Double]
  private(set) var bodies: LoopBodies
  private var choices: [Choice]
  private var residual: [Double]
  /// The largest residual that the drawn pose itself has: more is asked of nobody.
  private var slack: Double

  /// Closed to this, as a share of the asset's size or radians.
  private static let closed = 1e-12
  /// The longest step of a follower on a loop: radians, or sizes of the asset.
  private static let longestStep = 0.15
  /// Steps of one motion, and entries of Jacobians in all of them: some seconds.
  private static let mostSteps = 200_000
  private static let mostEntries = 300_000_000
  /// Unknowns beyond which singular values are not asked for: n³, many times over.
  static let mostForSingularValues = 64

  /// In the drawn pose.
  init(_ solver: LoopSolver) {
    self.solver = solver
    q = solver.drawn
    bodies = LoopBodies(solver.system)
    choices = [Choice](repeating: Choice(), count: solver.blocks.count)
    residual = [Double](repeating: 0, count: solver.system.owner.count)
    slack = 0
    bodies.update(solver.system, q)
    for b in solver.blocks.indices { choose(b) }
    // A drawing that is a little open is closed where it can be.
    _ = correct(Array(solver.blocks.indices))
    bodies.update(solver.system, q)
    solver.system.residuals(q, bodies, into: &residual)
    slack = residual.reduce(0) { max($0, abs($1)) }
    for b in solver.blocks.indices { choose(b) }
  }

  /// The largest violation of any equation, as a share of the asset's size or radians.
  var worst: Double { residual.reduce(0) { max($0, abs($1)) } }

  // MARK: one block

  private mutating func choose(_ b: Int) {
    let block = solver.blocks[b]
    guard !block.unknowns.isEmpty else { return }
    let J = solver.jacobian(of: block, q, bodies)
    let independent = J.independentRows(tolerance: 1e-7)
    var choice = Choice(rows: independent.rows)
    choice.isSquare = independent.rows.count == block.unknowns.count
    if choice.isSquare {
      let factors = LUFactors(J.selecting(rows: choice.rows))
      choice.quality = factors.quality
      choice.sign = factors.sign
    }
    choices[b] = choice
  }

  /// x with J x = −r, over the chosen equations where they are enough, else the shortest of the nearest.
  private func solve(_ b: Int, _ J: DenseMatrix, _ r: [Double]) -> (steps: [Double], sign: Double, quality: Double) {
    let choice = choices[b]
    if choice.isSquare {
      let factors = LUFactors(J.selecting(rows: choice.rows))
      if factors.sign != 0, factors.quality > 1e-11 {
        return (factors.solve(choice.rows.map { -r[$0] }), factors.sign, factors.quality)
      }
    }
    guard J.columns > Self.mostForSingularValues else {
      return (SingularValues(J).leastSquares(r.map { -$0 }, tolerance: 1e-8), 0, 0)
    }
    // Of independent rows R the shortest x with R x = b is Rᵀ (R Rᵀ)⁻¹ b; what the others say they say, too, or Newton's
    // method does not close.
    let R = J.selecting(rows: choice.rows)
    let y = LUFactors(R.gram).solve(choice.rows.map { -r[$0] })
    return (R.transposedTimes(y), 0, 0)
  }

  /// Newton's method on some blocks; the total length of its steps in scaled coordinates, nil where it does not close.
  private mutating func correct(_ list: [Int]) -> Double? {
    var total = 0.0
    var before = Double.infinity
    for _ in 0..<12 {
      bodies.update(solver.system, q)
      solver.system.residuals(q, bodies, into: &residual)
      var worst = 0.0
      for b in list { for row in solver.blocks[b].rows { worst = max(worst, abs(residual[row])) } }
      if worst <= Self.closed { return total }
      // As near as rounding, or a drawing that is a little open, lets it.
      if worst >= 0.5 * before, worst <= max(1e-10, 4 * slack) { return total }
      guard worst.isFinite, worst < 10 else { return nil }
      before = worst
      var longest = 0.0
      for b in list {
        let block = solver.blocks[b]
        guard !block.unknowns.isEmpty else { continue }
        let J = solver.jacobian(of: block, q, bodies)
        let steps = solve(b, J, block.rows.map { residual[$0] }).steps
        longest = max(longest, steps.reduce(0) { max($0, abs($1)) })
        guard longest < 1 else { return nil }
        solver.system.step(&q, block.unknowns, steps)
      }
      total += longest
    }
    bodies.update(solver.system, q)
    solver.system.residuals(q, bodies, into: &residual)
    var worst = 0.0
    for b in list { for row in solver.blocks[b].rows { worst = max(worst, abs(residual[row])) } }
    return worst <= max(1e-10, 4 * slack) ? total : nil
  }

  /// How the unknowns of a block change while its givens change by `change` (scaled, per unit of the way).
  private func tangent(_ b: Int, _ change: [Double]) -> (steps: [Double], sign: Double, quality: Double) {
    let block = solver.blocks[b]
    let J = solver.jacobian(of: block, q, bodies)
    let G = solver.givenJacobian(of: block, q, bodies)
    var r = [Double](repeating: 0, count: block.rows.count)
    for i in r.indices { for c in change.indices { r[i] += G[i, c] * change[c] } }
    return solve(b, J, r)
  }

  /// How the followers change with one coordinate, others at rest: coordinate and rate, in own units.
  func rates(by coordinate: Int) -> [(coordinate: Int, rate: Double)] {
    var list: [(coordinate: Int, rate: Double)] = []
    let all = solver.system.coordinates.all
    for (b, block) in solver.blocks.enumerated() where !block.unknowns.isEmpty && block.givenColumn[coordinate] >= 0 {
      var change = [Double](repeating: 0, count: block.givens.count)
      change[block.givenColumn[coordinate]] = 1
      let steps = tangent(b, change).steps
      for (i, c) in block.unknowns.enumerated() {
        list.append((c, steps[i] * all[c].unit / all[coordinate].unit))
      }
    }
    return list
  }

  /// The smallest and the largest singular value of the followers' Jacobian, over all blocks that are on loops.
  func singularValues(of b: Int) -> SingularValues {
    SingularValues(solver.jacobian(of: solver.blocks[b], q, bodies).triangular)
  }

  /// Puts all coordinates near a pose on the branch and closes it there; false where it does not close, or not nearby.
  mutating func settle(near guess: [Double], within reach: Double = 0.05) -> Bool {
    let saved = (q, bodies, residual)
    q = guess
    if let way = correct(Array(solver.blocks.indices)), way <= reach { return true }
    (q, bodies, residual) = saved
    return false
  }

  // MARK: moving

  /// Moves given coordinates straight to where they are to be, followers along; how much of the way was made (1: all), and
  /// what ended it.
  ///
  /// - Parameter visit: called after each step with the share of the way, the tracker as it stands then.
  mutating func move(
    to targets: [(coordinate: Int, value: Double)], visit: (Double, LoopTracker) -> Void = { _, _ in }
  ) -> (share: Double, stop: Stop?) {
    let all = solver.system.coordinates.all
    var goal = q
    for t in targets where !solver.isUnknown[t.coordinate] && t.value.isFinite { goal[t.coordinate] = t.value }
    let start = q
    let moving = q.indices.filter { goal[$0] != start[$0] }
    guard !moving.isEmpty else { return (1, nil) }
    // What loops and couplings do not know simply goes there.
    let touched = solver.blocks.indices.filter { b in
      moving.contains { solver.blocks[b].givenColumn[$0] >= 0 }
    }
    let tied = touched.filter { solver.blocks[$0].unknowns.isEmpty }
    let active = touched.filter { !solver.blocks[$0].unknowns.isEmpty }
    guard !active.isEmpty else {
      for c in moving { q[c] = goal[c] }
      bodies.update(solver.system, q)
      solver.system.residuals(q, bodies, into: &residual)
      return (1, violated(tied, targets: goal, start))
    }
    let changes = active.map { b in
      solver.blocks[b].givens.map { (goal[$0] - start[$0]) / all[$0].unit }
    }
    let steepest = active.indices.reduce(0.0) { most, i in
      zip(changes[i], solver.blocks[active[i]].bends).reduce(most) { $1.1 ? max($0, abs($1.0)) : $0 }
    }
    let entries = active.reduce(0) { $0 + solver.blocks[$1].rows.count * solver.blocks[$1].unknowns.count }
    let mostSteps = min(Self.mostSteps, max(200, Self.mostEntries / max(1, 4 * entries)))
    var s = 0.0
    var h = 1.0
    if steepest > 0 { h = min(1, Self.longestStep / steepest) }
    var tangents = active.indices.map { tangent(active[$0], changes[$0]) }
    var count = 0
    while s < 1 {
      count += 1
      if count > mostSteps { return (s, .exhausted) }
      var fastest = steepest
      for (i, b) in active.enumerated() where !solver.blocks[b].isLinear {
        fastest = max(fastest, tangents[i].steps.reduce(0) { max($0, abs($1)) })
      }
      if fastest > 0 { h = min(h, Self.longestStep / fastest) }
      h = min(h, 1 - s)
      let saved = (q, bodies, residual)
      let next = 1 - s - h < 1e-12 ? 1 : s + h
      for c in moving { q[c] = start[c] + next * (goal[c] - start[c]) }
      if next == 1 { for c in moving { q[c] = goal[c] } }
      for (i, b) in active.enumerated() {
        solver.system.step(&q, solver.blocks[b].unknowns, tangents[i].steps.map { $0 * h })
      }
      var isGood = false
      var fresh: [(steps: [Double], sign: Double, quality: Double)] = []
      if let correction = correct(active) {
        isGood = correction <= max(0.25 * fastest * h, 1e-9) || active.allSatisfy { solver.blocks[$0].isLinear }
        if isGood {
          fresh = active.indices.map { tangent(active[$0], changes[$0]) }
          for (i, b) in active.enumerated() where !solver.blocks[b].isLinear {
            // A determinant that changes its sign has passed zero, and a tangent that turns is another branch's.
            if choices[b].isSquare, fresh[i].sign * choices[b].sign <= 0 { isGood = false }
            if !isSameWay(tangents[i].steps, fresh[i].steps) { isGood = false }
          }
        }
      }
      guard isGood else {
        (q, bodies, residual) = saved
        h /= 2
        if h * max(fastest, 1e-3) < 1e-9 || h < 1e-12 {
          return (s, stop(active))
        }
        continue
      }
      s = next
      h *= 1.7
      for (i, b) in active.enumerated() where choices[b].isSquare && !solver.blocks[b].isLinear {
        // Which equations suffice changes along the way: a pair of rods is dead where another is not.
        // Where all of them together say too little, the old choice is kept: its sign tells when the dead point is passed.
        guard fresh[i].quality < 0.05 * choices[b].quality else { continue }
        let before = choices[b]
        choose(b)
        if !choices[b].isSquare || choices[b].quality < 2 * fresh[i].quality { choices[b] = before }
      }
      tangents = fresh
      visit(s, self)
      if let stop = violated(tied, targets: goal, start) { return (s, stop) }
    }
    return (1, nil)
  }

  private func isSameWay(_ a: [Double], _ b: [Double]) -> Bool {
    var (dot, p, q) = (0.0, 0.0, 0.0)
    for i in a.indices {
      dot += a[i] * b[i]
      p += a[i] * a[i]
      q += b[i] * b[i]
    }
    // A follower that turns round (at a dead centre of the input's side) is nearly at rest then.
    return p * q < 1e-8 || dot > 0.5 * (p * q).squareRoot() || min(p, q) < 0.05 * max(p, q)
  }

  private func violated(_ tied: [Int], targets: [Double], _ start: [Double]) -> Stop? {
    for b in tied {
      for row in solver.blocks[b].rows where abs(residual[row]) > max(1e-9, 4 * slack) {
        return .contradiction(solver.system.name(ofRow: row))
      }
    }
    return nil
  }

  /// A dead point, or equations in conflict: the latter where the followers' Jacobian is sound but nothing closes.
  private mutating func stop(_ active: [Int]) -> Stop {
    for b in active {
      let block = solver.blocks[b]
      let J = solver.jacobian(of: block, q, bodies)
      guard J.columns <= Self.mostForSingularValues else { return .deadPoint(block: b) }
      let values = SingularValues(J.triangular).values
      let least = values.last ?? 0
      if least < 1e-3 * max(1e-12, values.first ?? 0) || least < 1e-4 { return .deadPoint(block: b) }
    }
    // Sound followers, and yet no way on: the equations fight each other.
    var worst = (row: -1, by: 0.0)
    for b in active {
      let block = solver.blocks[b]
      guard block.rows.count > block.unknowns.count else { continue }
      let unused = Set(block.rows.indices).subtracting(choices[b].rows)
      for i in unused {
        let row = block.rows[i]
        let size = (solver.jacobian(of: block, q, bodies).row(i).reduce(0) { max($0, abs($1)) })
        if worst.row < 0 || size > worst.by { worst = (row, size) }
      }
    }
    if worst.row >= 0 { return .contradiction(solver.system.name(ofRow: worst.row)) }
    return .deadPoint(block: active[0])
  }
}
