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
      "\(name)_turn", knob, on: panel, around: bench.inward, range: range, at: place)
    knob.joint = turn
    let form = KnobForm(diameter: d, height: h)
    knob.add("head", bench.revolved(form.head), at: place)
    knob.add("pointer", form.pointer(bench), material.isLight ? .plastic(.black) : .plastic(.white), at: place)
    let shaft = Shaft(diameter: clamp(0.2 * d, 2e-3, 10e-3), wall: spot.wallThickness)
    turn.built(place) { shaft.build($0, bench, into: min(h / 2, 4e-3), in: spot.shape) }
    return knob
  }
}

/// The drawing of a knob, in the frame of a bench on its panel.
struct KnobForm {
  let diameter: Double
  let height: Double

  /// A skirt, a tapered grip and a crown; 0.1 mm off the panel.
  var head: [SIMD2<Double>] {
    let r = diameter / 2, low = Fit.axial, high = height
    return [
      [0, low], [r, low], [r, 0.2 * high], [0.96 * r, 0.24 * high], [0.82 * r, 0.3 * high],
      [0.76 * r, high - 0.08 * r], [0.7 * r, high], [0, high],
    ]
  }

  /// A mark on the crown that points up.
  func pointer(_ bench: Bench) -> Solid {
    let r = diameter / 2
    return bench.box(0.14 * r, 0.5 * r, height - 0.3e-3, height + 0.3e-3, y: 0.42 * r)
  }
}

extension Material {
  /// Whether a dark mark shows on it better than a light one.
  var isLight: Bool { record.baseColor.dot([0.2126, 0.7152, 0.0722]) > 0.18 }
}
