import PintleDocument

/// The tolerances that no asset's size changes.
enum CheckTolerances {
  /// Onsets of contact, radians: 0.05°.
  static let angle = 0.05 * Double.pi / 180
  /// Onsets of contact, metres.
  static let length = 5e-5
}

extension DegreeOfFreedom {
  /// Its coordinate is in radians (rotation, or the turn of a screw), not in metres.
  var isAngular: Bool { type != .translation }
}
