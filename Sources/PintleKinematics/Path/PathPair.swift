internal import PintleDocument

/// The first contact of the shapes of two clusters that several coordinates move at once.
///
/// Time is halved and trees are opened together: in an interval every node pair is looked at in the pose of its middle,
/// and what lies farther apart than it can come nearer within half the interval is clear in all of it. How far that is
/// says `PathChain`, in three ways of which the best counts: what a node moves in all; its straight way, along the
/// direction in which the two lie apart, and what bends it off; and where a turn is far, the drum or the ring about its
/// line in which things stay whatever the angle. So parts that slide past each other at a small gap cost no more than
/// parts that are far apart: nothing moves along their normal. What is left over is halved again, until the way within an
/// interval is a sliver of the margin: then the surfaces meet.
struct PathPair {
  /// A pair of shapes, ready: positions of both as drawn, in the chain's frame, one of them inset.
  struct Item {
    var moving: Int
    var resting: Int
    /// How far either was moved inward, metres.
    var insets: (moving: Double, resting: Double)
    var a: PlacedSurface
    var b: PlacedSurface
    /// δ of the pair, metres.
    var margin: Double
    var tolerance: Double
  }
  struct Alarm {
    var item: Int
    /// The way from the start, 0…1: free before.
    var share: Double
  }
  private struct Front {
    var item: Int32
    var a: Int32
    var b: Int32
  }

  private let chain: PathChain
  private let start: Double
  private let end: Double
  private let budget: SweepBudget
  /// How far the path may lie from the branch, metres: added to every way.
  private let slack: Double
  /// Lines of a plane motion are parallel up to rounding: so much may it move along them.
  private let tilt: Double

  init(_ chain: PathChain, start: Double, end: Double, budget: SweepBudget, slack: Double, size: Double) {
    self.chain = chain
    self.start = start
    self.end = end
    self.budget = budget
    self.slack = slack
    tilt = chain.isPlane ? 1e-9 * size : .infinity
  }

  /// The earliest contact within `limit` (a share of the way); nil: clear. Exhausted budgets end as clear with
  /// `budget.isExhausted` set.
  func earliest(_ items: [Item], limit: Double) -> Alarm? {
    let front = items.indices.map { Front(item: Int32($0), a: 0, b: 0) }
    return search(items, front, 0, 0, limit)
  }

  private func search(_ items: [Item], _ front: [Front], _ level: Int, _ k: Int64, _ limit: Double) -> Alarm? {
    let width = 1 / Double(Int64(1) << Int64(level))
    guard Double(k) * width < limit, !budget.isExhausted else { return nil }
    let (one, two) = (start + Double(k) * width * (end - start), start + Double(k + 1) * width * (end - start))
    let moment = chain.moment(min(one, two), max(one, two))
    budget.spend(nodes: chain.cost, triangles: 0)
    var left: [Front] = []
    var met: Int32?
    var stack = front
    var nodes = 0
    var triangles = 0
    while let f = stack.popLast() {
      nodes += 1
      if nodes & 1023 == 0, nodes + triangles > budget.left { break }
      let item = items[Int(f.item)]
      let sliver = item.margin / 16
      let first = item.a.boxes[Int(f.a)]
      let second = item.b.boxes[Int(f.b)]
      let pair = NodePair(first, second, moment)
      let outlook = pair.outlook(moment, isPlane: chain.isPlane, slack: slack, tilt: tilt)
      if outlook.isClear { continue }
      let a = item.a.surface.tree.nodes[Int(f.a)]
      let b = item.b.surface.tree.nodes[Int(f.b)]
      if a.right == 0, b.right == 0 {
        var isLeft = false
        for s in Int(a.first)..<Int(a.first + a.count) {
          let seen = MovingTriangle(item.a.triangle(s), moment, isPlane: chain.isPlane)
          for u in Int(b.first)..<Int(b.first + b.count) {
            triangles += 1
            guard let own = seen.reach(item.b.triangle(u), slack: slack, tilt: tilt) else { continue }
            isLeft = true
            if own <= sliver + slack, met == nil { met = f.item }
          }
        }
        if isLeft { left.append(f) }
      } else if outlook.reach > sliver,
        outlook.isNearlyClear || outlook.reach > max(pair.radius, pair.otherRadius)
      {
        // The motion, not the boxes, is too coarse: half of it, looked at twice, costs less than what lies below.
        left.append(f)
      } else if b.right == 0 || (a.right != 0 && pair.radius > pair.otherRadius) {
        stack.append(Front(item: f.item, a: a.right, b: f.b))
        stack.append(Front(item: f.item, a: f.a + 1, b: f.b))
      } else {
        stack.append(Front(item: f.item, a: f.a, b: b.right))
        stack.append(Front(item: f.item, a: f.a, b: f.b + 1))
      }
    }
    budget.spend(nodes: nodes, triangles: triangles)
    if left.isEmpty { return nil }
    // Halved so often nothing moves any more: what is still near meets.
    if let met = met ?? (level < 48 ? nil : left[0].item) {
      return Alarm(item: Int(met), share: Double(k) * width)
    }
    return search(items, left, level + 1, 2 * k, limit) ?? search(items, left, level + 1, 2 * k + 1, limit)
  }
}

