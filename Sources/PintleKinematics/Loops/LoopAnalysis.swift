internal import Glibc
internal import PintleDocument

/// Rank, mobility and faults of a mechanism with loops or couplings.
struct LoopAnalysis {
  private let mechanism: Mechanism
  private let tracker: LoopTracker
  private var solver: LoopSolver { tracker.solver }
  private var system: LoopSystem { solver.system }
  /// What counts as nothing among the singular values, over the largest: loops are closed to 10⁻¹², and drawn to 10⁻¹⁰.
  private static let nothing = 1e-6

  init(_ mechanism: Mechanism, _ tracker: LoopTracker) {
    self.mechanism = mechanism
    self.tracker = tracker
  }

  func report(_ paths: [String: LoopPath]) -> MechanismReport {
    let trackers = samples(paths)
    let all = system.coordinates.all.indices.filter { !isIdle($0) }
    var report = MechanismReport(
      degreesOfFreedom: all.count, equations: system.owner.count, rank: 0, mobility: 0,
      given: all.count { mechanism.freedoms[system.coordinates.all[$0].freedom].record.role != .follows }, inputs: [],
      undriven: [], overdriven: [], singular: [], open: open(), unusable: system.unusable,
      homeIsReached: mechanism.homeStop == nil)

    report.rank = trackers.map { wholeRank($0, all) }.max() ?? 0
    report.mobility = all.count - report.rank
    for (i, block) in solver.blocks.enumerated() { judge(block, i, trackers, &report) }
    // Followers that no equation knows.
    for (c, coordinate) in system.coordinates.all.enumerated() where !solver.isUnknown[c] {
      let f = mechanism.freedoms[coordinate.freedom]
      if f.record.role == .follows, c == system.coordinates.first[coordinate.freedom] {
        let known = solver.isUnknown.indices.contains {
          solver.isUnknown[$0] && system.coordinates.all[$0].freedom == coordinate.freedom
        }
        if !known { report.undriven.append(.init(followers: [f.id], closures: [])) }
      }
    }
    report.inputs = mechanism.freedoms.filter { $0.record.role != .follows }.map { input($0, paths[$0.id]) }
    return report
  }

  private func isIdle(_ c: Int) -> Bool {
    let coordinate = system.coordinates.all[c]
    if case .idle = coordinate.motion { return true }
    // A ball turns by its three components; its value is one of them said again.
    if case .turn = coordinate.motion {
      return mechanism.freedoms[coordinate.freedom].record.type == .rotation3
    }
    return false
  }

  /// The mechanism in a few poses: what is singular in one is not in all.
  private func samples(_ paths: [String: LoopPath]) -> [LoopTracker] {
    var list = [tracker]
    for id in paths.keys.sorted() {
      guard let path = paths[id] else { continue }
      for share in [0.13, 0.41, 0.77] {
        var t = tracker
        let x = path.range.lowerBound + share * (path.range.upperBound - path.range.lowerBound)
        if t.settle(near: path.state(x)) { list.append(t) }
        if list.count > 12 { return list }
      }
    }
    return list
  }

  private func matrix(_ t: LoopTracker, rows: [Int], columns: [Int]) -> DenseMatrix {
    var place = [Int](repeating: -1, count: system.owner.count)
    for (i, r) in rows.enumerated() { place[r] = i }
    var column = [Int](repeating: -1, count: system.coordinates.all.count)
    for (i, c) in columns.enumerated() { column[c] = i }
    var J = DenseMatrix(rows: rows.count, columns: columns.count)
    system.jacobian(t.q, t.bodies, rows: place, columns: column, into: &J)
    return J
  }

  private func wholeRank(_ t: LoopTracker, _ columns: [Int]) -> Int {
    matrix(t, rows: Array(system.owner.indices), columns: columns).rank(tolerance: Self.nothing)
  }

  private func rank(_ J: DenseMatrix) -> Int {
    J.columns <= LoopTracker.mostForSingularValues
      ? SingularValues(J.triangular).rank(tolerance: Self.nothing) : J.rank(tolerance: Self.nothing)
  }

  // MARK: blocks

