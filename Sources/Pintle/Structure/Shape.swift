internal import PintleDocument

/// One named solid of a part: cut, measured and referred to by this handle.
///
/// It is resolved to a record when the program has finished, since it may still be cut.
public final class Shape: Shaped, @unchecked Sendable {
  public let name: String
  let part: Part
  /// In the frame of the part's assembly.
  private(set) var solid: Solid
  /// nil: the part's.
  let material: Material?
  let yields: Double
  var role: Role
  /// The joint whose hardware it is.
  let hardware: Joint?
  let source: SourceLocation

  init(
    name: String, part: Part, solid: Solid, material: Material?, yields: Double, role: Role, hardware: Joint?,
    source: SourceLocation
  ) {
    self.name = name
    self.part = part
    self.solid = solid
    self.material = material
    self.yields = yields
    self.role = role
    self.hardware = hardware
    self.source = source
  }

  /// `part/shape`.
  var path: String { "\(part.name)/\(name)" }

  public var extent: Extent { Extent(solid.body.bounds, shape: self) }
  /// In the frame of the part's assembly.
  var bounds: Bounds { solid.body.bounds }
  /// From end to end, where it is round.
  var round: Axis? { solid.body.round }

  /// The room inside an open box, a tray or a cup; it opens where the box does.
  ///
  /// A shape that is not hollow is the finding `shape.room`; its bounds are taken.
  public var interior: Region { room("interior") }

  /// The room behind the open side, as `interior`: what rows, drawers and doors divide and fill.
  public var opening: Region { room("opening") }

  private func room(_ what: String) -> Region {
    guard let hollow = solid.body.hollow else {
      Recorder.report(
        "shape.room", "`\(path)` has no \(what): it is not an open box, a tray or a cup", shapes: [path],
        hint: "make it with .openBox, .tray or .cup, or use face(…).deep(…)")
      return Region(solid.body.bounds, facing: .front, shape: self)
    }
    return Region(hollow.room, facing: hollow.facing, shape: self)
  }

  /// The end face of a rod or tube on that side; what is not round is the finding `shape.end`, its face is taken.
  public func end(
    _ d: Direction, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Spot {
    let place = recorded(file, line, column)
    guard let round = solid.body.round else {
      Recorder.report(
        "shape.end", "`\(path)` has no \(d) end: it is not a rod, a tube or a cylinder", shapes: [path], at: place,
        hint: "use face(.\(d)).spot")
      return face(d).spot
    }
    let along = round.direction.dot(d.vector)
    if abs(along) < 0.05 {
      Recorder.report(
        "shape.end", "`\(path)` has no \(d) end: it runs \(Direction(nearest: round.direction))", shapes: [path],
        at: place,
        hint: "its ends are .\(Direction(nearest: round.direction)) and .\(Direction(nearest: -round.direction))")
    }
    return along >= 0
      ? Spot(position: round.origin + round.direction * round.length, normal: round.direction, shape: self)
      : Spot(position: round.origin, normal: -round.direction, shape: self)
  }

  /// The line through both ends of a round shape, from start to end.
  public var axis: Axis {
    guard let round = solid.body.round else {
      Recorder.report(
        "shape.end", "`\(path)` has no axis: it is not a rod, a tube or a cylinder", shapes: [path])
      return Axis(origin: solid.body.bounds.centre, direction: .up)
    }
    return round
  }

  /// Cut from the middle of a side inward.
  @discardableResult public func cut(
    _ c: Cut, in d: Direction, as role: Role = .none, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Shape {
    let place = recorded(file, line, column)
    return cut(away: c.cutter(from: face(d).spot, through: solid.body, place), role, place)
  }

  /// Cut from a spot inward.
  @discardableResult public func cut(
    _ c: Cut, at s: some Place, as role: Role = .none, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Shape {
    let place = recorded(file, line, column)
    return cut(away: c.cutter(from: s.spot, through: solid.body, place), role, place)
  }

  /// A solid taken away, where it lies.
  @discardableResult public func cut(
    _ s: Solid, as role: Role = .none, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Shape {
    cut(away: s, role, recorded(file, line, column))
  }

  /// Turned in its place about a line: teeth that must fall into step with others.
  func turn(_ angle: Double, about axis: Axis) {
    solid = solid.transformed(RigidTransform(turning: angle, about: axis.direction, through: axis.origin), nil)
  }

  @discardableResult func cut(_ s: Solid, at place: SourceLocation) -> Shape { cut(away: s, .none, place) }

  @discardableResult func cut(away s: Solid, _ role: Role, _ place: SourceLocation) -> Shape {
    guard s.body.bounds.overlaps(solid.body.bounds) else {
      Recorder.report(
        "shape.cut", "the cut misses `\(path)`: it lies beside it", severity: .warning, shapes: [path], at: place)
      return self
    }
    solid = solid.subtracted([s], place)
    if role != .none, self.role == .none { self.role = role }
    return self
  }
}

extension Bounds {
  /// They share more than a face.
  func overlaps(_ other: Bounds) -> Bool {
    let both = intersection(other)
    return (0..<3).allSatisfy { both.upper[$0] - both.lower[$0] > 1e-9 }
  }
}