/// Two boxes in the middle pose of an interval, the first one moving.
private struct NodePair {
  let centre: Vector3
  let half: Vector3
  /// Half the box around the moving box, and half its diagonal.
  let extent: Vector3
  let radius: Double
  let other: Vector3
  let otherHalf: Vector3
  let otherRadius: Double

  @inline(__always) init(_ first: Box, _ second: Box, _ moment: PathChain.Moment) {
    let size = (first.upper - first.lower) / 2
    half = Vector3(size.x, size.y, size.z)
    centre = apply(moment.X, first.centre)
    let X = moment.X
    extent =
      pointwiseMax(X.x, -X.x) * half.x + pointwiseMax(X.y, -X.y) * half.y + pointwiseMax(X.z, -X.z) * half.z
    radius = norm(half)
    other = second.centre
    let span = (second.upper - second.lower) / 2
    otherHalf = Vector3(span.x, span.y, span.z)
    otherRadius = norm(otherHalf)
  }

  /// What an interval says of two nodes.
  struct Outlook {
    /// They stay apart.
    var isClear: Bool
    /// They would, as far as can be told, in each half of the interval.
    var isNearlyClear: Bool
    /// How far they come nearer at most.
    var reach: Double
  }

  @inline(__always) func outlook(
    _ m: PathChain.Moment, isPlane: Bool, slack: Double, tilt: Double
  ) -> Outlook {
    let apart = gap(centre, extent)
    let clear = Outlook(isClear: true, isNearlyClear: true, reach: 0)
    if isPlane, apart.z > tilt { return clear }
    let offset = centre - m.first
    let distance = radius + (isPlane ? (offset.x * offset.x + offset.y * offset.y).squareRoot() : norm(offset))
    let far = m.far(distance)
    let bend = m.bend(distance)
    let velocity = m.straight + cross(m.turn, centre)
    let straight = norm(velocity) + norm(m.turn) * radius
    let all = min(far, straight + bend)
    let along = (isPlane ? apart.x * apart.x + apart.y * apart.y : dot(apart, apart)).squareRoot()
    if along > all + slack { return clear }
    // Apart along an axis of either box, and not nearer along that.
    let way = Self.way(velocity, m.turn, extent)
    if apart.x > min(far, way.x + bend) + slack { return clear }
    if apart.y > min(far, way.y + bend) + slack { return clear }
    if !isPlane, apart.z > min(far, way.z + bend) + slack { return clear }
    let X = m.X
    let own = Self.along(X, centre - other)
    let otherExtent = Vector3(
      dot(pointwiseMax(X.x, -X.x), otherHalf), dot(pointwiseMax(X.y, -X.y), otherHalf),
      dot(pointwiseMax(X.z, -X.z), otherHalf))
    let ownApart = pointwiseMax(own, -own) - half - otherExtent
    let ownWay = Self.way(Self.along(X, velocity), Self.along(X, m.turn), half)
    if ownApart.x > min(far, ownWay.x + bend) + slack { return clear }
    if ownApart.y > min(far, ownWay.y + bend) + slack { return clear }
    if ownApart.z > min(far, ownWay.z + bend) + slack { return clear }
    if m.drum != nil || m.ring != nil {
      return turningFar(m, all + slack, isPlane: isPlane, slack: slack, tilt: tilt)
    }
    // In half the interval: half the straight way, a quarter of the bending.
    let rest = bend / 4 + slack
    let nearly =
      along > min(far / 2 + slack, straight / 2 + rest) || apart.x > way.x / 2 + rest || apart.y > way.y / 2 + rest
      || (!isPlane && apart.z > way.z / 2 + rest) || ownApart.x > ownWay.x / 2 + rest
      || ownApart.y > ownWay.y / 2 + rest || ownApart.z > ownWay.z / 2 + rest
    return Outlook(isClear: false, isNearlyClear: nearly, reach: all + slack)
  }

