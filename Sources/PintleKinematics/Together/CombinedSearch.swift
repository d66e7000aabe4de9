internal import Glibc
internal import PintleDocument
internal import PintleModel

/// Where two or more inputs may stand together: a search through the box of their values.
///
/// A cell of the box in whose middle two shapes lie farther apart than the cell moves them is free of that pair, all of it
/// (`CombinedChain`). What is left of the pairs is looked at again in halves of the cell. Each input's span is cut into
/// slabs; a pose with a penetration beyond the tolerance marks the slab of every input that it lies in, and so does a
/// place where nothing can be told. A slab without a mark is proven: with the input there, the others stand as they like.
/// Cells of which every slab is marked already are not opened further: they would say nothing new.
struct CombinedSearch {
  enum Mark {
    case blocked
    case unknown
  }
  struct Hit {
    let u: [Double]
    let item: PathPair.Item
    let depth: Double
    /// Asset frame.
    let at: Vector3
  }
  private typealias Front = PathPair.Front
  private struct Cell {
    var level: [Int]
    var index: [Int64]
  }
  private static let slabLevel = 5
  static let slabs = 1 << slabLevel
  private static let deepest = 22
  /// Tests that it is worth to ask how deep two shapes are in each other, and whether they are at all.
  static let costOfDepth = 400
  static let costOfRelation = 60

  private let motion: CombinedMotion
  private let groups: [CombinedGroup]
  /// Indices into the motion's inputs.
  let inputs: [Int]
  let spans: [ClosedRange<Double>]
  /// Of all inputs of the motion: where those stand that are not searched.
  private let base: [Double]
  private let budget: SweepBudget
  private let stopsAtFirst: Bool
  private(set) var marks: [[Mark?]]
  private(set) var hits: [Hit] = []
  /// Of the whole box, proven free.
  private(set) var coverage = 0.0
  private var isStopped = false

  /// - Parameter stopsAtFirst: one place that is not free is enough.
  init(
    _ motion: CombinedMotion, _ groups: [CombinedGroup], inputs: [Int], spans: [ClosedRange<Double>], base: [Double],
    budget: SweepBudget, stopsAtFirst: Bool = false
  ) {
    self.motion = motion
    self.groups = groups
    self.inputs = inputs
    self.spans = spans
    self.base = base
    self.budget = budget
    self.stopsAtFirst = stopsAtFirst
    marks = inputs.map { _ in [Mark?](repeating: nil, count: Self.slabs) }
  }

  var isFree: Bool { marks.allSatisfy { $0.allSatisfy { $0 == nil } } }
  var isBlocked: Bool { !hits.isEmpty }

  mutating func run() {
    let fronts = groups.map { g in g.items.indices.map { Front(item: Int32($0), a: 0, b: 0) } }
    visit(
      Cell(level: [Int](repeating: 0, count: inputs.count), index: [Int64](repeating: 0, count: inputs.count)), fronts)
  }

  // MARK: cells

  private func range(_ cell: Cell, _ k: Int) -> ClosedRange<Double> {
    let span = spans[k]
    let width = (span.upperBound - span.lowerBound) / Double(Int64(1) << Int64(cell.level[k]))
    let low = span.lowerBound + Double(cell.index[k]) * width
    return low...min(span.upperBound, low + width)
  }

  private func slabs(_ cell: Cell, _ k: Int) -> ClosedRange<Int> {
    let shift = cell.level[k] - Self.slabLevel
    if shift >= 0 {
      let s = Int(cell.index[k] >> Int64(shift))
      return s...s
    }
    let count = 1 << -shift
    return Int(cell.index[k]) * count...Int(cell.index[k]) * count + count - 1
  }

  private func isSettled(_ cell: Cell) -> Bool {
    inputs.indices.allSatisfy { k in slabs(cell, k).allSatisfy { marks[k][$0] != nil } }
  }

  private mutating func markUnknown(_ cell: Cell) {
    for k in inputs.indices {
      for s in slabs(cell, k) where marks[k][s] == nil { marks[k][s] = .unknown }
    }
    if stopsAtFirst { isStopped = true }
  }

