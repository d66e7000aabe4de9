internal import PintleDocument
internal import PintleModel

/// Pairs of shapes that the same inputs move against each other in the same way.
struct CombinedGroup {
  let chain: CombinedChain
  let items: [PathPair.Item]

  var inputs: [Int] { chain.inputs }
}

/// Finds what several inputs could bring together: by the boxes that they sweep, and by layers of plane motions.
struct CombinedGroups {
  private let motion: CombinedMotion
  private let placed: PathShapes
  private let policy: PairPolicy
  private let tolerance: Double
  private let swept: SweptBounds
  private let budget: SweepBudget
  /// Tests that comparisons with envelopes may take, in all and each.
  private let envelopes = SweepBudget(200_000)
  private static let mostForEnvelope = 20_000
  /// Boxes of bodies that are compared.
  private static let mostForBodies = 4_000_000
  /// Parts that never move against each other, with the shapes that have triangles.
  private struct Cluster {
    var part: Int
    var shapes: [Int]
    /// The joints from the root on that move.
    var joints: [Int]
    /// The outermost turn, and whether it goes all the way round.
    var turn: (line: LineRecord, isWhole: Bool)?
    var line: LineRecord? { turn?.line }
  }
  private(set) var groups: [CombinedGroup] = []
  /// Pairs that hang on loops that several inputs move: nothing is proven of them.
  private(set) var entangled: [(inputs: [Int], moving: Int, resting: Int)] = []
  /// Pairs of bodies that were not looked at as the budget was used up; nothing is known of them.
  private(set) var left: [(a: Int, b: Int)] = []
  /// There are so many bodies that not even all pairs of them were listed.
  private(set) var isCut = false
  /// Shapes whose triangles have been gone through.
  private var touched: Set<Int> = []

  /// - Parameter budget: for finding them; those with the fewest joints in between come first.
  init(_ motion: CombinedMotion, policy: PairPolicy, tolerance: Double, budget: SweepBudget) {
    self.motion = motion
    self.policy = policy
    self.tolerance = tolerance
    self.budget = budget
    placed = PathShapes(motion.mechanism.model.shapes)
    swept = SweptBounds(motion, placed, budget: budget)
    let clusters = makeClusters()
    let around = clusters.map { swept.around($0.shapes, ofPart: $0.part).grown(1e-6) }
    let meeting = MeetingBoxes(around, around, budget: SweepBudget(Self.mostForBodies))
    isCut = !meeting.isComplete
    let near = meeting.pairs.filter { $0.second < $0.first }
    func between(_ a: Int, _ b: Int) -> Int {
      let (up, down) = (clusters[a].joints, clusters[b].joints)
      return up.count + down.count - 2 * zip(up, down).prefix { $0 == $1 }.count
    }
    let sorted = near.map { (between($0.first, $0.second), $0.first, $0.second) }.sorted { $0 < $1 }
    for (_, a, b) in sorted where budget.isExhausted || !meet(clusters[a], clusters[b]) {
      left.append((clusters[a].part, clusters[b].part))
    }
  }

  /// Whether all pairs that several inputs move were seen.
  var isComplete: Bool { left.isEmpty && !isCut }

  /// Inputs between two bodies that were left out, for an example.
  var inputsOfLeft: [Int] {
    for (a, b) in left.prefix(20) {
      let own = CombinedChain(motion, a, b, droppingFirst: false, droppingLast: false, middle: .zero).inputs
      if own.count > 1 { return own }
    }
    return isComplete ? [] : Array(motion.inputs.indices.prefix(2))
  }

  private func chain(
    _ a: Cluster, _ b: Cluster, droppingFirst: Bool, droppingLast: Bool, middle: Vector3, girth: Double = .infinity
  ) -> CombinedChain {
    let made = CombinedChain(
      motion, a.part, b.part, droppingFirst: droppingFirst, droppingLast: droppingLast, middle: middle, girth: girth)
    budget.spend(nodes: made.cost.making, triangles: 0)
    return made
  }

