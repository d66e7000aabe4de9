internal import Glibc
internal import PintleDocument
internal import PintleModel

/// How inputs that move at the same time are looked at.
public struct CombinationOptions: Sendable {
  /// τ, metres; nil: the model's.
  public var tolerance: Double?
  /// nil: what the document declares (`PairPolicy.declared`).
  public var policy: PairPolicy?
  /// How far each input is let, by id: what its own sweep leaves of its range. An input that is not named runs over all of
  /// its range, one without a range once round.
  public var spans: [String: ClosedRange<Double>]
  /// nil: all inputs. Else only combinations of these.
  public var only: Set<String>?
  /// Keeps what one of them `needs` within those bounds; else all of its span is searched.
  public var keepsNeeds: Bool
  /// Tests of node and triangle pairs in all; about 5 million a second.
  public var budget: Int

  public init(
    tolerance: Double? = nil, policy: PairPolicy? = nil, spans: [String: ClosedRange<Double>] = [:],
    only: Set<String>? = nil, keepsNeeds: Bool = true, budget: Int = 2_000_000
  ) {
    self.tolerance = tolerance
    self.policy = policy
    self.spans = spans
    self.only = only
    self.keepsNeeds = keepsNeeds
    self.budget = budget
  }
}

extension Mechanism {
  /// Proves which inputs may move at the same time, and how far each may where others stand as they like.
  ///
  /// Only pairs of shapes are looked at that two inputs or more move against each other and whose swept boxes meet. Every
  /// two inputs that have such pairs are searched together, the others at home (where one `needs` another, that one is kept
  /// within what is needed); where three or more lie between two parts, the whole box of their values follows, and what of
  /// it cannot be proven within the budget is tried in poses spread evenly over it. In the order of the inputs.
  public func combinations(_ options: CombinationOptions = CombinationOptions()) -> [CombinationReport] {
    let given = options.tolerance ?? model.tolerance
    let tolerance = given.isFinite ? max(1e-9, given) : 1e-3
    var spans: [(freedom: Int, span: ClosedRange<Double>)] = []
    for (i, f) in freedoms.enumerated() where f.record.role != .follows && f.record.isScalar {
      guard options.only?.contains(f.id) ?? true else { continue }
      let whole = f.record.range == nil && f.record.type == .rotation ? f.home - .pi...f.home + .pi : f.limits
      guard let whole else { continue }
      spans.append((i, options.spans[f.id]?.clamped(to: whole) ?? whole))
    }
    guard spans.count > 1 else { return [] }
    let motion = CombinedMotion(self, spans: spans)
    guard motion.inputs.count > 1 else { return [] }
    let policy = options.policy ?? .declared(in: model.document, tolerance: tolerance)
    return CombinedSweep(motion, options, policy: policy, tolerance: tolerance).reports
  }
}

/// All combinations of a mechanism's inputs, one after the other.
struct CombinedSweep {
  private let motion: CombinedMotion
  private let found: CombinedGroups
  private let budget: SweepBudget
  private let all: Int
  private let keepsNeeds: Bool
  /// Of inputs, by id.
  private let places: [String: Int]
  /// Shares of the budget that one search may take, poses that are tried, and how close bounds are found (of a slab).
  private static let share = 4
  private static let leastShare = 1_000
  private static let poses = 200
  private static let halvings = 5
  /// Tests for finding what there is to be searched: some tenths of a second in the worst case.
  private static let leastForFinding = 1_000_000
  /// Tests that a pose with all loops closed is worth.
  private var costOfPose: Int { 10 * motion.costOfPose }

  init(_ motion: CombinedMotion, _ options: CombinationOptions, policy: PairPolicy, tolerance: Double) {
    self.motion = motion
    all = max(1, options.budget)
    budget = SweepBudget(all)
    keepsNeeds = options.keepsNeeds
    found = CombinedGroups(
      motion, policy: policy, tolerance: tolerance, budget: SweepBudget(max(all, Self.leastForFinding)))
    var places: [String: Int] = [:]
    for i in motion.inputs.indices { places[motion.mechanism.freedoms[motion.inputs[i].freedom].id] = i }
    self.places = places
  }