  /// A vector in the axes of a frame.
  @inline(__always) private static func along(_ X: RigidTransform, _ v: Vector3) -> Vector3 {
    Vector3(dot(X.x, v), dot(X.y, v), dot(X.z, v))
  }

  /// How far any point of a box moves along its axes in a straight line.
  @inline(__always) private static func way(_ velocity: Vector3, _ turn: Vector3, _ half: Vector3) -> Vector3 {
    let v = pointwiseMax(velocity, -velocity)
    let w = pointwiseMax(turn, -turn)
    return Vector3(
      v.x + w.y * half.z + w.z * half.y, v.y + w.z * half.x + w.x * half.z, v.z + w.x * half.y + w.y * half.x)
  }

  /// The same for what turns far: drums about the first line, rings about the last.
  private func turningFar(
    _ m: PathChain.Moment, _ all: Double, isPlane: Bool, slack: Double, tilt: Double
  ) -> Outlook {
    let clear = Outlook(isClear: true, isNearlyClear: true, reach: 0)
    if let ring = m.ring {
      let offset = centre - m.first
      let distance = radius + (isPlane ? (offset.x * offset.x + offset.y * offset.y).squareRoot() : norm(offset))
      let round = isPlane ? (extent.x * extent.x + extent.y * extent.y).squareRoot() : radius
      if isOutsideRing(m, centre, extent, round, ring(distance) + slack, isPlane: isPlane, tilt: tilt) { return clear }
    }
    guard let bound = m.drum else { return Outlook(isClear: false, isNearlyClear: false, reach: all) }
    let X = m.X
    let drum = Drum(centre, (X.x, X.y, X.z), half, m.first, m.firstDirection)
    let reach = isPlane ? 0 : norm(drum.centre - m.first) + drum.radius
    let moved = bound(reach) + slack
    let apart = gap(drum.centre, drum.extent)
    if isPlane {
      // A disc against a rectangle.
      let x = max(0, abs(drum.centre.x - other.x) - otherHalf.x)
      let y = max(0, abs(drum.centre.y - other.y) - otherHalf.y)
      if (x * x + y * y).squareRoot() > drum.round + moved { return clear }
    } else if dot(apart, apart) > moved * moved {
      return clear
    }
    if m.ring != nil,
      isOutsideRing(
        m, drum.centre, drum.extent, isPlane ? drum.round : drum.radius, m.drumInRing(reach) + slack, isPlane: isPlane,
        tilt: tilt)
    {
      return clear
    }
    return Outlook(isClear: false, isNearlyClear: false, reach: min(all, moved + max(0, drum.radius - radius)))
  }

  @inline(__always) private func gap(_ centre: Vector3, _ extent: Vector3) -> Vector3 {
    let d = centre - other
    return pointwiseMax(pointwiseMax(d, -d) - extent - otherHalf, .zero)
  }

  /// Whether what rests, turned about the last line, never reaches what moves: by distance from the line, or along it.
  private func isOutsideRing(
    _ m: PathChain.Moment, _ centre: Vector3, _ extent: Vector3, _ round: Double, _ moved: Double, isPlane: Bool,
    tilt: Double
  ) -> Bool {
    let u = m.lastDirection
    let lengths = pointwiseMax(u, -u)
    let along = abs(dot(centre - other, u)) - dot(lengths, extent) - dot(lengths, otherHalf)
    if along > (isPlane ? tilt : moved) { return true }
    let own = norm(cross(centre - m.last, u))
    var least: Double
    var most: Double
    if isPlane {
      let x = abs(other.x - m.last.x)
      let y = abs(other.y - m.last.y)
      let (low, high) = ((max(0, x - otherHalf.x), max(0, y - otherHalf.y)), (x + otherHalf.x, y + otherHalf.y))
      least = (low.0 * low.0 + low.1 * low.1).squareRoot()
      most = (high.0 * high.0 + high.1 * high.1).squareRoot()
    } else {
      let away = norm(cross(other - m.last, u))
      (least, most) = (away - otherRadius, away + otherRadius)
    }
    return own - round - moved > most || own + round + moved < least
  }
}

