internal import PintleDocument

/// A box of room that opens toward `facing`.
public struct Region: Divisible, Sendable {
  public var extent: Extent
  public internal(set) var facing: Direction
  /// The shape in which the room is.
  var shape: Shape?

  init(_ bounds: Bounds, facing: Direction, shape: Shape?) {
    extent = Extent(bounds)
    self.facing = facing
    self.shape = shape
  }

  public var centre: Point { extent.centre }
  public var size: Point { extent.size }

  /// The strip of that height just below: a rail between two rows.
  public func below(
    _ height: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Region {
    beside(.down, height, recorded(file, line, column))
  }

  /// The strip of that height just above.
  public func above(
    _ height: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Region {
    beside(.up, height, recorded(file, line, column))
  }

  /// The strip of that width just beside: a stile between two columns.
  public func beside(
    _ side: Direction, _ width: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Region {
    beside(side, width, recorded(file, line, column))
  }

  private func beside(_ side: Direction, _ width: Double, _ place: SourceLocation) -> Region {
    let w = checkedSize(width, "the width of a strip", place)
    var b = extent.bounds
    b[side.opposite] = b[side]
    b[side] += side.vector[side.axis] * w
    return Region(b, facing: facing, shape: shape)
  }

  /// The region without margins on the named sides.
  public func inset(
    _ by: Insets, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Region {
    let place = recorded(file, line, column)
    var b = extent.bounds
    for side in by.sides { b[side] -= side.vector[side.axis] * (by[side] ?? 0) }
    guard (0..<3).allSatisfy({ b.upper[$0] - b.lower[$0] > 1e-9 }) else {
      Recorder.report("region.shares", "the margins leave nothing of the region", at: place)
      return self
    }
    return Region(b, facing: facing, shape: shape)
  }

  /// Seen from outside: its outward side looks away from the region.
  public func face(_ d: Direction) -> Face { Face(extent.bounds, outward: d, shape: shape) }

  /// Seen from inside: its outward side looks into the region; what is put on it stands inside.
  public func wall(_ d: Direction) -> Face {
    var b = extent.bounds
    b[d.opposite] = b[d]
    return Face(b, outward: d.opposite, shape: shape)
  }
}
