import PintleDocument

/// A shaft through a wall with a collar behind it: what knobs and levers turn in.
///
/// In walls thicker than 6 mm the collar runs in a pocket inside the wall.
struct Shaft: Sendable {
  let diameter: Double
  /// Thickness of the wall it goes through.
  let wall: Double

  var collar: Double { diameter + max(3e-3, 0.4 * diameter) }
  var collarThickness: Double { 1.6e-3 }
  /// What the collar holds on to: the wall, or its outer 6 mm.
  var lip: Double { min(wall, 6e-3) }
  /// How deep it reaches behind the face.
  var depth: Double { lip + Fit.axial + collarThickness }

  /// Adds shaft and collar to the child, takes bore and pocket out of the parent; `into`: how far it stands out.
  func build(_ fitter: Fitter, _ bench: Bench, into: Double, in panel: Shape?) {
    fitter.carve(bench.cylinder(diameter + 2 * Fit.running, -lip - 0.1e-3, Fit.overshoot))
    fitter.carve(bench.cylinder(collar + 2 * Fit.clear, -depth - Fit.clear, -lip))
    let shaft = fitter.add(fitter.child, "shaft", bench.cylinder(diameter, -depth, into))
    fitter.add(fitter.child, "collar", bench.tube(collar, diameter, -depth, -lip - Fit.axial))
    if let panel { fitter.runs(shaft, in: panel) }
  }
}
