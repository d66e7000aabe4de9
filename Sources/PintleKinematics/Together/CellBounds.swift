internal import PintleDocument

/// How everything moves in a cell, without reference counts, as long as the call lasts that made it.
struct CellView {
  let X: RigidTransform
  let first: Vector3
  let far: PathChain.Bound
  let bend: PathChain.Bound
  let isPlane: Bool
  fileprivate let fields: UnsafeBufferPointer<CombinedChain.Field>
  /// Room for the velocities of one triangle's corners, by field.
  fileprivate let corners: UnsafeMutableBufferPointer<(a: Vector3, b: Vector3, c: Vector3)>

  /// From the point that turns are counted from; of a plane motion only across its lines.
  @inline(__always) fileprivate func distance(_ p: Vector3) -> Double {
    let d = p - first
    return isPlane ? (d.x * d.x + d.y * d.y).squareRoot() : norm(d)
  }
}

extension CombinedChain.Moment {
  @inline(__always) func withView(isPlane: Bool, _ body: (CellView) -> Void) {
    fields.withUnsafeBufferPointer { fields in
      withUnsafeTemporaryAllocation(of: (a: Vector3, b: Vector3, c: Vector3).self, capacity: fields.count) { corners in
        corners.initialize(repeating: (.zero, .zero, .zero))
        body(
          CellView(X: X, first: first, far: far, bend: bend, isPlane: isPlane, fields: fields, corners: corners))
      }
    }
  }
}

/// Two boxes in the middle of a cell of inputs, the first one moving: whether they stay apart in all of it.
///
/// As for one input (`PathPair`), with one velocity field for each.
struct CellNodes {
  let boxes: MovingBoxes
  var radius: Double { boxes.radius }
  var otherRadius: Double { boxes.otherRadius }

  @inline(__always) init(_ first: Box, _ second: Box, _ X: RigidTransform) {
    boxes = MovingBoxes(first, second, X)
  }

  /// How far they come nearer at most in the cell; nil where they stay apart, along some axis of either box or in all.
  @inline(__always) func reach(_ m: CellView, slack: Double, tilt: Double) -> Double? {
    let centre = boxes.centre
    let isPlane = m.isPlane
    let apart = boxes.gap(centre, boxes.extent)
    if isPlane, apart.z > tilt { return nil }
    let distance = radius + m.distance(centre)
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

/// A triangle in the middle of a cell; one at a time, its velocities lie in the cell's view.
struct CellTriangle: TriangleInMotion {
  let triangle: Triangle
  let far: Double
  let bend: Double
  let fastest: Double
  let normal: Vector3
  private let cell: CellView

  var isPlane: Bool { cell.isPlane }

  @inline(__always) init(_ drawn: Triangle, _ cell: CellView) {
    let t = Triangle(apply(cell.X, drawn.a), apply(cell.X, drawn.b), apply(cell.X, drawn.c))
    triangle = t
    self.cell = cell
    // Distance is convex: no point is farther than a corner.
    let most = max(cell.distance(t.a), max(cell.distance(t.b), cell.distance(t.c)))
    far = cell.far(most)
    bend = cell.bend(most)
    var sum = 0.0
    for (k, f) in cell.fields.enumerated() {
      let own = (
        a: f.straight + cross(f.turn, t.a), b: f.straight + cross(f.turn, t.b), c: f.straight + cross(f.turn, t.c)
      )
      cell.corners[k] = own
      sum += max(norm(own.a), max(norm(own.b), norm(own.c)))
    }
    fastest = sum
    normal = t.areaVector
  }

  @inline(__always) func along(_ n: Vector3) -> Double {
    var (a, b, c) = (0.0, 0.0, 0.0)
    for own in cell.corners {
      a += abs(dot(n, own.a))
      b += abs(dot(n, own.b))
      c += abs(dot(n, own.c))
    }
    return max(a, max(b, c))
  }
}
