internal import PintleDocument

/// A fitting with a base and an outward side; it does not compile where a solid is wanted until it is mounted.
///
/// Drawn with its base at z = 0, outward along z, its own up along y.
public struct Unmounted: Sendable {
  let solid: Solid

  /// Base on the place, outward side out, its own up toward the asset's up (on top and bottom faces: toward the back).
  ///
  /// `gap` away from the place, or `sunk` into it; `turned` clockwise for somebody who looks at the place.
  public func mounted(
    on p: some Place, gap: Double = 0, sunk: Double = 0, turned: Angle = Angle(radians: 0),
    file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let rise = checkedDistance(gap, "a gap", place) - checkedDistance(sunk, "how far it is sunk", place)
    let turn = RigidTransform(turning: -checkedAngle(turned, "the turn of a fitting", place), about: .up)
    return solid.transformed(
      p.spot.mounting * RigidTransform(translation: [0, 0, rise]) * turn, place)
  }
}