  private func judge(
    _ block: LoopSolver.Block, _ index: Int, _ trackers: [LoopTracker], _ report: inout MechanismReport
  ) {
    let names = closureNames(block)
    let ranks = trackers.map { rank(solver.jacobian(of: block, $0.q, $0.bodies)) }
    let best = ranks.max() ?? 0
    var generic = trackers[ranks.firstIndex(of: best) ?? 0]
    var most = best
    if best < block.unknowns.count, !block.isLinear, let near = disturbed(block) {
      let r = rank(solver.jacobian(of: block, near.q, near.bodies))
      if r > most {
        most = r
        generic = near
        report.singular.append(contentsOf: names)
      }
    }
    if most < block.unknowns.count, block.unknowns.count <= 200 {
      let values = SingularValues(solver.jacobian(of: block, generic.q, generic.bodies).triangular)
      var free = Set<Int>()
      for v in values.right[values.rank(tolerance: Self.nothing)...] {
        let moved = v.indices.filter { abs(v[$0]) > 1e-4 }.map { block.unknowns[$0] }
        if !isOwnSpin(moved) { free.formUnion(moved) }
      }
      if !free.isEmpty { report.undriven.append(.init(followers: ids(Array(free)), closures: names)) }
    }
    // What the givens cannot do freely: equations that the followers cannot answer.
    guard !block.givens.isEmpty else { return }
    let J = solver.jacobian(of: block, generic.q, generic.bodies)
    let G = solver.givenJacobian(of: block, generic.q, generic.bodies)
    let fight = unanswered(J, G)
    let fighting = block.givens.indices.filter { fight.contains($0) }.map { block.givens[$0] }
    if !fighting.isEmpty { report.overdriven.append(ids(fighting)) }
  }

  /// Columns of G with a part outside the column space of J, beyond rounding.
  private func unanswered(_ J: DenseMatrix, _ G: DenseMatrix) -> Set<Int> {
    let basis = orthonormalColumns(J)
    var found = Set<Int>()
    for c in 0..<G.columns {
      var v = (0..<G.rows).map { G[$0, c] }
      let before = v.reduce(0) { $0 + $1 * $1 }.squareRoot()
      for _ in 0..<2 {
        for b in basis {
          var dot = 0.0
          for i in v.indices { dot += v[i] * b[i] }
          for i in v.indices { v[i] -= dot * b[i] }
        }
      }
      let after = v.reduce(0) { $0 + $1 * $1 }.squareRoot()
      if after > Self.nothing * max(1, before) { found.insert(c) }
    }
    return found
  }

  private func orthonormalColumns(_ J: DenseMatrix) -> [[Double]] {
    let columns = J.transposed
    let independent = columns.independentRows(tolerance: Self.nothing).rows
    var basis: [[Double]] = []
    for r in independent {
      var v = Array(columns.row(r))
      for _ in 0..<2 {
        for b in basis {
          var dot = 0.0
          for i in v.indices { dot += v[i] * b[i] }
          for i in v.indices { v[i] -= dot * b[i] }
        }
      }
      let n = v.reduce(0) { $0 + $1 * $1 }.squareRoot()
      if n > 1e-12 { basis.append(v.map { $0 / n }) }
    }
    return basis
  }

  /// The components of one ball: a rod between two balls turns about itself, and nobody minds.
  private func isOwnSpin(_ moved: [Int]) -> Bool {
    guard let first = moved.first else { return true }
    let freedom = system.coordinates.all[first].freedom
    let joint = mechanism.joints[mechanism.freedoms[freedom].joint]
    return mechanism.freedoms[freedom].record.type == .rotation3
      && moved.allSatisfy { system.coordinates.all[$0].freedom == freedom }
      && mechanism.parts(movedByJoint: mechanism.freedoms[freedom].joint).count == 1 && joint.record.kind == .ball
  }

  /// A pose near the drawn one, off any symmetry: all coordinates of the block pushed a little, then closed again.
  private func disturbed(_ block: LoopSolver.Block) -> LoopTracker? {
    var q = tracker.q
    let all = system.coordinates.all
    for (i, c) in (block.unknowns + block.givens).enumerated() {
      // Golden-section steps: no two alike, and the same on every machine.
      let share = (Double(i + 1) * 0.6180339887498949).truncatingRemainder(dividingBy: 1) - 0.5
      q[c] += 0.02 * share * all[c].unit
    }
    // Givens move too: everything is unknown here.
    var bodies = tracker.bodies
    let columns = block.unknowns + block.givens
    guard columns.count <= 2 * LoopTracker.mostForSingularValues else { return nil }
    var residual = [Double](repeating: 0, count: system.owner.count)
    for _ in 0..<30 {
      bodies.update(system, q)
      system.residuals(q, bodies, into: &residual)
      let r = block.rows.map { -residual[$0] }
      if r.allSatisfy({ abs($0) < 1e-11 }) { break }
      var place = [Int](repeating: -1, count: system.owner.count)
      for (i, row) in block.rows.enumerated() { place[row] = i }
      var column = [Int](repeating: -1, count: all.count)
      for (i, c) in columns.enumerated() { column[c] = i }
      var J = DenseMatrix(rows: block.rows.count, columns: columns.count)
      system.jacobian(q, bodies, rows: place, columns: column, into: &J)
      system.step(&q, columns, SingularValues(J).leastSquares(r, tolerance: 1e-6))
    }
    var t = tracker
    return t.settle(near: q, within: 0.1) ? t : nil
  }

