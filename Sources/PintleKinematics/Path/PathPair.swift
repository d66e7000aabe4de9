internal import Glibc
internal import PintleDocument
internal import PintleModel

/// The first contact of the shapes of two clusters that several coordinates move at once.
///
/// Time is halved and trees are opened together: in an interval every node pair is looked at in the pose of its middle;
/// what lies farther apart than the node can move in half the interval is clear in all of it. A node's way is bounded
/// element by element along the chain, from the moving shape on: |Δq| times its distance from the element's line in the
/// middle pose, plus what the elements before it have moved it (`sweep.md`, "Pairs moved by two or more joints"). What is
/// left over is halved again, until the way within an interval is a sliver of the margin: then the surfaces meet.
struct PathPair {
  /// A pair of shapes, ready: positions of both as drawn, one of them inset.
  struct Item {
    var moving: Int
    var resting: Int
    var a: PlacedSurface
    var b: PlacedSurface
    /// δ of the pair, metres.
    var margin: Double
    var tolerance: Double
  }
  struct Alarm {
    var item: Int
    /// The way from the start, 0…1.
    var share: Double
    /// Of contact, in the drawn frame of the resting cluster.
    var point: Vector3
  }
  private struct Front {
    var item: Int32
    var a: Int32
    var b: Int32
  }
  /// A chain element in the middle pose of an interval, seen from the resting cluster.
  private struct Step {
    var isTurn: Bool
    var origin: Vector3
    var direction: Vector3
    var isBall: Bool
    var angle: Double
    var shift: Double
  }
  /// What a box sweeps that turns about a line: a drum about it, and the box around that.
  private struct Drum {
    let centre: Vector3
    let extent: Vector3
    let radius: Double

    init(
      _ middle: Vector3, _ axes: (Vector3, Vector3, Vector3), _ half: Vector3, _ origin: Vector3, _ direction: Vector3
    ) {
      let foot = origin + direction * dot(middle - origin, direction)
      var long = 0.0
      var round = norm(middle - foot)
      for (axis, h) in [(axes.0, half.x), (axes.1, half.y), (axes.2, half.z)] {
        let along = dot(axis, direction)
        long += abs(along) * h
        round += norm(axis - direction * along) * h
      }
      let across = Vector3(repeating: 1) - direction * direction
      let side = Vector3(
        max(0, across.x).squareRoot(), max(0, across.y).squareRoot(), max(0, across.z).squareRoot())
      centre = foot
      extent = pointwiseMax(direction, -direction) * long + side * round
      radius = (long * long + round * round).squareRoot()
    }
  }
  private struct Moment {
    var X: RigidTransform
    var steps: [Step]
  }

  private let motion: PathMotion
  private let a: Int
  private let b: Int
  private let chain: [PathMotion.Element]
  private let end: Double
  private let budget: SweepBudget
  /// How far the path may lie from the branch, metres: added to every way.
  private let slack: Double
  private var moments: [SIMD2<Int64>: Moment] = [:]

  init(
    _ motion: PathMotion, _ a: Int, _ b: Int, _ chain: [PathMotion.Element], end: Double, budget: SweepBudget,
    slack: Double
  ) {
    self.motion = motion
    self.a = a
    self.b = b
    self.end = end
    self.budget = budget
    self.slack = slack
    self.chain = chain
  }

  private func input(_ share: Double) -> Double { motion.start + share * (end - motion.start) }

  private mutating func moment(_ level: Int, _ k: Int64) -> Moment {
    let key = SIMD2(Int64(level), k)
    if let known = moments[key] { return known }
    let width = 1 / Double(Int64(1) << Int64(level))
    let (low, high) = (input(Double(k) * width), input(Double(k + 1) * width))
    let middle = (low + high) / 2
    let bodies = motion.bodies(at: middle)
    // What `b` sees: lines that stand on `b`'s side are given in the asset, so b's motion is taken off.
    let toB = bodies.motions[motion.clusters[b].parts[0]].inverse
    func variation(_ place: Int) -> Double { motion.variation(place, min(low, high), max(low, high), middle: middle) }
    func together(_ places: [Int]) -> Double {
      places.reduce(0) { $0 + variation($1) * variation($1) }.squareRoot()
    }
    let steps = chain.map { element -> Step in
      switch element {
      case .turn(let c, let place, let advance):
        let line = bodies.lines[c]
        let angle = variation(place)
        return Step(
          isTurn: true, origin: apply(toB, line.origin), direction: rotate(toB, line.direction), isBall: false,
          angle: angle, shift: abs(advance) * angle)
      case .shift(_, let place):
        return Step(
          isTurn: false, origin: .zero, direction: .zero, isBall: false, angle: 0, shift: variation(place))
      case .ball(let c, let places):
        return Step(
          isTurn: true, origin: apply(toB, bodies.lines[c].origin), direction: .zero, isBall: true,
          angle: together(places), shift: 0)
      case .offset(_, let places):
        return Step(isTurn: false, origin: .zero, direction: .zero, isBall: false, angle: 0, shift: together(places))
      }
    }
    let made = Moment(X: motion.relative(a, b, bodies), steps: steps)
    moments[key] = made
    return made
  }

