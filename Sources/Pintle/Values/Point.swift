internal import PintleDocument

/// A point, or extents along x, y and z, in metres: `Point(0, 0, 0.4)` or `[0, 0, 0.4]`.
public struct Point: ExpressibleByArrayLiteral, Hashable, Sendable {
  public var x: Double
  public var y: Double
  public var z: Double

  public init(_ x: Double, _ y: Double, _ z: Double) {
    self.x = x
    self.y = y
    self.z = z
  }

  /// Other than three numbers is the finding `value.count`; missing ones are 0.
  public init(arrayLiteral elements: Double...) {
    if elements.count != 3 {
      Recorder.report(
        "value.count", "a point has 3 numbers, this one has \(elements.count)", hint: "write [x, y, z] in metres")
    }
    func number(_ i: Int) -> Double { i < elements.count ? elements[i] : 0 }
    self.init(number(0), number(1), number(2))
  }

  /// The point that far away in a direction; distances are never negative (finding `value.size`).
  public func moved(
    _ d: Direction, _ by: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Point {
    Point(vector + d.vector * checkedDistance(by, "a move", recorded(file, line, column)))
  }

  /// Moved in two directions at once.
  public func moved(
    _ d: Direction, _ by: Double, _ e: Direction, _ by2: Double, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Point {
    let place = recorded(file, line, column)
    return Point(
      vector + d.vector * checkedDistance(by, "a move", place) + e.vector * checkedDistance(by2, "a move", place))
  }
}

extension Point {
  init(_ v: Vector3) { self.init(v.x, v.y, v.z) }
  var vector: Vector3 { [x, y, z] }
}