  private mutating func visit(_ cell: Cell, _ fronts: [[Front]]) {
    if isStopped || isSettled(cell) { return }
    if budget.isExhausted { return markUnknown(cell) }
    var (low, high) = (base, base)
    for (k, input) in inputs.enumerated() {
      let own = range(cell, k)
      (low[input], high[input]) = (own.lowerBound, own.upperBound)
    }
    var left = [[Front]](repeating: [], count: groups.count)
    var met = false
    var ways = [Double](repeating: 0, count: inputs.count)
    for (g, group) in groups.enumerated() where !fronts[g].isEmpty {
      let moment = group.chain.moment(low, high)
      budget.spend(nodes: group.chain.cost.looking, triangles: 0)
      let kept = remaining(group, fronts[g], moment, &met)
      if !stays(apart: fronts[g], kept, group, moment) { met = true }
      left[g] = kept
      guard !kept.isEmpty else { continue }
      // What an input stirs, not where it leads: turns that cancel in the middle of a cell bend the way all the same.
      let reach =
        group.items.map { norm(apply(moment.X, $0.a.boxes[0].centre) - moment.first) + $0.a.boxes[0].radius }.max() ?? 0
      for (k, input) in group.chain.inputs.enumerated() {
        guard let d = inputs.firstIndex(of: input) else { continue }
        ways[d] = max(ways[d], moment.turns[k] * reach + moment.shifts[k])
      }
    }
    if left.allSatisfy(\.isEmpty), !met {
      coverage += cell.level.reduce(1) { $0 / Double(Int64(1) << Int64($1)) }
      return
    }
    let middle = zip(low, high).map { ($0 + $1) / 2 }
    if let hit = hit(middle, left) {
      mark(hit, cell)
      if stopsAtFirst { isStopped = true }
      if isStopped || isSettled(cell) { return }
    } else if met {
      return markUnknown(cell)
    }
    // What moves most is halved.
    let open = inputs.indices.filter { cell.level[$0] < Self.deepest }
    guard let k = open.max(by: { ways[$0] < ways[$1] }) else { return markUnknown(cell) }
    for half in 0..<2 {
      var next = cell
      next.level[k] += 1
      next.index[k] = 2 * cell.index[k] + Int64(half)
      visit(next, left)
    }
  }

  /// The slabs of a pose in the middle of a cell: of two that meet there, both.
  private mutating func mark(_ hit: Hit, _ cell: Cell) {
    var isNew = false
    for k in inputs.indices {
      let all = slabs(cell, k)
      let middle = (all.lowerBound + all.upperBound + 1) / 2
      let own = all.count == 1 ? [all.lowerBound] : [middle - 1, middle]
      for s in own where marks[k][s] != .blocked {
        marks[k][s] = .blocked
        isNew = true
      }
    }
    if isNew { hits.append(hit) }
  }

  // MARK: pairs

  private func remaining(
    _ group: CombinedGroup, _ fronts: [Front], _ moment: CombinedChain.Moment, _ met: inout Bool
  ) -> [Front] {
    let isPlane = group.chain.isPlane
    let slack = group.chain.slack
    let tilt = isPlane ? 1e-9 * motion.system.size : .infinity
    var left: [Front] = []
    var stack = fronts
    var (nodes, triangles) = (0, 0)
    var isShort = false
    moment.withView(isPlane: isPlane) { cell in
      while let which = stack.last?.item, !isShort {
        let item = group.items[Int(which)]
        let sliver = item.margin / 16
        // All of one pair of shapes that lie together, without counting references for every node.
        item.withFaces { own, other in
          while let f = stack.last, f.item == which {
            nodes += 1
            if nodes & 1023 == 0, nodes + triangles > budget.left {
              isShort = true
              return
            }
            stack.removeLast()
            let pair = CellNodes(own.boxes[Int(f.a)], other.boxes[Int(f.b)], cell.X)
            guard let reach = pair.reach(cell, slack: slack, tilt: tilt) else { continue }
            let (a, b) = (own.nodes[Int(f.a)], other.nodes[Int(f.b)])
            if a.right == 0, b.right == 0 {
              var isLeft = false
              for s in Int(a.first)..<Int(a.first + a.count) {
                let seen = CellTriangle(own.triangle(s), cell)
                for u in Int(b.first)..<Int(b.first + b.count) {
                  triangles += 1
                  guard let nearer = seen.reach(other.triangle(u), slack: slack, tilt: tilt) else { continue }
                  isLeft = true
                  if nearer <= sliver + slack { met = true }
                }
              }
              if isLeft { left.append(f) }
            } else if reach > max(sliver, max(pair.radius, pair.otherRadius)) {
              // The motion, not the boxes, is too coarse.
              left.append(f)
            } else {
              f.open(a, b, pair.boxes, onto: &stack)
            }
          }
        }
      }
    }
    budget.spend(nodes: nodes, triangles: triangles)
    return left + stack
  }