  /// Short of time, two inputs come before three, and what is not reached is counted, not listed.
  var reports: [CombinationReport] {
    let sets = Set(found.groups.map(\.inputs) + found.entangled.map(\.inputs))
    let pairs = pairs(of: sets)
    let sorted = pairs.sorted { $0.lexicographicallyPrecedes($1) }
    // Each a little first, so that the hard ones do not take all from the easy ones.
    var ofPairs = [CombinationReport?](repeating: nil, count: sorted.count)
    let little = max(all / (2 * max(1, sorted.count)), min(Self.leastShare, all))
    var hard: [Int] = []
    var left: [[Int]] = []
    for (k, pair) in sorted.enumerated() {
      guard !budget.isExhausted else {
        left.append(pair)
        continue
      }
      ofPairs[k] = report(pair, atMost: little)
      if ofPairs[k]?.verdict == .unverified { hard.append(k) }
    }
    for k in hard where !budget.isExhausted { ofPairs[k] = report(sorted[k], atMost: all / Self.share) }
    let notFree = sorted.indices.filter { ofPairs[$0].map { $0.verdict != .pass } ?? false }.map { sorted[$0] }
    var reports = ofPairs.compactMap(\.self)
    for set in sets.filter({ $0.count > 2 }).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      if budget.isExhausted {
        left.append(set)
        continue
      }
      // Where two of them collide already, the whole box is not free.
      let isFree = !notFree.contains { $0.allSatisfy(set.contains) }
      if let made = whole(set, isWorthProving: isFree) { reports.append(made) }
    }
    if let first = left.first {
      reports.append(open(first, others: left.count - 1, reason: "the budget of tests was used up"))
    }
    if !found.isComplete {
      reports.append(
        open(
          found.inputsOfLeft, others: max(0, found.left.count - 1),
          reason: "there are too many bodies and shapes to compare them all"))
    }
    return reports
  }

  /// Every two inputs of the sets.
  private func pairs(of sets: Set<[Int]>) -> Set<[Int]> {
    var pairs: Set<[Int]> = []
    for list in sets {
      for (n, i) in list.enumerated() { for j in list.dropFirst(n + 1) { pairs.insert([i, j]) } }
    }
    return pairs
  }

  /// Of which nothing is known.
  private func open(_ inputs: [Int], others: Int, reason: String) -> CombinationReport {
    CombinationReport(
      inputs: inputs.map { .init(dof: id($0), span: motion.inputs[$0].span, free: []) }, verdict: .unverified,
      collisions: [], coverage: 0, reason: reason, others: others)
  }

  // MARK: bases and spans

  private func joint(_ input: Int) -> JointRecord {
    let mechanism = motion.mechanism
    return mechanism.joints[mechanism.freedoms[motion.inputs[input].freedom].joint].record
  }

  private func id(_ input: Int) -> String { motion.mechanism.freedoms[motion.inputs[input].freedom].id }

  /// The others at home, or where one of these needs them.
  private func base(for inputs: [Int]) -> [Double] {
    var u = motion.home
    for i in inputs {
      for need in joint(i).needs {
        guard let other = places[need.dof], !inputs.contains(other) else { continue }
        let span = motion.inputs[other].span
        u[other] = min(max(u[other], need.min ?? -.infinity), need.max ?? .infinity)
        u[other] = min(max(u[other], span.lowerBound), span.upperBound)
      }
    }
    return u
  }

  /// What is searched of an input: within what others of the combination need of it.
  private func span(_ input: Int, among inputs: [Int]) -> ClosedRange<Double>? {
    var (low, high) = (motion.inputs[input].span.lowerBound, motion.inputs[input].span.upperBound)
    for i in inputs where i != input && keepsNeeds {
      for need in joint(i).needs where need.dof == id(input) {
        low = max(low, need.min ?? -.infinity)
        high = min(high, need.max ?? .infinity)
      }
    }
    return low < high ? low...high : nil
  }

  // MARK: two inputs

  /// - Parameter most: tests that a search may take.
  private func report(_ inputs: [Int], atMost most: Int) -> CombinationReport? {
    let base = base(for: inputs)
    let groups = found.groups(moving: inputs)
    let spans = inputs.compactMap { span($0, among: inputs) }
    guard spans.count == inputs.count else { return nil }
    if found.entangled.contains(where: { Set(inputs).isSubset(of: $0.inputs) }) {
      return sampled(inputs, spans, base, groups, reason: "a loop hangs on both")
    }
    let middle = zip(inputs, spans).reduce(into: base) { u, e in
      u[e.0] = min(max(u[e.0], e.1.lowerBound), e.1.upperBound)
    }
    let near = motion.apart(groups, base: middle, budget: budget).near
    return near.isEmpty ? nil : searched(inputs, spans, base, near, atMost: most)
  }

  private func searched(
    _ inputs: [Int], _ spans: [ClosedRange<Double>], _ base: [Double], _ groups: [CombinedGroup], atMost most: Int
  ) -> CombinationReport {
    budget.lending(atMost: most) { share in
      var search = CombinedSearch(motion, groups, inputs: inputs, spans: spans, base: base, budget: share)
      search.run()
      return finished(search, groups, base, share)
    }
  }

  private func finished(
    _ search: CombinedSearch, _ groups: [CombinedGroup], _ base: [Double], _ share: SweepBudget
  ) -> CombinationReport {
    let inputs = search.inputs
    var list: [CombinationReport.Input] = []
    for (k, input) in inputs.enumerated() {
      list.append(
        .init(
          dof: id(input), span: search.spans[k],
          free: search.isFree ? [search.spans[k]] : free(k, search, groups, base, share)))
    }
    let verdict: Verdict = search.isFree ? .pass : search.isBlocked ? .fail : .unverified
    return CombinationReport(
      inputs: list, verdict: verdict, collisions: collisions(search.hits), coverage: min(1, search.coverage),
      reason: verdict == .unverified
        ? share.isExhausted ? "the budget of tests was used up" : "neither proven free nor proven blocked" : nil)
  }

  /// Runs of slabs without a mark, each end moved into the marked slab beside it as far as that is proven free too.
  private func free(
    _ k: Int, _ search: CombinedSearch, _ groups: [CombinedGroup], _ base: [Double], _ share: SweepBudget
  ) -> [ClosedRange<Double>] {
    let span = search.spans[k]
    let width = (span.upperBound - span.lowerBound) / Double(CombinedSearch.slabs)
    var list: [ClosedRange<Double>] = []
    var start: Int?
    for s in 0...CombinedSearch.slabs {
      if s < CombinedSearch.slabs, search.marks[k][s] == nil {
        start = start ?? s
        continue
      }
      guard let first = start else { continue }
      start = nil
      var (low, high) = (span.lowerBound + Double(first) * width, span.lowerBound + Double(s) * width)
      if s < CombinedSearch.slabs { high = moved(k, from: high, by: width, search, groups, base, share) }
      if first > 0 { low = moved(k, from: low, by: -width, search, groups, base, share) }
      list.append(low...min(high, span.upperBound))
    }
    return list
  }

  private func moved(
    _ k: Int, from edge: Double, by width: Double, _ search: CombinedSearch, _ groups: [CombinedGroup],
    _ base: [Double], _ share: SweepBudget
  ) -> Double {
    var (proven, open) = (edge, edge + width)
    for _ in 0..<Self.halvings where !share.isExhausted {
      let middle = (proven + open) / 2
      var spans = search.spans
      spans[k] = min(proven, middle)...max(proven, middle)
      var strip = CombinedSearch(
        motion, groups, inputs: search.inputs, spans: spans, base: base, budget: share, stopsAtFirst: true)
      strip.run()
      if strip.isFree { proven = middle } else { open = middle }
    }
    return proven
  }

  private func collisions(_ hits: [CombinedSearch.Hit]) -> [CombinationReport.Collision] {
    let shapes = motion.mechanism.model.shapes
    var seen: Set<[Int]> = []
    return hits.compactMap { hit in
      guard seen.insert([hit.item.moving, hit.item.resting]).inserted else { return nil }
      let group = found.groups.first { g in
        g.items.contains { $0.moving == hit.item.moving && $0.resting == hit.item.resting }
      }
      var pose: [String: Double] = [:]
      for i in group?.inputs ?? [] { pose[id(i)] = hit.u[i] }
      return .init(
        moving: shapes[hit.item.moving].path, resting: shapes[hit.item.resting].path, pose: pose, at: hit.at,
        depth: hit.depth)
    }
  }

  // MARK: more

  private func whole(_ inputs: [Int], isWorthProving: Bool) -> CombinationReport? {
    let base = base(for: inputs)
    let spans = inputs.compactMap { span($0, among: inputs) }
    guard spans.count == inputs.count else { return nil }
    let groups = found.groups.filter { $0.inputs == inputs }
    if found.entangled.contains(where: { $0.inputs == inputs }) {
      return sampled(inputs, spans, base, groups, reason: "a loop hangs on several of them")
    }
    let near = motion.apart(groups, base: base, budget: budget).near
    guard !near.isEmpty else { return nil }
    var coverage = 0.0
    var reason = "two of them collide already"
    if isWorthProving {
      let made = searched(inputs, spans, base, near, atMost: all / Self.share)
      if made.verdict != .unverified { return made }
      coverage = made.coverage
      reason = made.reason ?? reason
    }
    var made = sampled(inputs, spans, base, near, reason: reason)
    made?.coverage = coverage
    return made
  }

  /// Poses spread evenly over the box; loops are closed in each.
  private func sampled(
    _ inputs: [Int], _ spans: [ClosedRange<Double>], _ base: [Double], _ groups: [CombinedGroup], reason: String
  ) -> CombinationReport? {
    let mechanism = motion.mechanism
    let shapes = mechanism.model.shapes
    var items = groups.flatMap { $0.items.map { (moving: $0.moving, resting: $0.resting, tolerance: $0.tolerance) } }
    for e in found.entangled where inputs.allSatisfy(e.inputs.contains) {
      items.append(
        (
          e.moving, e.resting,
          PairTolerance.tolerance(shapes[e.moving], shapes[e.resting], asset: mechanism.model.tolerance)
        ))
    }
    guard !items.isEmpty else { return nil }
    guard inputs.count <= Halton.mostDimensions else {
      return open(inputs, others: 0, reason: "\(inputs.count) inputs are too many to try poses of all")
    }
    var hits: [CombinationReport.Collision] = []
    var seen: Set<Int> = []
    var count = 0
    for n in 0..<Self.poses where !budget.isExhausted {
      let share = Halton.point(n, dimensions: inputs.count)
      var values: [String: Double] = [:]
      for (i, v) in base.enumerated() { values[id(i)] = v }
      for (k, input) in inputs.enumerated() {
        values[id(input)] = spans[k].lowerBound + share[k] * (spans[k].upperBound - spans[k].lowerBound)
      }
      let pose = mechanism.pose(values)
      budget.spend(nodes: costOfPose, triangles: 0)
      guard pose.isReached else { continue }
      count += 1
      for (k, item) in items.enumerated() where !seen.contains(k) && !budget.isExhausted {
        let (m, r) = (shapes[item.moving], shapes[item.resting])
        let X_AR = pose.motion(ofPart: r.part) * r.X_AS
        let pair = ShapePair(
          SurfaceCache.shared.entry(of: m.solid).surface, SurfaceCache.shared.entry(of: r.solid).surface,
          X_BA: X_AR.inverse * (pose.motion(ofPart: m.part) * m.X_AS))
        budget.spend(nodes: CombinedSearch.costOfRelation, triangles: 0)
        let (depth, at) = pair.depth(budget: 60, least: item.tolerance, enough: 2 * item.tolerance)
        guard depth > item.tolerance else { continue }
        seen.insert(k)
        hits.append(
          .init(
            moving: m.path, resting: r.path, pose: values.filter { id in inputs.contains { self.id($0) == id.key } },
            at: X_AR.apply(at), depth: depth))
      }
    }
    return CombinationReport(
      inputs: zip(inputs, spans).map { .init(dof: id($0), span: $1, free: []) },
      verdict: hits.isEmpty ? .unverified : .fail, collisions: hits, coverage: 0, poses: count, reason: reason)
  }
}
