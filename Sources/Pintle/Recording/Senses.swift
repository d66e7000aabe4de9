internal import PintleDocument

extension Joint {
  /// How sure a direction must be: under 3° between the motion and the plane across it, it is unclear.
  private static let leastUse = 0.0523

  /// Reverses a hinge's sense where its child would first move away from where it opens to.
  ///
  /// The centre of the child's construction bounds first moves along line × (centre − line). Runs when the program has
  /// finished, so that all shapes count (but hardware, which lies on the line).
  func resolveSense() {
    guard let opening else { return }
    let bounds = child.boundsInAsset
    guard !bounds.isEmpty else { return }
    let line = axis.transformed(assembly.frame)
    let motion = line.direction.cross(bounds.centre - line.origin)
    let wanted = assembly.frame.rotate(opening.vector)
    guard motion.length > 1e-6, let way = motion.normalized else {
      Recorder.report(
        "joint.sense", "`\(name)` opens nowhere: its line runs through the middle of `\(child.name)`",
        parts: [child.name], joint: name, at: source, hint: "put the line at an edge of what it carries")
      return
    }
    let use = way.dot(wanted)
    guard abs(use) >= Self.leastUse else {
      let inFrame = assembly.frame.inverse.rotate(way)
      let moves = Direction.allCases.filter { abs(inFrame.dot($0.vector)) >= 0.2 }.map { ".\($0)" }
      Recorder.report(
        "joint.sense",
        "`\(name)` cannot open \(opening): `\(child.name)` moves across that direction, "
          + "\(degreesText(asin(abs(use)).radians)) toward it",
        parts: [child.name], joint: name, measured: Quantity(asin(abs(use)).degrees, "deg"),
        expected: Expected(min: 3, unit: "deg"), at: source,
        hint: "it first moves \(moves.joined(separator: " or "))")
      return
    }
    isReversed = use < 0
  }
}