  /// Counts what it takes to go through a shape's triangles, once.
  private mutating func touch(_ shapes: Set<Int>) {
    for i in shapes where touched.insert(i).inserted {
      budget.spend(nodes: 20 + placed.surface(i).triangleCount / 2, triangles: 0)
    }
  }

  /// Those that all of these inputs move.
  func groups(moving inputs: [Int]) -> [CombinedGroup] {
    groups.filter { g in inputs.allSatisfy(g.inputs.contains) }
  }

  private func makeClusters() -> [Cluster] {
    let mechanism = motion.mechanism
    var known: [[Int]: Int] = [:]
    var list: [Cluster] = []
    for part in mechanism.model.parts.indices {
      let shapes = mechanism.model.parts[part].shapes.filter { placed.isSound($0) }
      guard !shapes.isEmpty else { continue }
      let joints = mechanism.path(toPart: part).filter { j in
        mechanism.joints[j].freedoms.contains { f in
          motion.ball?.freedom == f
            || motion.system.coordinates.indices(of: f).contains { !motion.shares[$0].isEmpty }
        }
      }
      if let k = known[joints] {
        list[k].shapes += shapes
      } else {
        known[joints] = list.count
        list.append(
          Cluster(
            part: part, shapes: shapes, joints: joints, turn: CombinedChain.outermostLine(motion, part: part)))
      }
    }
    return list
  }

  /// False where the budget was used up before all of it was seen.
  private mutating func meet(_ one: Cluster, _ two: Cluster) -> Bool {
    let mechanism = motion.mechanism
    let (up, down) = (mechanism.path(toPart: one.part), mechanism.path(toPart: two.part))
    // The deeper one is said to move.
    let (a, b) = up.count >= down.count ? (one, two) : (two, one)
    guard self.chain(a, b, droppingFirst: false, droppingLast: false, middle: .zero).inputs.count > 1 else {
      return true
    }
    let depth = zip(up, down).prefix { $0 == $1 }.count
    func bounds(_ list: [Int]) -> [Bounds] { list.map { swept.bounds($0, below: depth).grown(1e-6) } }
    let meeting = MeetingBoxes(bounds(a.shapes), bounds(b.shapes), budget: budget)
    guard meeting.isComplete else { return false }
    var near = meeting.pairs.map { (a.shapes[$0.first], b.shapes[$0.second]) }
    guard !near.isEmpty else { return true }
    touch(Set(near.flatMap { [$0.0, $0.1] }))
    // What looks the same however its outermost line turns it does not hang on that.
    func round(_ list: Set<Int>, _ line: LineRecord?) -> Set<Int> {
      guard let line else { return [] }
      return list.filter { placed.shapes[$0].isRevolved(about: line, within: PairTolerance.least / 4) }
    }
    near = withoutBalls(near)
    guard !near.isEmpty else { return true }
    let roundMoving = round(Set(near.map(\.0)), a.line)
    let roundResting = round(Set(near.map(\.1)), b.line)
    let middle = placed.bounds(near.map(\.0)).centre
    let girth = girth(Set(near.map(\.0)))
    for first in [false, true] {
      for last in [false, true] {
        let own = near.filter { roundMoving.contains($0.0) == first && roundResting.contains($0.1) == last }
        guard !own.isEmpty else { continue }
        // A pair takes as long as some boxes, and more of them than that are not compared one by one in the end.
        budget.spend(nodes: 4 * own.count, triangles: 0)
        guard !budget.isExhausted else { return false }
        let chain = self.chain(a, b, droppingFirst: first, droppingLast: last, middle: middle, girth: girth)
        guard chain.inputs.count > 1 else { continue }
        if chain.isEntangled {
          entangled += own.map { (chain.inputs, $0.0, $0.1) }
          continue
        }
        var items = own.compactMap { item($0.0, $0.1, chain) }
        if !first, a.turn?.isWhole == true { items = beside(items, a, b, chain, atFirst: true, middle) }
        if !last, b.turn?.isWhole == true { items = beside(items, a, b, chain, atFirst: false, middle) }
        if !items.isEmpty { groups.append(CombinedGroup(chain: chain, items: items)) }
      }
    }
    return true
  }

