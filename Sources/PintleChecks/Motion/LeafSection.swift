import PintleDocument
import PintleKinematics
import PintleModel

/// A part seen along the line it turns about: the smallest rectangle around it, and where the line goes through.
struct LeafSection {
  /// Half extents of the rectangle, the larger one first, metres.
  let halfWidth: Double
  let halfDepth: Double
  /// The line in the rectangle's frame: x along the width, from its middle.
  let line: SIMD2<Double>
  /// How far the line lies beside what is around it: the leaf and the hardware of its joint; negative inside, metres.
  let beside: Double
  /// The thickness of its largest shape, without handles and frames, metres.
  let thickness: Double
  /// Unit vectors in the asset at home: along the width and across it.
  let widthDirection: Vector3
  let depthDirection: Vector3
  /// The corners of its largest shape's rectangle and their middle, in the asset at home: the edges it could turn about.
  let corners: [Vector3]
  let centre: Vector3

  /// Extent along the line, metres.
  let length: Double

  /// A plate: wide and long against its depth. An arm or a fork is not, however flat it is.
  var isPlate: Bool { halfWidth >= 2 * halfDepth && length >= halfWidth && length >= 4 * halfDepth }

  /// More wide than deep: a leaf with edges.
  var isFlat: Bool { halfWidth >= 1.5 * halfDepth }

  /// nil where the part has no shape or the degree of freedom no line.
  init?(of part: Int, about dof: String, _ context: CheckContext) {
    guard let axis = context.mechanism.axis(of: dof, in: context.homePose),
      let direction = axis.direction.normalized
    else { return nil }
    let u = direction.anyPerpendicular
    let v = direction.cross(u)
    func flat(_ p: Vector3) -> SIMD2<Double> { [(p - axis.origin).dot(u), (p - axis.origin).dot(v)] }
    let shapes = context.model.parts[part].shapes.filter { context.model.shapes[$0].record.hardware == nil }
    let points = shapes.map { context.homePoints(ofShape: $0) }
    let along = points.flatMap { $0.map { $0.dot(direction) } }
    length = (along.max() ?? 0) - (along.min() ?? 0)
    let sections = points.map { $0.map(flat) }
    guard let whole = SmallestRectangle(sections.flatMap { $0 }) else { return nil }
    let volumes = shapes.map { abs(context.model.shapes[$0].solid.properties.volume) }
    let largest = zip(volumes, sections).max { $0.0 < $1.0 }.flatMap { SmallestRectangle($0.1) }

    // A barrel is as much around the line as the leaf is; so is the arm of a gooseneck.
    let joint = context.mechanism.freedom(dof).map { context.mechanism.joints[$0.joint].record.id }
    let hardware = context.model.shapes.indices.filter {
      joint != nil && context.model.shapes[$0].record.hardware == joint
    }
    let around = sections.flatMap { $0 } + hardware.flatMap { context.homePoints(ofShape: $0).map(flat) }
    let covered = SmallestRectangle(around, along: whole.along) ?? whole
    let off = SIMD2(abs((covered.centre * covered.along).sum()), abs((covered.centre * covered.across).sum()))
    beside = max(off.x - covered.half.x, off.y - covered.half.y)

    let swap = whole.half.x < whole.half.y
    let (width, depth) = swap ? (whole.across, whole.along) : (whole.along, whole.across)
    halfWidth = max(whole.half.x, whole.half.y)
    halfDepth = min(whole.half.x, whole.half.y)
    let offset = -whole.centre
    line = [(offset * width).sum(), (offset * depth).sum()]
    thickness = 2 * min(largest?.half.x ?? halfDepth, largest?.half.y ?? halfDepth)
    widthDirection = u * width.x + v * width.y
    depthDirection = u * depth.x + v * depth.y
    let panel = largest ?? whole
    func place(_ q: SIMD2<Double>) -> Vector3 { axis.origin + u * q.x + v * q.y }
    centre = place(panel.centre)
    corners = [(-1.0, -1.0), (-1, 1), (1, -1), (1, 1)].map { a, b in
      place(panel.centre + panel.along * (a * panel.half.x) + panel.across * (b * panel.half.y))
    }
  }
}

/// The rectangle of least area around points: one of its sides lies on a side of the hull (Freeman and Shapira 1975).
struct SmallestRectangle {
  var centre: SIMD2<Double>
  /// Unit vectors along its sides.
  var along: SIMD2<Double>
  var across: SIMD2<Double>
  /// Half extents along both.
  var half: SIMD2<Double>

  /// O(h²) for h corners of the hull, after O(n log n). nil without points.
  init?(_ points: [SIMD2<Double>]) {
    let hull = SupportPolygon(points).corners
    guard let first = hull.first else { return nil }
    self.init(around: hull, from: first)
  }

  /// The rectangle around points whose sides run along and across a unit vector. O(n).
  init?(_ points: [SIMD2<Double>], along e: SIMD2<Double>) {
    guard !points.isEmpty else { return nil }
    along = e
    across = [-e.y, e.x]
    let (lower, upper) = Self.extent(points, along, across)
    let middle = (lower + upper) / 2
    centre = along * middle.x + across * middle.y
    half = (upper - lower) / 2
  }

  private static func extent(
    _ points: [SIMD2<Double>], _ e: SIMD2<Double>, _ n: SIMD2<Double>
  ) -> (lower: SIMD2<Double>, upper: SIMD2<Double>) {
    var (lower, upper) = (SIMD2<Double>(repeating: .infinity), SIMD2<Double>(repeating: -.infinity))
    for p in points {
      let q = SIMD2((p * e).sum(), (p * n).sum())
      lower = pointwiseMin(lower, q)
      upper = pointwiseMax(upper, q)
    }
    return (lower, upper)
  }

  private init(around hull: [SIMD2<Double>], from first: SIMD2<Double>) {
    centre = first
    along = [1, 0]
    across = [0, 1]
    half = .zero
    var least = Double.infinity
    for (i, a) in hull.enumerated() {
      let d = hull[(i + 1) % hull.count] - a
      let l = (d * d).sum().squareRoot()
      guard l > 0 else { continue }
      let e = d / l
      let n = SIMD2(-e.y, e.x)
      let (lower, upper) = Self.extent(hull, e, n)
      let size = upper - lower
      let area = size.x * size.y
      // Ties go to the first side: rounding must not choose.
      guard area < least * (1 - 1e-9) || least == .infinity else { continue }
      least = area
      let middle = (lower + upper) / 2
      centre = e * middle.x + n * middle.y
      along = e
      across = n
      half = size / 2
    }
  }
}