  /// Whether what does not meet any more is apart, and not one inside the other: only what fits into the other's box can.
  private func stays(
    apart before: [Front], _ after: [Front], _ group: CombinedGroup, _ moment: CombinedChain.Moment
  ) -> Bool {
    let rest = Set(after.map(\.item))
    for i in Set(before.map(\.item)).subtracting(rest) {
      let item = group.items[Int(i)]
      guard let own = item.a.boxes.first, let other = item.b.boxes.first else { continue }
      let moved = own.bounds.transformed(moment.X)
      if !moved.intersection(other.bounds).isEmpty, isInside(item, moment.X) { return false }
    }
    return true
  }

  private func isInside(_ item: PathPair.Item, _ X: RigidTransform) -> Bool {
    func holds(_ inner: PlacedSurface, _ outer: PlacedSurface, _ X: RigidTransform) -> Bool {
      guard outer.surface.isClosed else { return false }
      var winding: WindingNumber?
      return inner.surface.components.contains { piece in
        let p = apply(X, inner.triangle(Int(piece)).centroid)
        guard outer.boxes[0].distanceSquared(p) == 0 else { return false }
        let w = winding ?? outer.winding
        winding = w
        return w(p) > 0.5
      }
    }
    return holds(item.a, item.b, X) || holds(item.b, item.a, X.inverse)
  }

  /// A pair that is deeper in each other than it may be, in one pose.
  private func hit(_ u: [Double], _ fronts: [[Front]]) -> Hit? {
    for (g, group) in groups.enumerated() where !fronts[g].isEmpty {
      let X = group.chain.pose(u)
      for (i, own) in Dictionary(grouping: fronts[g], by: \.item).sorted(by: { $0.key < $1.key }) {
        let item = group.items[Int(i)]
        guard crosses(item, own, X) || isInside(item, X) else { continue }
        budget.spend(nodes: motion.costOfPose + Self.costOfDepth, triangles: 0)
        if let found = Self.confirmed(item, u, motion) { return found }
      }
    }
    return nil
  }

  /// Whether surfaces, one of them shrunk, cross somewhere in the pairs of nodes that are left of them.
  private func crosses(_ item: PathPair.Item, _ fronts: [Front], _ X: RigidTransform) -> Bool {
    let (x, y, z) = (pointwiseMax(X.x, -X.x), pointwiseMax(X.y, -X.y), pointwiseMax(X.z, -X.z))
    var stack = fronts.map { (Int($0.a), Int($0.b)) }
    var count = 0
    defer { budget.spend(nodes: count, triangles: 0) }
    while let (i, j) = stack.popLast() {
      count += 1
      let (own, other) = (item.a.boxes[i], item.b.boxes[j])
      let half = (own.upper - own.lower) / 2
      let extent = x * half.x + y * half.y + z * half.z
      let centre = apply(X, own.centre)
      let box = Box(lower: SIMD4(centre - extent, 0), upper: SIMD4(centre + extent, 0))
      guard box.meets(other, within: 1e-12) else { continue }
      let (a, b) = (item.a.surface.tree.nodes[i], item.b.surface.tree.nodes[j])
      if a.right == 0, b.right == 0 {
        for s in Int(a.first)..<Int(a.first + a.count) {
          let t = item.a.triangle(s)
          let first = Triangle(apply(X, t.a), apply(X, t.b), apply(X, t.c))
          for u in Int(b.first)..<Int(b.first + b.count) where crossing(first, item.b.triangle(u)) != nil {
            return true
          }
        }
      } else if b.right == 0 || (a.right != 0 && box.radius > other.radius) {
        stack.append((Int(a.right), j))
        stack.append((i + 1, j))
      } else {
        stack.append((i, Int(b.right)))
        stack.append((i, j + 1))
      }
    }
    return false
  }

  /// By the shapes as they are, not shrunk.
  static func confirmed(_ item: PathPair.Item, _ u: [Double], _ motion: CombinedMotion) -> Hit? {
    let mechanism = motion.mechanism
    let (m, r) = (mechanism.model.shapes[item.moving], mechanism.model.shapes[item.resting])
    let pose = motion.pose(u)
    let X_AR = pose[r.part] * r.X_AS
    let pair = ShapePair(
      item.a.surface, item.b.surface, X_BA: X_AR.inverse * (pose[m.part] * m.X_AS))
    let (depth, at) = pair.depth(budget: 120, enough: 2 * item.tolerance)
    guard PairTolerance.isExceeded(by: depth, item.tolerance, thin: item.thin) else { return nil }
    return Hit(u: u, item: item, depth: depth, at: X_AR.apply(at))
  }
}