  /// How far a ball about `centre` (seen from `b`, middle pose) can move within half the interval.
  @inline(__always) private func way(_ centre: Vector3, _ radius: Double, _ steps: ArraySlice<Step>) -> Double {
    var moved = 0.0
    for s in steps {
      if s.isTurn {
        let offset = centre - s.origin
        let distance = s.isBall ? norm(offset) : norm(cross(offset, s.direction))
        moved += s.angle * (distance + radius + moved)
      }
      moved += s.shift
    }
    return moved
  }

  /// The earliest contact within `limit` (a share of the way); nil: clear. Exhausted budgets end as clear with
  /// `budget.isExhausted` set.
  mutating func earliest(_ items: [Item], limit: Double) -> Alarm? {
    let front = items.indices.map { Front(item: Int32($0), a: 0, b: 0) }
    return search(items, front, 0, 0, limit)
  }

  private mutating func search(_ items: [Item], _ front: [Front], _ level: Int, _ k: Int64, _ limit: Double) -> Alarm? {
    let width = 1 / Double(Int64(1) << Int64(level))
    guard Double(k) * width < limit, !budget.isExhausted else { return nil }
    let moment = moment(level, k)
    var left: [Front] = []
    var meets: (front: Front, point: Vector3)?
    var farthest = 0.0
    var stack = front
    var nodes = 0
    var triangles = 0
    while let f = stack.popLast() {
      nodes += 1
      let item = items[Int(f.item)]
      let first = item.a.boxes[Int(f.a)]
      let second = item.b.boxes[Int(f.b)]
      var centre = apply(moment.X, first.bounds.centre)
      let half = first.bounds.size / 2
      var radius = norm(half)
      // The moving box as `b` sees it.
      var extent =
        pointwiseMax(moment.X.x, -moment.X.x) * half.x + pointwiseMax(moment.X.y, -moment.X.y) * half.y
        + pointwiseMax(moment.X.z, -moment.X.z) * half.z
      var steps = moment.steps[...]
      // What turns far about its own line stays in the drum that it sweeps: no turn moves that.
      if let own = steps.first, own.isTurn, !own.isBall, own.angle > 0.5 {
        let drum = Drum(centre, (moment.X.x, moment.X.y, moment.X.z), half, own.origin, own.direction)
        (centre, extent, radius) = (drum.centre, drum.extent, drum.radius)
        steps[steps.startIndex].angle = 0
      }
      // The same of what rests: seen from the other side it is what turns.
      var lower = Vector3(second.lower.x, second.lower.y, second.lower.z)
      var upper = Vector3(second.upper.x, second.upper.y, second.upper.z)
      if steps.count > 1, let last = steps.last, last.isTurn, !last.isBall, last.angle > 0.5 {
        let drum = Drum(
          second.bounds.centre, ([1, 0, 0], [0, 1, 0], [0, 0, 1]), second.bounds.size / 2, last.origin, last.direction)
        (lower, upper) = (drum.centre - drum.extent, drum.centre + drum.extent)
        steps.removeLast()
      }
      let reach = way(centre, radius, steps) + slack
      let low = lower - (centre + extent)
      let high = (centre - extent) - upper
      let apart = pointwiseMax(pointwiseMax(low, high), .zero)
      if dot(apart, apart) > reach * reach { continue }
      let one = item.a.surface.tree.nodes[Int(f.a)]
      let two = item.b.surface.tree.nodes[Int(f.b)]
      let sliver = item.margin / 16
      if one.right == 0, two.right == 0 {
        // The exact distance of triangles, in the middle pose.
        var isLeft = false
        for s in Int(one.first)..<Int(one.first + one.count) {
          let t = item.a.triangle(s)
          let seen = Triangle(apply(moment.X, t.a), apply(moment.X, t.b), apply(moment.X, t.c))
          let c = seen.centroid
          let r = max(norm(seen.a - c), max(norm(seen.b - c), norm(seen.c - c)))
          let own = way(c, r, moment.steps[...]) + slack
          for u in Int(two.first)..<Int(two.first + two.count) {
            triangles += 1
            let other = item.b.triangle(u)
            guard seen.mayBeWithin(own * own, of: other) else { continue }
            let (p, q) = closestPoints(seen, other)
            guard dot(p - q, p - q) <= own * own else { continue }
            isLeft = true
            farthest = max(farthest, own)
            if own <= sliver, meets == nil { meets = (f, q) }
          }
        }
        if isLeft { left.append(f) }
      } else if reach > max(radius, second.radius), reach > sliver {
        // The motion, not the boxes, is too coarse.
        farthest = max(farthest, reach)
        left.append(f)
      } else if two.right == 0 || (one.right != 0 && radius > second.radius) {
        stack.append(Front(item: f.item, a: one.right, b: f.b))
        stack.append(Front(item: f.item, a: f.a + 1, b: f.b))
      } else {
        stack.append(Front(item: f.item, a: f.a, b: two.right))
        stack.append(Front(item: f.item, a: f.a, b: f.b + 1))
      }
    }
    budget.spend(nodes: nodes, triangles: triangles)
    if left.isEmpty { return nil }
    if let meets {
      return Alarm(item: Int(meets.front.item), share: Double(k) * width, point: meets.point)
    }
    // Halved so often nothing moves any more: what is still near meets.
    guard level < 48 else {
      return Alarm(item: Int(left[0].item), share: Double(k) * width, point: .zero)
    }
    return search(items, left, level + 1, 2 * k, limit) ?? search(items, left, level + 1, 2 * k + 1, limit)
  }
}
