internal import PintleDocument

extension Solid {
  /// `count` copies evenly round a line, the first where it is.
  public func repeated(
    around l: some Line, count: Int, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let n = checkedCount(count, "the number of copies", most: 1000, place)
    return repeated(
      (0..<n).map {
        RigidTransform(
          turning: 2 * Double.pi * Double($0) / Double(n), about: l.line.direction, through: l.line.origin)
      }, place)
  }

  /// `count` copies round a line, `step` from one to the next, clockwise for somebody who looks along it.
  public func repeated(
    around l: some Line, count: Int, step: Angle, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let n = checkedCount(count, "the number of copies", most: 1000, place)
    let a = checkedAngle(step, "the step of a pattern", place)
    return repeated(
      (0..<n).map {
        RigidTransform(turning: a * Double($0), about: l.line.direction, through: l.line.origin)
      }, place)
  }

  /// `count` copies in a row, the first where it is, each `pitch` farther in a direction.
  public func repeated(
    _ count: Int, every pitch: Double, toward d: Direction, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    return repeated(
      Self.row(count, pitch, d, place).map { RigidTransform(translation: $0) }, place)
  }

  /// A grid of copies: `count` in one direction by `count2` in another.
  public func repeated(
    _ count: Int, every pitch: Double, toward d: Direction, by count2: Int, every pitch2: Double,
    toward d2: Direction, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let one = Self.row(count, pitch, d, place), other = Self.row(count2, pitch2, d2, place)
    guard one.count * other.count <= 2000 else {
      Recorder.report("value.count", "a grid of \(one.count * other.count) copies, expected 2000 at most", at: place)
      return self
    }
    return repeated(other.flatMap { b in one.map { RigidTransform(translation: $0 + b) } }, place)
  }

  /// The mirror image in the plane through a point (the origin of the frame) across a direction.
  public func mirrored(
    _ d: Direction, through p: Point = Point(0, 0, 0), file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let point = checkedPoint(p, "the mirror's plane", place)
    let a = d.axis
    var bounds = body.bounds
    bounds.lower[a] = 2 * point[a] - body.bounds.upper[a]
    bounds.upper[a] = 2 * point[a] - body.bounds.lower[a]
    let normal = Direction(axis: a, positive: true).vector
    let image = operated(.mirrored(point: point, normal: normal, solid: body.node), [self], place, bounds: bounds)
    func reflect(_ v: Vector3, about q: Vector3) -> Vector3 {
      var r = v
      r[a] = 2 * q[a] - v[a]
      return r
    }
    let hollow = body.hollow.map { h in
      SolidBody.Hollow(
        room: Bounds([reflect(h.room.lower, about: point), reflect(h.room.upper, about: point)]),
        facing: h.facing.axis == a ? h.facing.opposite : h.facing)
    }
    let round = body.round.map {
      Axis(origin: reflect($0.origin, about: point), direction: reflect($0.direction, about: .zero), length: $0.length)
    }
    return Solid(
      SolidBody(
        image.body.node, image.body.notes, bounds: bounds, hollow: hollow, round: round, resting: body.resting,
        depth: image.body.depth))
  }

  /// This solid and its mirror image.
  public func symmetric(
    across d: Direction, through p: Point = Point(0, 0, 0), file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    adding(
      mirrored(d, through: p, file: file, line: line, column: column), file: file, line: line, column: column)
  }

  private static func row(_ count: Int, _ pitch: Double, _ d: Direction, _ place: SourceLocation) -> [Vector3] {
    let n = checkedCount(count, "the number of copies", place)
    let step = n == 1 ? 0 : checkedSize(pitch, "the pitch of a pattern", place)
    return (0..<n).map { d.vector * (step * Double($0)) }
  }

  private func repeated(_ placements: [RigidTransform], _ place: SourceLocation) -> Solid {
    guard placements.count > 1 else { return self }
    return operated(.pattern(placements: placements.map(\.snapped), solid: body.node), [self], place)
  }
}