  private func ids(_ coordinates: [Int]) -> [String] {
    var list: [String] = []
    for c in coordinates.sorted() {
      let id = mechanism.freedoms[system.coordinates.all[c].freedom].id
      if !list.contains(id) { list.append(id) }
    }
    return list
  }

  private func closureNames(_ block: LoopSolver.Block) -> [String] {
    var list: [String] = []
    for row in block.rows {
      let name = system.name(ofRow: row)
      if !list.contains(name) { list.append(name) }
    }
    return list
  }

  // MARK: the drawing

  /// Closures whose two sides were drawn apart, and couplings that do not hold as drawn.
  private func open() -> [MechanismReport.Open] {
    var list: [MechanismReport.Open] = []
    var bodies = LoopBodies(system)
    bodies.update(system, solver.drawn)
    for closure in system.closures {
      var r = [Double](repeating: 0, count: system.owner.count)
      system.residuals(solver.drawn, bodies, into: &r)
      let own = r[closure.firstRow..<closure.firstRow + closure.record.kind.equations]
      guard own.contains(where: { abs($0) > 1e-9 }) else { continue }
      let A = closure.onA
      let B = closure.onB
      // Of the way between the two sides only what the closure does not leave free.
      var gap = Vector3.zero
      for i in closure.record.kind.heldPositions {
        let u = i == 0 ? B.x : i == 1 ? B.y : B.z
        gap += u * dot(B.translation - A.translation, u)
      }
      let angle = closure.record.kind.equations > 3 ? acos(min(1, max(-1, dot(A.z, B.z)))) : 0
      list.append(
        .init(
          id: closure.record.id, gap: norm(gap), direction: gap.normalized ?? .zero, angle: angle,
          remedies: remedies()))
    }
    for coupling in system.couplings {
      var r = [Double](repeating: 0, count: system.owner.count)
      system.residuals(solver.drawn, bodies, into: &r)
      if abs(r[coupling.row]) > 1e-9 {
        list.append(
          .init(
            id: coupling.record.id, gap: 0, direction: .zero, angle: abs(r[coupling.row]) * coupling.scale,
            remedies: remedies()))
      }
    }
    return list
  }

  /// How followers would have to stand for the loops to close.
  private func remedies() -> [MechanismReport.Remedy] {
    let closed = LoopTracker(solver)
    guard closed.worst < 1e-9 else { return [] }
    return system.coordinates.all.indices.compactMap { c in
      let change = closed.q[c] - solver.drawn[c]
      guard abs(change) > 1e-9 else { return nil }
      return .init(
        id: system.coordinates.names[c], unit: system.coordinates.all[c].isLength ? "m" : "rad", change: change)
    }
  }

  // MARK: inputs

  private func input(_ f: Freedom, _ path: LoopPath?) -> MechanismReport.Input {
    var input = MechanismReport.Input(
      id: f.id, unit: mechanism.unit(f), isPassive: f.record.role == .passive, lower: f.limits?.lowerBound,
      upper: f.limits?.upperBound, reachesFrom: f.limits?.lowerBound ?? f.home,
      reachesTo: f.limits?.upperBound ?? f.home + 2 * .pi, period: f.record.range == nil ? 2 * .pi : nil, followers: [],
      deadPoint: nil, leverage: nil, residual: 0, weakest: nil, weakestAt: nil)
    guard let path else { return input }
    input.reachesFrom = path.range.lowerBound
    input.reachesTo = path.range.upperBound
    input.residual = path.residual
    input.weakest = path.weakest?.ratio
    input.weakestAt = path.weakest?.at
    if f.record.range == nil { input.period = path.period }
    for (i, c) in path.coordinates.enumerated().dropFirst() {
      let extent = path.extent(i)
      let rates = path.knots.map { $0.rates[i] }
      let (least, most) = (rates.min() ?? 0, rates.max() ?? 0)
      let isSteady = most - least <= 1e-9 * max(1e-12, max(abs(least), abs(most)))
      input.followers.append(
        .init(
          id: system.coordinates.names[c], unit: system.coordinates.all[c].isLength ? "m" : "rad",
          lower: extent.lowerBound, upper: extent.upperBound, ratio: isSteady ? rates[0] : nil,
          startsAt: path.knots.first?.values[i] ?? 0, endsAt: path.knots.last?.values[i] ?? 0))
    }
    input.deadPoint = deadPoint(f, path)
    input.leverage = leverage(f, path)
    return input
  }

