internal import PintleDocument

/// A cut made from a face inward, upright as the face is; it overshoots by itself.
///
/// Without a depth it goes through: through the wall in front of a room, where the thing is hollow, otherwise through
/// the whole thing.
public struct Cut: Sendable {
  let outline: Outline
  let depth: Double?
  /// The angle by which the outline is turned on the face, clockwise for the beholder.
  var turn = Angle(radians: 0)

  public static func hole(
    diameter: Double, depth: Double? = nil, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Cut {
    Cut(outline: .circle(diameter: diameter, file: file, line: line, column: column), depth: depth)
  }

  /// `length` along the face's width, overall.
  public static func slot(
    _ length: Double, width: Double, depth: Double? = nil, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Cut {
    Cut(outline: .slot(length, width: width, file: file, line: line, column: column), depth: depth)
  }

  public static func window(
    _ width: Double, _ height: Double, radius: Double = 0, depth: Double? = nil, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Cut {
    Cut(outline: .rectangle(width, height, radius: radius, file: file, line: line, column: column), depth: depth)
  }

  /// A recess with a flat bottom.
  public static func pocket(
    _ width: Double, _ height: Double, radius: Double = 0, depth: Double, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Cut {
    Cut(outline: .rectangle(width, height, radius: radius, file: file, line: line, column: column), depth: depth)
  }

  public static func outline(_ o: Outline, depth: Double? = nil) -> Cut { Cut(outline: o, depth: depth) }

  /// Turned on its face, clockwise for somebody who looks at the face.
  public func turned(_ a: Angle) -> Cut {
    var copy = self
    copy.turn = turn + a
    return copy
  }

  /// The solid that is taken away from a body, from a spot inward.
  func cutter(from spot: Spot, through body: SolidBody, _ place: SourceLocation) -> Solid {
    let n = spot.normal
    let inward = -n
    // The surface may lie before the spot (a spot of another shape): start outside the body in any case.
    let front = max(0, Solid(body).reach(n) - spot.position.dot(n))
    let length: Double
    if let depth {
      length = checkedSize(depth, "the depth of a cut", place)
    } else {
      let back = Solid(body).reach(inward) - spot.position.dot(inward)
      length = wallBehind(spot, body) ?? max(back, 0) + Solid.overshoot
    }
    let lead = (depth == nil ? min(front, startLimit(spot, body, front)) : 0) + Solid.overshoot
    let total = snap(lead + length)
    // Drawn outward from the bottom of the cut.
    let turning = RigidTransform(turning: -checkedAngle(turn, "the turn of a cut", place), about: .up)
    let pose = spot.mounting * RigidTransform(translation: [0, 0, -length]) * turning
    return Solid(.placed(at: pose.snapped, solid: .extrude(profile: outline.node, height: total)), at: place)
  }

  /// Whatever lies before the spot is cut only where nothing but the wall lies there.
  private func startLimit(_ spot: Spot, _ body: SolidBody, _ front: Double) -> Double {
    front < 5 * Solid.overshoot ? front : 0
  }

  /// From the spot through the wall into the room behind it; nil where there is no room behind.
  private func wallBehind(_ spot: Spot, _ body: SolidBody) -> Double? {
    guard let room = body.hollow?.room else { return nil }
    let way = Direction(nearest: -spot.normal)
    guard way.vector.dot(-spot.normal) > 1 - 1e-9 else { return nil }
    for a in 0..<3 where a != way.axis {
      let p = spot.position[a]
      guard p > room.lower[a], p < room.upper[a] else { return nil }
    }
    let step = way.vector[way.axis]
    let near = (room[way.opposite] - spot.position[way.axis]) * step
    guard near > 1e-6 else { return nil }
    return near + min(Solid.overshoot, room.size[way.axis] / 2)
  }
}

extension Solid {
  /// Cut from the middle of a side inward.
  public func cutting(
    _ c: Cut, in d: Direction, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    return subtracted([c.cutter(from: face(d).spot, through: body, place)], place)
  }

  /// Cut from a spot inward.
  public func cutting(
    _ c: Cut, at s: some Place, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    return subtracted([c.cutter(from: s.spot, through: body, place)], place)
  }
}
