internal import PintleDocument

/// A flat rectangle with an outward side.
///
/// Sides are named with the asset's words on every face: `.left` of a back face is −x too. Along the face, `width` runs
/// along x (along y on left and right faces) and `height` along z (along y on top and bottom faces).
public struct Face: Place, Divisible, Sendable {
  /// Flat along the normal's axis.
  public var extent: Extent
  public internal(set) var outward: Direction
  /// The shape it belongs to.
  var shape: Shape?

  init(_ bounds: Bounds, outward: Direction, shape: Shape?) {
    var flat = bounds
    let a = outward.axis
    if outward.isPositive { flat.lower[a] = flat.upper[a] } else { flat.upper[a] = flat.lower[a] }
    extent = Extent(flat)
    self.outward = outward
    self.shape = shape
  }

  /// The middle of the face.
  public var spot: Spot { Spot(position: extent.bounds.centre, normal: outward.vector, shape: shape) }
  public var centre: Point { Point(extent.bounds.centre) }
  /// Extent along x, y and z; zero along the normal.
  public var size: Point { Point(extent.bounds.size) }
  public var axisInward: Axis { spot.inward }
  public var axisOutward: Axis { spot.outward }

  /// Named distances are measured inward from that edge; an unnamed pair of edges is centred.
  public func spot(
    _ from: Insets, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Spot {
    let place = recorded(file, line, column)
    var p = extent.bounds.centre
    var given: Set<Int> = []
    for side in from.sides {
      guard side.axis != outward.axis else {
        Recorder.report(
          "place.inset", "a \(outward) face has no \(side) edge to measure from", at: place,
          hint: "name edges that run along the face")
        continue
      }
      guard given.insert(side.axis).inserted else {
        Recorder.report(
          "place.inset", "a spot cannot be measured from \(side.opposite) and from \(side) at once", at: place)
        continue
      }
      p[side.axis] = extent.bounds[side] - side.vector[side.axis] * (from[side] ?? 0)
    }
    return Spot(position: p, normal: outward.vector, shape: shape)
  }

  public func point(
    _ from: Insets, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Point {
    spot(from, file: file, line: line, column: column).point
  }

  /// The line across this face in a direction, `s` metres from the edge on the near side.
  ///
  /// The near side is the front edge for left–right lines (the bottom edge on upright faces) and the left edge otherwise
  /// (the front edge on left and right faces). It starts at the edge it comes from.
  public func line(
    _ d: Direction, at s: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Axis {
    let place = recorded(file, line, column)
    let (u, v) = axes
    guard d.axis != outward.axis else {
      Recorder.report("place.direction", "a line along a \(outward) face cannot run \(d)", at: place)
      return Axis(origin: extent.bounds.centre, direction: outward.vector)
    }
    let across = d.axis == u ? v : u
    var p = extent.bounds.centre
    p[across] = extent.bounds.lower[across] + checkedDistance(s, "the distance from the edge", place)
    p[d.axis] = extent.bounds[d.opposite]
    return Axis(origin: p, direction: d.vector, length: extent.bounds.size[d.axis])
  }

  /// The spot straight opposite a point (its projection along the normal).
  public func spot(opposite p: Point) -> Spot {
    var q = p.vector
    q[outward.axis] = extent.bounds.lower[outward.axis]
    return Spot(position: q, normal: outward.vector, shape: shape)
  }

  /// The spot straight opposite the centre of a thing.
  public func spot(opposite s: some Shaped) -> Spot { spot(opposite: s.centre) }

  /// `count` spots in a row about the centre, `spacing` apart, the first farthest back along `d`.
  public func spots(
    _ count: Int, spacing: Double, toward d: Direction = .right, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> [Spot] {
    let place = recorded(file, line, column)
    let n = checkedCount(count, "the number of spots", place)
    let step = n == 1 ? 0 : checkedSize(spacing, "the spacing of spots", place)
    if d.axis == outward.axis {
      Recorder.report("place.direction", "spots on a \(outward) face cannot be spread toward \(d)", at: place)
    }
    return (0..<n).map { i in
      let p = extent.bounds.centre + d.vector * ((Double(i) - Double(n - 1) / 2) * step)
      return Spot(position: p, normal: outward.vector, shape: shape)
    }
  }

  /// A rectangle on this face, centred where no edge is named.
  public func area(
    _ width: Double, _ height: Double, from: Insets = [:], file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Face {
    let place = recorded(file, line, column)
    let (u, v) = axes
    var b = extent.bounds
    for (axis, wanted, what) in [(u, width, "the width of an area"), (v, height, "the height of an area")] {
      let size = checkedSize(wanted, what, place)
      let low = Direction(axis: axis, positive: false)
      if let d = from[low] {
        b.lower[axis] += d
        b.upper[axis] = b.lower[axis] + size
      } else if let d = from[low.opposite] {
        b.upper[axis] -= d
        b.lower[axis] = b.upper[axis] - size
      } else {
        let middle = extent.bounds.centre[axis]
        b.lower[axis] = middle - size / 2
        b.upper[axis] = middle + size / 2
      }
    }
    return Face(b, outward: outward, shape: shape)
  }

  /// The face without a margin on all four sides.
  public func inset(
    _ by: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Face {
    let place = recorded(file, line, column)
    let (u, v) = axes
    var b = extent.bounds
    let d = checkedDistance(by, "a margin", place)
    for a in [u, v] {
      guard b.size[a] > 2 * d else {
        Recorder.report(
          "region.shares", "a margin of \(millimetres(d)) leaves nothing of \(millimetres(b.size[a]))", at: place)
        return self
      }
      b.lower[a] += d
      b.upper[a] -= d
    }
    return Face(b, outward: outward, shape: shape)
  }

  /// The face with a margin added on all four sides.
  public func outset(
    _ by: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Face {
    let d = checkedDistance(by, "a margin", recorded(file, line, column))
    let (u, v) = axes
    var b = extent.bounds
    for a in [u, v] {
      b.lower[a] -= d
      b.upper[a] += d
    }
    return Face(b, outward: outward, shape: shape)
  }

  /// The room behind the face, that deep; it opens where the face looks.
  public func deep(
    _ depth: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Region {
    let d = checkedSize(depth, "the depth of a room", recorded(file, line, column))
    var b = extent.bounds
    if outward.isPositive { b.lower[outward.axis] -= d } else { b.upper[outward.axis] += d }
    return Region(b, facing: outward, shape: shape)
  }

  /// The axes along which width and height are measured.
  var axes: (width: Int, height: Int) {
    switch outward.axis {
    case 0: (1, 2)
    case 1: (0, 2)
    default: (0, 1)
    }
  }
}

extension Bounds {
  /// The coordinate of a side.
  subscript(_ side: Direction) -> Double {
    get { side.isPositive ? upper[side.axis] : lower[side.axis] }
    set { if side.isPositive { upper[side.axis] = newValue } else { lower[side.axis] = newValue } }
  }
}
