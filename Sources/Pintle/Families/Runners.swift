import PintleDocument

/// The pair of runners beside a drawer: channels on the walls, bars on the drawer that lie in them.
///
/// In the frame of a bench before the region: x right, y up, z outward (0 at the opening, −depth at the back).
struct Runners: Sendable {
  let bench: Bench
  /// Half the width of the region between the walls.
  let half: Double
  /// From the wall to the drawer's side.
  let room: Double
  /// Middle height.
  let y: Double
  /// From back to front.
  let back: Double, front: Double

  var bar: Double { clamp(room, 3e-3, 14e-3) }
  var web: Double { max(0.25 * room, 0.8e-3) }
  var flange: Double { max(0.2 * room, 0.8e-3) }
  var stop: Double { 2e-3 }

  /// Adds both pairs; the channels hold the bars from above, below and outside.
  func build(_ fitter: Fitter) {
    for (side, sign) in [("left", -1.0), ("right", 1.0)] {
      let high = bar / 2 + Fit.running, outer = high + flange
      func box(_ near: Double, _ far: Double, _ high: Double, _ back: Double, _ front: Double) -> Solid {
        // `near` and `far` are distances from the wall.
        let a = sign * (half - near), b = sign * (half - far)
        return bench.block([min(a, b), y - high, back], [max(a, b), y + high, front])
      }
      // Closed at the back: that is what the drawer stops at when it is pushed in.
      let channel = box(0, room - Fit.clear, outer, back - stop, front)
        .subtracted([box(web, room + Fit.overshoot, high, back, front + Fit.overshoot)], bench.place)
      let outside = fitter.add(fitter.parent, "runner_\(side)", channel, .steel.galvanised)
      let inside = fitter.add(
        fitter.child, "bar_\(side)", box(web + Fit.running, room, bar / 2, back, front), .steel.galvanised)
      fitter.runs(inside, in: outside)
    }
  }
}
