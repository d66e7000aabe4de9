import PintleDocument

/// A knob that turns on a shaft through its panel.
public final class Knob: Part, @unchecked Sendable {
  var joint: Joint?
  /// Clockwise, as one looks at the knob.
  public var turn: Joint { joint! }  // set by the family before anybody sees the part
}

extension Assembly {
  /// A knob on a face: head with pointer, shaft through a bore, collar behind that keeps it from coming out.
  ///
  /// The bore and the room of the collar are cut into every shape of the panel's part. Positive: clockwise for somebody
  /// who looks at it. Without a range it turns on and on.
  @discardableResult
  public func knob(
    _ name: String, on p: some Place, diameter: Double, height: Double, range: Limits<Angle>? = nil,
    material: Material = .plastic, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Knob {
    let place = recorded(file, line, column)
    let d = checkedSize(diameter, "the diameter of a knob", place)
    let h = checkedSize(height, "the height of a knob", place)
    let spot = p.spot
    let bench = Bench(on: spot, place)
    let panel = parent(of: spot, "a knob", place)
    let knob = enrol(Knob(name, material, .knob, in: self, place))
    let turn = spin(
      "\(name)_turn", knob, on: panel, around: bench.inward, range: range, file: file, line: line, column: column)
    knob.joint = turn
    knob.add(
      "head",
      .knob(diameter: d, height: h, file: file, line: line, column: column)
        .mounted(on: spot, gap: Fit.axial, file: file, line: line, column: column),
      file: file, line: line, column: column)
    let shaft = Shaft(diameter: clamp(0.2 * d, 2e-3, 10e-3), wall: spot.wallThickness)
    turn.built(file, line, column) { shaft.build($0, bench, into: min(h / 2, 4e-3), in: spot.shape) }
    return knob
  }
}