  /// How far shapes reach from the axis of the ball that moves, drawn pose.
  private func girth(_ list: Set<Int>) -> Double {
    guard let ball = motion.ball else { return .infinity }
    let c = motion.system.coordinates.all[ball.first]
    return list.reduce(0) { most, shape in
      placed.placed(shape, inset: 0, in: .identity).positions.reduce(most) {
        max($0, norm(cross($1 - c.origin, c.direction)))
      }
    }
  }

  /// Without pairs of which one is round about the middle of the ball that moves, if that is all that lies between them.
  private func withoutBalls(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
    guard let ball = motion.ball else { return pairs }
    let c = motion.system.coordinates.all[ball.first]
    let across = c.direction.anyPerpendicular
    func isRound(_ shape: Int) -> Bool {
      [c.direction, across].allSatisfy {
        placed.shapes[shape].isRevolved(
          about: LineRecord(origin: c.origin, direction: $0), within: PairTolerance.least / 4)
      }
    }
    let round = Set(Set(pairs.flatMap { [$0.0, $0.1] }).filter(isRound))
    return pairs.filter { !round.contains($0.0) && !round.contains($0.1) }
  }

  /// Those of the pairs that are not clear of all that the shape at an end sweeps by turning round and round.
  private mutating func beside(
    _ items: [PathPair.Item], _ a: Cluster, _ b: Cluster, _ chain: CombinedChain, atFirst: Bool, _ middle: Vector3
  ) -> [PathPair.Item] {
    guard let line = (atFirst ? a : b).line else { return items }
    let inner = self.chain(a, b, droppingFirst: atFirst, droppingLast: !atFirst, middle: middle)
    guard !inner.inputs.isEmpty, !inner.isEntangled, inner.inputs.count < chain.inputs.count else { return items }
    let toFrame = inner.frame.inverse
    let (origin, direction) = (apply(toFrame, line.origin), rotate(toFrame, line.direction))
    struct Key: Hashable {
      var shape: Int
      var inset: Double
    }
    var known: [Key: PathEnvelope] = [:]
    return items.filter { item in
      var own = item
      own.a = placed.placed(item.moving, inset: item.insets.moving, in: inner.frame)
      own.b = placed.placed(item.resting, inset: item.insets.resting, in: inner.frame)
      let key = Key(
        shape: atFirst ? item.moving : item.resting, inset: atFirst ? item.insets.moving : item.insets.resting)
      let envelope = known[key] ?? PathEnvelope(atFirst ? own.a : own.b, origin: origin, direction: direction)
      known[key] = envelope
      if atFirst { own.a = envelope.surface } else { own.b = envelope.surface }
      return envelopes.lending(atMost: Self.mostForEnvelope) { share in
        var search = CombinedSearch(
          motion, [CombinedGroup(chain: inner, items: [own])], inputs: inner.inputs,
          spans: inner.inputs.map { motion.inputs[$0].span }, base: motion.home, budget: share, stopsAtFirst: true)
        search.run()
        return !search.isFree
      }
    }
  }

  private mutating func item(_ m: Int, _ r: Int, _ chain: CombinedChain) -> PathPair.Item? {
    let shapes = placed.shapes
    guard case .checked(let given) = policy(shapes[m], shapes[r]) else { return nil }
    let tolerance = given.isFinite ? max(1e-9, given) : self.tolerance
    let (one, two) = (placed.surface(m), placed.surface(r))
    let shrinksMoving = ShapePair.shrinksFirst(one, two)
    let margin = ShapePair.margin(shrinksMoving ? one : two, tolerance)
    let insets = shrinksMoving ? (margin, 0.0) : (0.0, margin)
    if chain.isPlane,
      !placed.layers(m, inset: insets.0, in: chain.frame).meets(
        placed.layers(r, inset: insets.1, in: chain.frame), within: 1e-8)
    {
      return nil
    }
    return PathPair.Item(
      moving: m, resting: r, insets: insets, a: placed.placed(m, inset: insets.0, in: chain.frame),
      b: placed.placed(r, inset: insets.1, in: chain.frame), margin: margin, tolerance: tolerance)
  }
}
