internal import PintleDocument

/// Which edges are rounded or chamfered.
public enum EdgeSet: Sendable {
  /// Every edge where two faces meet at an angle.
  case all
  case vertical
  case top, bottom, front, back, left, right
  /// Straight edges that run in a direction.
  case along(Direction)
  /// Edges between two sides.
  case between(Direction, Direction)

  var selector: EdgeSelector {
    switch self {
    case .all: .all
    case .vertical: .parallel(to: .up)
    case .top: .side(outward: Direction.up.vector)
    case .bottom: .side(outward: Direction.down.vector)
    case .front: .side(outward: Direction.front.vector)
    case .back: .side(outward: Direction.back.vector)
    case .left: .side(outward: Direction.left.vector)
    case .right: .side(outward: Direction.right.vector)
    case .along(let d): .parallel(to: d.vector)
    case .between(let a, let b): .between(outward: a.vector, and: b.vector)
    }
  }
}

extension Solid {
  /// Edges rounded by a radius; one that does not fit is a finding of the host, with the limit.
  public func rounded(
    _ edges: EdgeSet, _ radius: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let r = checkedSize(radius, "the radius of an edge", place)
    return operated(
      .fillet(solid: body.node, edges: edges.selector, radius: r), [self], place, bounds: body.bounds)
  }

  /// All edges rounded.
  public func rounded(
    _ radius: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    rounded(.all, radius, file: file, line: line, column: column)
  }

  /// Edges cut off at 45°, `distance` from each.
  public func chamfered(
    _ edges: EdgeSet, _ distance: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let d = checkedSize(distance, "the width of a chamfer", place)
    return operated(
      .chamfer(solid: body.node, edges: edges.selector, distance: d), [self], place, bounds: body.bounds)
  }

  /// All edges cut off at 45°.
  public func chamfered(
    _ distance: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    chamfered(.all, distance, file: file, line: line, column: column)
  }
}
