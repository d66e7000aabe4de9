internal import PintleDocument

/// The way from one point to another, or a direction of any length, in metres: the same three numbers as a point.
public typealias Vector = Point

extension Point {
  public static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y, a.z + b.z) }
  public static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y, a.z - b.z) }
  public static func * (k: Double, v: Point) -> Point { Point(k * v.x, k * v.y, k * v.z) }

  /// How far it is from the origin: the length of a way, metres.
  public var length: Double { vector.length }

  /// The direction of a way, of length 1; a way of no length is the finding `value.direction` and points up.
  public func unit(
    file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Vector {
    Point(checkedDirection(self, "a way", recorded(file, line, column)))
  }

  /// The direction leant by an angle toward another, of length 1.
  ///
  /// A direction along it already is the finding `value.direction`; nothing is leant.
  public func tilted(
    _ a: Angle, toward d: Direction, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Vector {
    let place = recorded(file, line, column)
    let from = checkedDirection(self, "a direction", place)
    guard let axis = from.cross(d.vector).normalized, from.cross(d.vector).length > 1e-9 else {
      Recorder.report(
        "value.direction", "a direction that points \(Direction(nearest: from)) cannot lean toward \(d)", at: place,
        hint: "lean toward a direction across it")
      return Point(from)
    }
    return Point(RigidTransform(turning: checkedAngle(a, "a lean", place), about: axis).rotate(from))
  }
}

extension Direction {
  /// So far that way; negative: the other way.
  public static func * (k: Double, d: Direction) -> Vector { Point(d.vector * k) }

  /// The direction leant by an angle toward another, of length 1: `.up.tilted(18°, toward: .back)`.
  public func tilted(
    _ a: Angle, toward d: Direction, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Vector {
    Point(vector).tilted(a, toward: d, file: file, line: line, column: column)
  }
}

/// A direction of unit length; what has none is the finding `value.direction` and points up.
func checkedDirection(_ v: Point, _ what: String, _ place: SourceLocation?) -> Vector3 {
  guard v.vector.isFinite, v.length > 1e-9, let unit = v.vector.normalized else {
    Recorder.report("value.direction", "\(what) has no length and so no direction", at: place)
    return .up
  }
  return unit
}
