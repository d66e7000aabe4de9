internal import PintleDocument

/// Two boxes in the middle of a cell of inputs, the first one moving: whether they stay apart in all of it.
///
/// As for one input (`PathPair`), with one velocity field for each.
struct CellNodes {
  private let boxes: MovingBoxes
  var radius: Double { boxes.radius }
  var otherRadius: Double { boxes.otherRadius }

  @inline(__always) init(_ first: Box, _ second: Box, _ X: RigidTransform) {
    boxes = MovingBoxes(first, second, X)
  }

  /// How far they come nearer at most in the cell; nil where they stay apart, along some axis of either box or in all.
  func reach(_ m: CombinedChain.Moment, isPlane: Bool, slack: Double, tilt: Double) -> Double? {
    let centre = boxes.centre
    let apart = boxes.gap(centre, boxes.extent)
    if isPlane, apart.z > tilt { return nil }
    let offset = centre - m.first
    let distance = radius + (isPlane ? (offset.x * offset.x + offset.y * offset.y).squareRoot() : norm(offset))
    let (far, bend) = (m.far(distance), m.bend(distance))
    var straight = 0.0
    var way = Vector3.zero
    var ownWay = Vector3.zero
    for field in m.fields {
      let velocity = field.straight + cross(field.turn, centre)
      straight += norm(velocity) + norm(field.turn) * radius
      way += boxes.way(velocity, field.turn)
      ownWay += boxes.ownWay(velocity, field.turn)
    }
    let all = min(far, straight + bend)
    let gap = (isPlane ? apart.x * apart.x + apart.y * apart.y : dot(apart, apart)).squareRoot()
    if gap > all + slack { return nil }
    if apart.x > min(far, way.x + bend) + slack || apart.y > min(far, way.y + bend) + slack { return nil }
    if !isPlane, apart.z > min(far, way.z + bend) + slack { return nil }
    let ownApart = boxes.ownGap
    if ownApart.x > min(far, ownWay.x + bend) + slack || ownApart.y > min(far, ownWay.y + bend) + slack
      || ownApart.z > min(far, ownWay.z + bend) + slack
    {
      return nil
    }
    return all + slack
  }
}

/// A triangle in the middle of a cell.
struct CellTriangle: TriangleInMotion {
  let triangle: Triangle
  let isPlane: Bool
  let far: Double
  let bend: Double
  let fastest: Double
  let normal: Vector3
  private let moment: CombinedChain.Moment

  init(_ drawn: Triangle, _ m: CombinedChain.Moment, isPlane: Bool) {
    let t = Triangle(apply(m.X, drawn.a), apply(m.X, drawn.b), apply(m.X, drawn.c))
    triangle = t
    moment = m
    self.isPlane = isPlane
    func distance(_ p: Vector3) -> Double {
      let d = p - m.first
      return isPlane ? (d.x * d.x + d.y * d.y).squareRoot() : norm(d)
    }
    // Distance is convex: no point is farther than a corner.
    let most = max(distance(t.a), max(distance(t.b), distance(t.c)))
    far = m.far(most)
    bend = m.bend(most)
    fastest = m.fields.reduce(0) { sum, f in
      sum
        + max(
          norm(f.straight + cross(f.turn, t.a)),
          max(norm(f.straight + cross(f.turn, t.b)), norm(f.straight + cross(f.turn, t.c))))
    }
    normal = t.areaVector
  }

  @inline(__always) func along(_ n: Vector3) -> Double {
    var (a, b, c) = (0.0, 0.0, 0.0)
    for f in moment.fields {
      a += abs(dot(n, f.straight + cross(f.turn, triangle.a)))
      b += abs(dot(n, f.straight + cross(f.turn, triangle.b)))
      c += abs(dot(n, f.straight + cross(f.turn, triangle.c)))
    }
    return max(a, max(b, c))
  }
}
