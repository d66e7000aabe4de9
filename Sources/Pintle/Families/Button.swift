import PintleDocument

/// A push button: a cap that slides into a pocket of its panel.
public final class Button: Part, @unchecked Sendable {
  var joint: Joint?
  /// Inward.
  public var press: Joint { joint! }  // set by the family before anybody sees the part
}

extension Assembly {
  /// A button on a face: cap through a window, a flange behind the panel's lip that keeps it from coming out, and room to
  /// travel behind the flange.
  ///
  /// `size` is width and height. In panels too thin for the pocket a housing is added behind them.
  @discardableResult
  public func button(
    _ name: String, on p: some Place, size: (Double, Double), travel: Double, material: Material = .plastic,
    file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Button {
    let place = recorded(file, line, column)
    let form = ButtonForm(
      width: checkedSize(size.0, "the width of a button", place),
      height: checkedSize(size.1, "the height of a button", place),
      travel: checkedSize(travel, "the travel of a button", place), wall: p.spot.wallThickness)
    let spot = p.spot
    let bench = Bench(on: spot, place)
    let panel = parent(of: spot, "a button", place)
    let button = enrol(Button(name, material, .button, in: self, place))
    let press = slide(
      "\(name)_press", button, on: panel, along: bench.inward, range: Limits(lower: 0, upper: form.travel), at: place)
    button.joint = press
    button.add("cap", form.cap(bench), at: place)
    press.built(place) { form.build($0, bench, in: spot.shape) }
    return button
  }
}

/// The sizes of a button, in the frame of a bench on its panel.
struct ButtonForm: Sendable {
  let width: Double, height: Double
  let travel: Double
  /// Thickness of the panel.
  let wall: Double

  /// The part of the panel that keeps the flange in.
  var lip: Double { min(wall, 4e-3) }
  var flange: Double { 1.2e-3 }
  /// How far the flange stands out on each side.
  var edge: Double { 1.5e-3 }
  /// Back of the flange at rest: it touches the lip from behind.
  var back: Double { lip + flange }
  /// Bottom of the pocket.
  var depth: Double { back + travel + Fit.clear }
  var radius: Double { min(min(width, height) * 0.15, 3e-3) }
  /// Stands out of the panel also when pressed.
  var proud: Double { travel + 0.8e-3 }

  func cap(_ bench: Bench) -> Solid {
    bench.box(width, height, -back, proud, radius: radius, crown: min(radius * 0.4, 0.6e-3))
  }

  func build(_ fitter: Fitter, _ bench: Bench, in panel: Shape?) {
    let play = Fit.running, room = 2 * (edge + Fit.clear)
    fitter.carve(
      bench.box(width + 2 * play, height + 2 * play, -lip - 0.1e-3, proud, radius: radius + play))
    fitter.carve(bench.box(width + room, height + room, -depth, -lip))
    if wall < depth + 0.8e-3 {
      let shell = 2 * 1.2e-3
      let cavity = bench.box(width + room, height + room, -depth, -wall + Fit.overshoot)
      let housing = bench.box(width + room + shell, height + room + shell, -depth - 1.2e-3, -wall)
        .subtracted([cavity], bench.place)
      fitter.add(fitter.parent, "housing", housing, .plastic(.black))
    }
    let plate = fitter.add(
      fitter.child, "flange", bench.box(width + 2 * edge, height + 2 * edge, -back, -lip), fitter.child.material)
    if let panel { fitter.runs(plate, in: panel) }
  }
}