  /// Within the range where the path ends early; else the nearest one beyond its ends, as far as a turn or three ranges.
  private func deadPoint(_ f: Freedom, _ path: LoopPath) -> MechanismReport.DeadPoint? {
    guard solver.blocks.contains(where: { $0.givenColumn[path.input] >= 0 && !$0.isLinear }) else { return nil }
    var nearest: MechanismReport.DeadPoint?
    for (isUp, stop) in [(false, path.stops.down), (true, path.stops.up)] {
      var t = tracker
      let end = isUp ? path.range.upperBound : path.range.lowerBound
      guard t.settle(near: path.state(end)) else { continue }
      let edge = t.q
      if stop == nil {
        guard f.record.range != nil else { continue }
        let length = path.range.upperBound - path.range.lowerBound
        let reach = f.record.type == .translation ? 3 * length : max(2 * .pi, length)
        guard case .deadPoint = t.move(to: [(path.input, end + (isUp ? reach : -reach))]).stop else { continue }
      } else if case .deadPoint? = stop {
      } else {
        continue
      }
      // What runs away: the follower with the greatest rate, scaled.
      let all = system.coordinates.all
      guard
        let fastest = t.rates(by: path.input).max(by: {
          abs($0.rate) / all[$0.coordinate].unit < abs($1.rate) / all[$1.coordinate].unit
        })
      else { continue }
      let c = fastest.coordinate
      let found = MechanismReport.DeadPoint(
        at: t.q[path.input], isWithinRange: stop != nil, follower: system.coordinates.names[c],
        followerUnit: all[c].isLength ? "m" : "rad", followerAt: t.q[c], distance: abs(t.q[c] - edge[c]))
      if nearest == nil || (found.isWithinRange && nearest?.isWithinRange == false)
        || found.distance < nearest?.distance ?? .infinity
      {
        nearest = found
      }
    }
    return nearest
  }

  /// The slide among what moves that moves least is what drives; without one, the input itself.
  private func leverage(_ f: Freedom, _ path: LoopPath) -> MechanismReport.Leverage? {
    let all = system.coordinates.all
    guard path.knots.count > 1 else { return nil }
    // What drives: the input, or a slide that it moves evenly (a nut on its screw, a rack).
    let slides = path.coordinates.indices.filter { i in
      guard all[path.coordinates[i]].isLength else { return false }
      let rates = path.knots.map { $0.rates[i] }
      let (least, most) = (rates.min() ?? 0, rates.max() ?? 0)
      return abs(least) > 1e-12 && most - least <= 1e-9 * max(abs(least), abs(most))
    }
    let samples = (0...32).map { i in
      path.range.lowerBound + Double(i) / 32 * (path.range.upperBound - path.range.lowerBound)
    }
    let driver = slides.min { abs(path.knots[0].rates[$0]) < abs(path.knots[0].rates[$1]) } ?? 0
    // The part that moves most for what drives it, anywhere on the way.
    let parts = mechanism.model.parts
    let length = path.range.upperBound - path.range.lowerBound
    let steps = samples.map { x -> (a: Pose, b: Pose, driven: Double) in
      let (a, b) = (max(path.range.lowerBound, x - 1e-6 * length), min(path.range.upperBound, x + 1e-6 * length))
      return (
        mechanism.pose(at: path.state(a), tracker), mechanism.pose(at: path.state(b), tracker),
        abs(path.at(b).values[driver] - path.at(a).values[driver])
      )
    }
    var best = (part: -1, ratios: [Double](), most: 0.0)
    for p in parts.indices where !parts[p].bounds.isEmpty {
      let centre = parts[p].bounds.centre
      let ratios = steps.map { s in
        s.driven > 0 ? norm(s.b.motion(ofPart: p).apply(centre) - s.a.motion(ofPart: p).apply(centre)) / s.driven : 0
      }
      let most = ratios.max() ?? 0
      if most > best.most * (1 + 1e-6) { best = (p, ratios, most) }
    }
    guard best.part >= 0 else { return nil }
    let ratios = best.ratios
    guard let most = ratios.indices.max(by: { ratios[$0] < ratios[$1] }) else { return nil }
    return .init(
      driver: system.coordinates.names[path.coordinates[driver]],
      driverUnit: all[path.coordinates[driver]].isLength ? "m" : "rad", part: parts[best.part].record.id,
      atStart: ratios[0], atEnd: ratios[ratios.count - 1], most: ratios[most], mostAt: samples[most])
  }
}

extension ClosureRecord.Kind {
  /// The axes of the frame on b along which the points must coincide.
  var heldPositions: [Int] {
    switch self {
    case .hinge, .ball, .weld: [0, 1, 2]
    case .cylinder, .slide: [0, 1]
    case .slot: [1, 2]
    case .rest: [2]
    }
  }
}
