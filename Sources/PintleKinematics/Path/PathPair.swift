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

    @inline(__always) func withFaces<R>(_ body: (PlacedSurface.Faces, PlacedSurface.Faces) -> R) -> R {
      a.withFaces { first in b.withFaces { second in body(first, second) } }
    }

    /// The thickness of the thinner body, metres; ∞ where neither is closed.
    var thin: Double {
      [a.surface, b.surface].map { $0.isClosed ? $0.thickness : .infinity }.min() ?? .infinity
    }
  }
  struct Alarm {
    var item: Int
    /// The way from the start, 0…1: free before.
    var share: Double
  }
  /// Two nodes of a pair of shapes that are still to be looked at.
  struct Front {
    var item: Int32
    var a: Int32
    var b: Int32

    /// Both with the halves of the larger node that has some, onto a stack: the left one is looked at first.
    @inline(__always) func open(
      _ first: TriangleTree.Node, _ second: TriangleTree.Node, _ boxes: MovingBoxes, onto stack: inout [Front]
    ) {
      if second.right == 0 || (first.right != 0 && boxes.radius > boxes.otherRadius) {
        stack.append(Front(item: item, a: first.right, b: b))
        stack.append(Front(item: item, a: a + 1, b: b))
      } else {
        stack.append(Front(item: item, a: a, b: second.right))
        stack.append(Front(item: item, a: a, b: b + 1))
      }
    }
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
    let isPlane = chain.isPlane
    var isShort = false
    while let which = stack.last?.item, !isShort {
      let item = items[Int(which)]
      let sliver = item.margin / 16
      // All of one pair of shapes that lie together, without counting references for every node.
      item.withFaces { own, other in
        while let f = stack.last, f.item == which {
          stack.removeLast()
          nodes += 1
          if nodes & 1023 == 0, nodes + triangles > budget.left {
            isShort = true
            return
          }
          let pair = NodePair(own.boxes[Int(f.a)], other.boxes[Int(f.b)], moment)
          let outlook = pair.outlook(moment, isPlane: isPlane, slack: slack, tilt: tilt)
          if outlook.isClear { continue }
          let (a, b) = (own.nodes[Int(f.a)], other.nodes[Int(f.b)])
          if a.right == 0, b.right == 0 {
            var isLeft = false
            for s in Int(a.first)..<Int(a.first + a.count) {
              let seen = MovingTriangle(own.triangle(s), moment, isPlane: isPlane)
              for u in Int(b.first)..<Int(b.first + b.count) {
                triangles += 1
                guard let nearer = seen.reach(other.triangle(u), slack: slack, tilt: tilt) else { continue }
                isLeft = true
                if nearer <= sliver + slack, met == nil { met = f.item }
              }
            }
            if isLeft { left.append(f) }
          } else if outlook.reach > sliver,
            outlook.isNearlyClear || outlook.reach > max(pair.radius, pair.otherRadius)
          {
            // The motion, not the boxes, is too coarse: half of it, looked at twice, costs less than what lies below.
            left.append(f)
          } else {
            f.open(a, b, pair.boxes, onto: &stack)
          }
        }
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

/// Two nodes in the middle pose of an interval.
private struct NodePair {
  let boxes: MovingBoxes
  var radius: Double { boxes.radius }
  var otherRadius: Double { boxes.otherRadius }

  @inline(__always) init(_ first: Box, _ second: Box, _ moment: PathChain.Moment) {
    boxes = MovingBoxes(first, second, moment.X)
  }

  /// What an interval says of them.
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
    let centre = boxes.centre
    let apart = boxes.gap(centre, boxes.extent)
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
    let way = boxes.way(velocity, m.turn)
    if apart.x > min(far, way.x + bend) + slack { return clear }
    if apart.y > min(far, way.y + bend) + slack { return clear }
    if !isPlane, apart.z > min(far, way.z + bend) + slack { return clear }
    let ownApart = boxes.ownGap
    let ownWay = boxes.ownWay(velocity, m.turn)
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

  /// The same for what turns far: drums about the first line, rings about the last.
  private func turningFar(
    _ m: PathChain.Moment, _ all: Double, isPlane: Bool, slack: Double, tilt: Double
  ) -> Outlook {
    let clear = Outlook(isClear: true, isNearlyClear: true, reach: 0)
    let (centre, half, extent, other, otherHalf) = (
      boxes.centre, boxes.half, boxes.extent, boxes.other, boxes.otherHalf
    )
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
    let apart = boxes.gap(drum.centre, drum.extent)
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

  /// Whether what rests, turned about the last line, never reaches what moves: by distance from the line, or along it.
  private func isOutsideRing(
    _ m: PathChain.Moment, _ centre: Vector3, _ extent: Vector3, _ round: Double, _ moved: Double, isPlane: Bool,
    tilt: Double
  ) -> Bool {
    let (other, otherHalf) = (boxes.other, boxes.otherHalf)
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
private struct MovingTriangle: TriangleInMotion {
  let triangle: Triangle
  let far: Double
  let bend: Double
  let fastest: Double
  let isPlane: Bool
  let normal: Vector3
  private let velocities: (Vector3, Vector3, Vector3)

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

  @inline(__always) func along(_ n: Vector3) -> Double {
    max(abs(dot(n, velocities.0)), max(abs(dot(n, velocities.1)), abs(dot(n, velocities.2))))
  }
}
