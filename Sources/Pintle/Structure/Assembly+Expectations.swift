internal import PintleDocument

/// A promise, as said.
struct ExpectationDraft {
  var kind: ExpectationRecord.Kind
  var part: Part
  var least: Double?
  var most: Double?
  var toward: Vector3?
  var touches: String?
  var source: SourceLocation
}

// An expectation on a part means any joint between it and the root, judged with what that joint needs.
extension Assembly {
  /// Swings that far, and its part first moves toward a side.
  public func expect(
    _ p: Part, opens q: Bound<Angle>, toward d: Direction, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    expect(.opens, p, q.least?.radians, q.most?.radians, d, nil, place)
  }

  public func expect(
    _ p: Part, turns q: Bound<Angle>, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) {
    expect(.turns, p, q.least?.radians, q.most?.radians, nil, nil, recorded(file, line, column))
  }

  public func expect(
    _ p: Part, travels q: Bound<Double>, toward d: Direction, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) {
    expect(.travels, p, q.least, q.most, d, nil, recorded(file, line, column))
  }

  /// Turns without end or obstacle.
  public func expect(
    _ p: Part, spins: Spins, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) {
    expect(.spins, p, nil, nil, nil, nil, recorded(file, line, column))
  }

  public func expect(
    _ p: Part, spins: Spins, touches: Ground, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) {
    expect(.spins, p, nil, nil, nil, "ground", recorded(file, line, column))
  }

  private func expect(
    _ kind: ExpectationRecord.Kind, _ part: Part, _ least: Double?, _ most: Double?, _ d: Direction?,
    _ touches: String?, _ place: SourceLocation
  ) {
    for bound in [least, most] {
      if let bound, !bound.isFinite {
        Recorder.report(
          "expectation.bound", "the expectation on `\(part.name)` is not a number", parts: [part.name], at: place)
        return
      }
    }
    recorder.expectations.append(
      ExpectationDraft(
        kind: kind, part: part, least: least, most: most, toward: d.map { snap(frame.rotate($0.vector)) },
        touches: touches, source: place))
  }
}