/// A triangle in the middle pose of an interval, with what its points can do in it.
private struct MovingTriangle {
  private let triangle: Triangle
  private let velocities: (Vector3, Vector3, Vector3)
  private let far: Double
  private let bend: Double
  private let fastest: Double
  private let isPlane: Bool
  /// Of any length.
  private let normal: Vector3

  @inline(__always) init(_ drawn: Triangle, _ m: PathChain.Moment, isPlane: Bool) {
    let t = Triangle(apply(m.X, drawn.a), apply(m.X, drawn.b), apply(m.X, drawn.c))
    triangle = t
    self.isPlane = isPlane
    func distance(_ p: Vector3) -> Double {
      let d = p - m.first
      return isPlane ? (d.x * d.x + d.y * d.y).squareRoot() : norm(d)
    }
    // Distance is convex: no point is farther than a corner.
    let most = max(distance(t.a), max(distance(t.b), distance(t.c)))
    far = m.far(most)
    bend = m.bend(most)
    velocities = (
      m.straight + cross(m.turn, t.a), m.straight + cross(m.turn, t.b), m.straight + cross(m.turn, t.c)
    )
    normal = t.areaVector
    fastest = max(norm(velocities.0), max(norm(velocities.1), norm(velocities.2)))
  }

  /// How far it comes nearer to another at most, along the direction in which they lie apart; nil where they stay apart.
  ///
  /// Between the closest points of two convex things stand two planes: a point of the one reaches the other only if it
  /// moves across the gap along their normal, and a velocity field is linear, so that its corners move most.
  @inline(__always) func reach(_ other: Triangle, slack: Double, tilt: Double) -> Double? {
    if isPlane {
      let low = min(triangle.a.z, min(triangle.b.z, triangle.c.z))
      let high = max(triangle.a.z, max(triangle.b.z, triangle.c.z))
      let otherLow = min(other.a.z, min(other.b.z, other.c.z))
      let otherHigh = max(other.a.z, max(other.b.z, other.c.z))
      if low - otherHigh > tilt || otherLow - high > tilt { return nil }
    }
    // Beside the plane of either, farther than anything moves along its normal.
    if isBeside(normal, triangle.a, other, isOwn: true, slack, tilt) { return nil }
    if isBeside(other.areaVector, other.a, other, isOwn: false, slack, tilt) { return nil }
    let all = min(far, fastest + bend) + slack
    guard triangle.mayBeWithin(all * all, of: other) else { return nil }
    let (p, q) = closestPoints(triangle, other)
    let offset = p - q
    let distance = norm(offset)
    guard distance <= all else { return nil }
    // Nearer than that, rounding decides where the normal points.
    guard distance > 1e-8 else { return all }
    let n = offset / distance
    let across = isPlane ? min(1, (n.x * n.x + n.y * n.y).squareRoot()) : 1
    let along = max(abs(dot(n, velocities.0)), max(abs(dot(n, velocities.1)), abs(dot(n, velocities.2))))
    let own = min(far * across, along + bend * across) + slack * across + (isPlane ? tilt : 0)
    return distance > own ? nil : own
  }

  /// - Parameter isOwn: the plane is this triangle's, and the other lies beside it; else the other way round.
  @inline(__always) private func isBeside(
    _ n: Vector3, _ origin: Vector3, _ other: Triangle, isOwn: Bool, _ slack: Double, _ tilt: Double
  ) -> Bool {
    let t = isOwn ? other : triangle
    let (x, y, z) = (dot(n, t.a - origin), dot(n, t.b - origin), dot(n, t.c - origin))
    guard (x > 0 && y > 0 && z > 0) || (x < 0 && y < 0 && z < 0) else { return false }
    let least = min(abs(x), min(abs(y), abs(z)))
    let across = (isPlane ? n.x * n.x + n.y * n.y : dot(n, n)).squareRoot()
    let along = max(abs(dot(n, velocities.0)), max(abs(dot(n, velocities.1)), abs(dot(n, velocities.2))))
    // A little slack, so that rounding never hides a pair that is just within.
    return least > (min(far * across, along + bend * across) + slack * across) * (1 + 1e-9)
      + (isPlane ? tilt * abs(n.z) : 0)
      + 1e-12 * norm(n)
  }
}
