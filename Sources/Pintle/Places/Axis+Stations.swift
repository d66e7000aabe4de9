internal import PintleDocument

// A line is named once; bores, shafts, gears, pins, joints and closures lie on it, and stations (metres from its origin,
// along its sense) say where.
extension Axis {
  /// Through a point, along a way of any length.
  public init(
    from p: Point, toward v: Vector, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    self.init(
      origin: checkedPoint(p, "the line's start", place), direction: checkedDirection(v, "the line's sense", place))
  }

  /// The parallel line, `v` away.
  public func moved(
    by v: Vector, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Axis {
    var copy = self
    copy.origin += checkedPoint(v, "a move", recorded(file, line, column))
    return copy
  }

  /// Where stations count from.
  public var start: Point { Point(origin) }
  /// Its sense, of length 1.
  public var sense: Vector { Point(direction) }

  /// The parallel line at a radius, on the side of `start`, then turned round this one by `a` (clockwise for somebody who
  /// looks along it): a planet's line, a crank pin, the first screw of a flange.
  ///
  /// A start along the line is the finding `value.direction`; some direction across it is taken.
  public func orbit(
    _ radius: Double, from start: Direction, at a: Angle = Angle(radians: 0), file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Axis {
    orbit(radius, from: Point(start.vector), at: a, file: file, line: line, column: column)
  }

  public func orbit(
    _ radius: Double, from start: Vector, at a: Angle = Angle(radians: 0), file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Axis {
    let place = recorded(file, line, column)
    let r = checkedDistance(radius, "the radius of an orbit", place)
    let out = across(checkedDirection(start, "the start of an orbit", place), place)
    let turn = RigidTransform(turning: checkedAngle(a, "the turn of an orbit", place), about: direction)
    var copy = self
    copy.origin += turn.rotate(out) * r
    return copy
  }

  /// `count` angles evenly round the line, from 0.
  public func around(
    _ count: Int, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> [Angle] {
    let n = checkedCount(count, "the number of places round a line", recorded(file, line, column))
    return (0..<n).map { Angle(radians: 2 * Double.pi * Double($0) / Double(n)) }
  }

  /// The line a bar swings about from one attitude to another, both through a point, and the angle between them.
  ///
  /// Its sense turns the bar from the first to the second by the shorter way. Attitudes in one line are the finding
  /// `joint.axis`.
  public static func swinging(
    at p: Point, from a: Vector, to b: Vector, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Swing {
    let place = recorded(file, line, column)
    let u = checkedDirection(a, "an attitude", place), v = checkedDirection(b, "an attitude", place)
    let cross = u.cross(v)
    if cross.length < 1e-9 {
      Recorder.report(
        "joint.axis", "the two attitudes lie in one line: a swing between them has no line of its own", at: place)
    }
    return Swing(
      line: Axis(origin: checkedPoint(p, "a pivot", place), direction: cross.normalized ?? u.anyPerpendicular),
      angle: atan2(cross.length, u.dot(v)))
  }

  /// The unit vector across the line nearest to a direction; none is the finding `value.direction`.
  func across(_ d: Vector3, _ place: SourceLocation?) -> Vector3 {
    let out = d - direction * d.dot(direction)
    if out.length > 1e-6, let unit = out.normalized { return unit }
    Recorder.report(
      "value.direction", "a direction across the line is wanted, this one runs along it", at: place,
      hint: "the line runs \(Direction(nearest: direction)); name a side of it")
    return direction.anyPerpendicular
  }

  /// The distance between this line and a parallel one, as a vector from a point of this one.
  func offset(to other: Axis) -> Vector3 {
    let d = other.origin - origin
    return d - direction * d.dot(direction)
  }

  /// Within 10⁻⁶ of one direction, either sense.
  func isParallel(to other: Axis) -> Bool { direction.cross(other.direction).length < 1e-6 }

  /// One line, within a micrometre, either sense.
  func isCoaxial(with other: Axis) -> Bool { isParallel(to: other) && offset(to: other).length < 1e-6 }
}

/// A hinge line that follows from two attitudes, and the angle between them.
public struct Swing: Sendable {
  public let line: Axis
  public let angle: Angle
}

/// The joint of two bars: the point `ra` from `a` and `rb` from `b`, in the plane through `a` across a direction, on the
/// named side of the line from `a` to `b`.
///
/// Bars that do not reach each other (or one inside the other) are the finding `loop.reach`, with the gap; the nearest
/// point is returned.
public func meeting(
  _ a: Point, _ ra: Double, _ b: Point, _ rb: Double, across normal: Direction, side: Direction,
  file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
) -> Point {
  let place = recorded(file, line, column)
  let first = checkedSize(ra, "the first bar", place), second = checkedSize(rb, "the second bar", place)
  let start = checkedPoint(a, "a pivot", place), end = checkedPoint(b, "a pivot", place)
  var way = end - start
  way[normal.axis] = 0
  let d = way.length
  guard d > 1e-9, let u = way.normalized else {
    Recorder.report("joint.axis", "the two pivots lie on one line across the plane", at: place)
    return a
  }
  let gap = max(d - first - second, abs(first - second) - d)
  if gap > 1e-9 {
    Recorder.report(
      "loop.reach",
      "bars of \(millimetres(first)) and \(millimetres(second)) do not meet between pivots \(millimetres(d)) apart: "
        + "\(millimetres(gap)) are missing",
      measured: Quantity(d, "m"), expected: Expected(min: abs(first - second), max: first + second, unit: "m"),
      at: place)
  }
  let along = (d * d + first * first - second * second) / (2 * d)
  let off = max(0, first * first - along * along).squareRoot()
  let v = normal.vector.cross(u)
  let sign = v.dot(side.vector)
  if abs(sign) < 1e-3, off > 1e-9 {
    Recorder.report(
      "value.direction", "\(side) is no side of the line between the pivots, which runs that way", at: place,
      hint: "name the side on which the bars meet")
  }
  return Point(start + u * min(along, first) + v * (sign < 0 ? -off : off))
}

/// The point of a line at a distance from a point, the one farther toward the named side: crank and slider, strut in a slot.
///
/// A line out of reach is the finding `loop.reach`, with the gap; its nearest point is returned.
public func meeting(
  _ a: Point, _ ra: Double, on l: some Line, side: Direction, file: StaticString = #fileID, line: UInt = #line,
  column: UInt = #column
) -> Point {
  let place = recorded(file, line, column)
  let r = checkedSize(ra, "the bar", place)
  let start = checkedPoint(a, "a pivot", place)
  let axis = l.line
  let foot = axis.origin + axis.direction * (start - axis.origin).dot(axis.direction)
  let d = (start - foot).length
  if d > r + 1e-9 {
    Recorder.report(
      "loop.reach", "a bar of \(millimetres(r)) does not reach the line, \(millimetres(d - r)) are missing",
      measured: Quantity(r, "m"), expected: Expected(min: d, unit: "m"), at: place)
    return Point(foot)
  }
  let off = (r * r - d * d).squareRoot()
  let sign = axis.direction.dot(side.vector)
  if abs(sign) < 1e-3 {
    Recorder.report("value.direction", "\(side) is no way along the line", at: place)
  }
  return Point(foot + axis.direction * (sign < 0 ? -off : off))
}
