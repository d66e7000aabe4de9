internal import PintleDocument

/// A rigid placement of a sub-assembly: an origin and a turn, in the surrounding frame.
public struct Placement: Sendable {
  let pose: RigidTransform

  init(pose: RigidTransform) { self.pose = pose }

  /// Turned by `a` counter-clockwise seen from where `up` points.
  public init(
    at p: Point, turned a: Angle = Angle(radians: 0), about up: Direction = .up, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    var pose = RigidTransform(turning: checkedAngle(a, "the turn of a placement", place), about: up.vector)
    pose.translation = checkedPoint(p, "a placement", place)
    self.pose = pose
  }

  /// At a point, not turned.
  public static func at(
    _ p: Point, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Placement {
    Placement(at: p, file: file, line: line, column: column)
  }

  public var point: Point { Point(pose.translation) }
}
