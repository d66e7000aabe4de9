internal import PintleDocument

extension Solid {
  /// An outline pushed up (x right, y back), centred in height until placed.
  public static func extruded(
    _ o: Outline, height: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let h = checkedSize(height, "the height of the extrusion", place)
    return Solid(
      .placed(at: RigidTransform(translation: [0, 0, snap(-h / 2)]), solid: .extrude(profile: o.node, height: h)),
      at: place)
  }

  /// An outline drawn as somebody sees it who looks at that side of it (x right, y up), centred in depth.
  public static func extruded(
    _ o: Outline, depth: Double, seenFrom side: Direction, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let d = checkedSize(depth, "the depth of the extrusion", place)
    var pose = Spot(position: .zero, normal: side.vector, shape: nil).mounting
    pose.translation = side.vector * (-d / 2)
    return Solid(.placed(at: pose.snapped, solid: .extrude(profile: o.node, height: d)), at: place)
  }

  /// An outline of (distance from the axis, distance along it), turned once round.
  ///
  /// Points on the wrong side of the axis are the finding `value.outline`.
  public static func revolved(
    _ o: Outline, around a: some Line, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    revolved(o, a.line, 2 * Double.pi, .front, recorded(file, line, column))
  }

  /// A part of a turn: from the direction `start`, clockwise for somebody who looks along the axis.
  public static func revolved(
    _ o: Outline, around a: some Line, by turn: Angle, startingAt start: Direction, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    var angle = checkedAngle(turn, "the turn of a revolution", place)
    if angle <= 1e-6 || angle > 2 * Double.pi + 1e-9 {
      Recorder.report(
        "value.angle", "a revolution turns by more than 0° and at most 360°, not \(degreesText(angle))",
        measured: Quantity(turn.degrees, "deg"), expected: Expected(min: 0, max: 360, unit: "deg"), at: place)
      angle = 2 * Double.pi
    }
    return revolved(o, a.line, angle, start, place)
  }

  private static func revolved(
    _ o: Outline, _ axis: Axis, _ angle: Double, _ start: Direction, _ place: SourceLocation
  ) -> Solid {
    var profile = o.node
    let least = -profile.support([-1, 0])
    if least < -1e-9 {
      Recorder.report(
        "value.outline",
        "an outline that is revolved lies on one side of its axis, this one reaches \(millimetres(-least)) across it",
        measured: Quantity(least, "m"), expected: Expected(min: 0, unit: "m"), at: place,
        hint: "x is the distance from the axis")
      profile = .placed(offset: [snap(-least), 0], angle: 0, profile: profile)
    }
    let pose = RigidTransform(origin: axis.origin, z: axis.direction, xHint: start.vector).snapped
    let node = SolidNode.revolve(profile: profile, angle: min(snap(angle), 2 * Double.pi))
    let from = -profile.support([0, -1]), to = profile.support([0, 1])
    let round = Axis(
      origin: axis.origin + axis.direction * from, direction: axis.direction, length: max(to - from, 1e-9))
    return Solid(pose == .identity ? node : .placed(at: pose, solid: node), at: place, round: round)
  }

  /// A sheet bent about an upright line in front of it, hollow toward the front: chair backs, curved screens.
  ///
  /// `radius` is that of its front; `width` is measured straight across.
  public static func curvedPanel(
    width: Double, height: Double, thickness: Double, radius: Double, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let w = checkedSize(width, "the width of a curved panel", place)
    let h = checkedSize(height, "the height of a curved panel", place)
    let t = checkedSize(thickness, "the thickness of a curved panel", place)
    var r = checkedSize(radius, "the radius of a curved panel", place)
    if w > 2 * (r + t) {
      Recorder.report(
        "value.size", "a panel \(millimetres(w)) wide cannot be bent to a radius of \(millimetres(r))",
        measured: Quantity(r, "m"), expected: Expected(min: w / 2 - t, unit: "m"), at: place)
      r = w
    }
    let half = asin(w / 2 / (r + t)).radians
    let section = ProfileNode.placed(
      offset: [snap(r + t / 2), 0], angle: 0, profile: .rectangle(width: t, height: h, radius: 0))
    // Turned from its right end to its left end about z; its middle lies behind the axis.
    let pose = RigidTransform(turning: Double.pi / 2 - half, about: .up).snapped
    let panel = Solid(
      .placed(at: pose, solid: .revolve(profile: section, angle: snap(2 * half))), at: place)
    return panel.shifted(-panel.body.bounds.centre, place)
  }
}
