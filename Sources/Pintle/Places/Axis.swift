internal import PintleDocument

/// Anything that a thing can turn about or lie along.
public protocol Line {
  var line: Axis { get }
}

/// A straight line with a sense and, where it was drawn between two points, a length.
public struct Axis: Line, Sendable {
  var origin: Vector3
  /// Of unit length.
  var direction: Vector3
  /// How far it was drawn, from the origin along the sense; 0 where only a direction was given.
  var length: Double

  init(origin: Vector3, direction: Vector3, length: Double = 0) {
    self.origin = origin
    self.direction = direction
    self.length = length
  }

  public init(
    from p: Point, toward d: Direction, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) {
    self.init(origin: checkedPoint(p, "the line's start", recorded(file, line, column)), direction: d.vector)
  }

  /// Two points that coincide are the finding `joint.axis`; the line then points up.
  public init(
    from p: Point, to q: Point, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    let a = checkedPoint(p, "the line's start", place), b = checkedPoint(q, "the line's end", place)
    let span = checkedSpan(a, b, "the line", place)
    self.init(origin: a, direction: span.direction, length: span.length)
  }

  public var line: Axis { self }

  /// The point `s` metres from the origin along the sense (against it where `s` is negative).
  public func at(
    _ s: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Point {
    Point(origin + direction * checkedCoordinate(s, "the distance along the line", recorded(file, line, column)))
  }

  public func moved(
    _ d: Direction, _ by: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Axis {
    var copy = self
    copy.origin += d.vector * checkedDistance(by, "a move", recorded(file, line, column))
    return copy
  }

  /// The same line with the opposite sense, from its other end.
  public var reversed: Axis { Axis(origin: origin + direction * length, direction: -direction, length: length) }

  /// `count` placements evenly round the axis, `radius` away from it, `s` along it.
  ///
  /// The first lies toward `start`, the others follow counter-clockwise seen from the axis' tip. Inside each placement
  /// `start` again means outward.
  public func ring(
    _ count: Int, radius: Double, at s: Double = 0, startingAt start: Direction = .front,
    file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> [Placement] {
    let place = recorded(file, line, column)
    let n = checkedCount(count, "the number of places round a line", place)
    let r = checkedDistance(radius, "the radius of a ring", place)
    var outward = start.vector - direction * start.vector.dot(direction)
    if outward.length < 1e-6 {
      Recorder.report(
        "value.direction", "a ring cannot start at \(start): its line runs that way", at: place,
        hint: "start at a direction across the line")
      outward = direction.anyPerpendicular
    }
    let foot = origin + direction * checkedCoordinate(s, "the distance along the line", place)
    let first = foot + (outward.normalized ?? direction.anyPerpendicular) * r
    return (0..<n).map { i in
      let turn = RigidTransform(turning: 2 * Double.pi * Double(i) / Double(n), about: direction, through: foot)
      var pose = turn
      pose.translation = turn.apply(first)
      return Placement(pose: pose)
    }
  }

  /// The middle of what was drawn; the origin of an endless line.
  var middle: Vector3 { origin + direction * (length / 2) }

  func transformed(_ x: RigidTransform) -> Axis {
    Axis(origin: x.apply(origin), direction: x.rotate(direction), length: length)
  }
}

/// From one point to another; points that coincide are the finding `joint.axis` and give 10 mm upward.
func checkedSpan(
  _ a: Vector3, _ b: Vector3, _ what: String, _ place: SourceLocation?
) -> (direction: Vector3, length: Double) {
  let length = (b - a).length
  guard length > 1e-9 else {
    Recorder.report("joint.axis", "\(what) starts and ends at one point and has no direction", at: place)
    return (.up, 0.01)
  }
  return ((b - a) / length, length)
}
