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

  public var point: Point { Point(pose.translation) }
}
