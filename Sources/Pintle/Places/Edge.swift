internal import PintleDocument

/// An edge of a thing's bounds: a line that knows its ends. Its sense is right, back or up.
public struct Edge: Line, Sendable {
  public var line: Axis

  init(_ line: Axis) { self.line = line }

  public var centre: Point { Point(line.middle) }
  public var length: Double { line.length }

  public func moved(
    _ d: Direction, _ by: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Edge {
    Edge(self.line.moved(d, by, file: file, line: line, column: column))
  }
}
