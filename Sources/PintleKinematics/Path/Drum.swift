internal import PintleDocument

/// What a box sweeps that turns about a line by any angle: a drum about it.
struct Drum {
  /// On the line.
  let centre: Vector3
  /// Half of it along the line, and across.
  let long: Double
  let round: Double
  /// Half the box around it.
  let extent: Vector3

  /// - Parameters:
  ///   - axes, half: of the box.
  ///   - direction: of unit length.
  init(
    _ middle: Vector3, _ axes: (Vector3, Vector3, Vector3), _ half: Vector3, _ origin: Vector3, _ direction: Vector3
  ) {
    let foot = origin + direction * dot(middle - origin, direction)
    var long = 0.0
    var round = norm(middle - foot)
    for (axis, h) in [(axes.0, half.x), (axes.1, half.y), (axes.2, half.z)] {
      let along = dot(axis, direction)
      long += abs(along) * h
      round += norm(axis - direction * along) * h
    }
    let across = Vector3(repeating: 1) - direction * direction
    let side = Vector3(max(0, across.x).squareRoot(), max(0, across.y).squareRoot(), max(0, across.z).squareRoot())
    centre = foot
    extent = pointwiseMax(direction, -direction) * long + side * round
    self.long = long
    self.round = round
  }

  var radius: Double { (long * long + round * round).squareRoot() }
}
