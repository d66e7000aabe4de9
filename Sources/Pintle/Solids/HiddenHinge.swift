internal import PintleDocument

extension Shaped {
  /// The hinge line hidden inside this leaf near `side`, as far in as it may be to clear `wall` through the whole swing.
  ///
  /// With the leaf `g` in front of the wall, the line lies `a` in from the side and `b` in front of the leaf's back. What
  /// lies beyond the line sweeps toward the wall: its corners stay clear of it as long as √(a² + b²) and √(a² + c²) are
  /// less than b + g, where c is how far the front lies before the line. The line lies two thirds of the leaf's thickness
  /// before its back, and a is nine tenths of the largest that fits. A wall that does not lie behind the leaf is the
  /// finding `place.wall`.
  public func hiddenHingeLine(
    _ side: Direction, clearing wall: Face, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Edge {
    let place = recorded(file, line, column)
    let bounds = extent.bounds
    let out = wall.outward
    guard side.axis != out.axis else {
      Recorder.report(
        "place.direction", "a leaf in front of a wall that looks \(out) cannot hang on its \(side) side", at: place)
      return edge(out, out.axis == 2 ? .back : .left)
    }
    let back = bounds[out.opposite]
    let gap = (back - wall.extent.bounds.lower[out.axis]) * out.vector[out.axis]
    if gap < -1e-6 {
      Recorder.report(
        "place.wall", "the leaf reaches \(millimetres(-gap)) behind the wall it is to clear",
        measured: Quantity(gap, "m"), expected: Expected(min: 0, unit: "m"), at: place)
    }
    let g = max(gap, 0)
    let thickness = bounds.size[out.axis]
    let b = thickness * 2 / 3
    let reach = (b + g) * (b + g)
    let widest = max(b, thickness - b)
    let across = bounds.size[side.axis]
    let a = min(0.9 * max(reach - widest * widest, 0).squareRoot(), across / 3)
    var start = bounds.lower
    start[out.axis] = back + out.vector[out.axis] * b
    start[side.axis] = bounds[side] - side.vector[side.axis] * a
    let along = 3 - out.axis - side.axis
    return Edge(
      Axis(origin: start, direction: Direction(axis: along, positive: true).vector, length: bounds.size[along]))
  }
}
