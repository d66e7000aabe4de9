internal import PintleDocument

extension Solid {
  /// A straight bar from one section to another; sections stand across it, their y as near the asset's up as it may be.
  public static func bar(
    from p: Point, section a: Section, to q: Point, section b: Section, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let start = checkedPoint(p, "the start of the bar", place), end = checkedPoint(q, "the end of the bar", place)
    let span = checkedSpan(start, end, "the bar", place)
    let frame = Spot(position: start, normal: span.direction, shape: nil).mounting
    var tip = frame
    tip.translation = start + span.direction * span.length
    let node = SolidNode.loft(
      sections: [LoftSection(profile: a.node, at: .identity), LoftSection(profile: b.node, at: frame.inverse * tip)],
      ruled: true)
    return Solid(
      SolidBody(
        .placed(at: frame.snapped, solid: node), SourceNotes(place),
        round: Axis(origin: start, direction: span.direction, length: span.length)))
  }

  /// A section carried along a path of straight pieces joined by arcs of a radius (of the path).
  ///
  /// The section's y starts as near the asset's up as it may be (on upright pieces: toward the back). Bends that do not
  /// fit between two corners are the finding `value.size` and are made smaller.
  public static func swept(
    _ s: Section, along path: [Point], bend radius: Double, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    swept(s.node, path, checkedDistance(radius, "the radius of a bend", recorded(file, line, column)), false, nil)
  }

  /// Round wire through points, bent at the corners.
  public static func wire(
    diameter: Double, through: [Point], closed: Bool = false, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let d = checkedSize(diameter, "the diameter of a wire", place)
    return swept(.circle(radius: snap(d / 2)), through, 1.5 * d, closed, place, yielding: true)
  }

  /// Round wire through points, with a bend radius of one's own.
  public static func wire(
    diameter: Double, through: [Point], bend radius: Double, closed: Bool = false, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let d = checkedSize(diameter, "the diameter of a wire", place)
    return swept(
      .circle(radius: snap(d / 2)), through, checkedDistance(radius, "the radius of a bend", place), closed, place)
  }

  static func swept(
    _ profile: ProfileNode, _ points: [Point], _ radius: Double, _ closed: Bool, _ at: SourceLocation?,
    yielding: Bool = false
  ) -> Solid {
    let place = at ?? Recorder.lastPlace ?? SourceLocation(file: "", line: 0)
    var path: [Vector3] = []
    for p in points {
      let v = snap(checkedPoint(p, "the path", place))
      if path.last.map({ ($0 - v).length > 1e-9 }) ?? true { path.append(v) }
    }
    if closed, path.count > 1, let first = path.first, let last = path.last, (first - last).length < 1e-9 {
      path.removeLast()
    }
    let least = closed ? 3 : 2
    guard path.count >= least, path.count <= 2000 else {
      Recorder.report(
        "value.count", "a path has at least \(least) different points, this one has \(path.count)", at: place)
      return Solid(.box(size: [0.01, 0.01, 0.01]), at: place)
    }
    // A bend takes r·tan(turn / 2) of both pieces that meet in it.
    let n = path.count
    var room = Double.infinity
    for i in (closed ? 0 : 1)..<(closed ? n : n - 1) {
      let a = path[(i + n - 1) % n], b = path[i], c = path[(i + 1) % n]
      let turn = atan2((b - a).cross(c - b).length, (b - a).dot(c - b)).radians
      guard turn > 1e-6 else { continue }
      func share(_ j: Int) -> Double { closed || (j > 0 && j < n - 1) ? 0.5 : 1 }
      let free = min((b - a).length * share((i + n - 1) % n), (c - b).length * share((i + 1) % n))
      room = min(room, turn > Double.pi - 1e-3 ? 0 : free / tan(Angle(radians: turn / 2)))
    }
    var bend = radius
    if bend > room {
      if !yielding {
        Recorder.report(
          "value.size",
          "a bend of \(millimetres(radius)) does not fit between the corners of the path: at most \(millimetres(room))",
          measured: Quantity(radius, "m"), expected: Expected(max: room, unit: "m"), at: place)
      }
      bend = 0.9 * room
    }
    // Drawn from the first point, so that equal sweeps elsewhere share one solid.
    let first = path[0]
    let tangent = ((path[1] - first).normalized ?? .up)
    let up: Vector3 = abs(tangent.z) > 0.9 ? .back : .up
    let node = SolidNode.sweep(
      profile: profile, path: path.map { snap($0 - first) }, bend: snap(bend), closed: closed, up: up)
    let solid = Solid(
      SolidBody(
        node, SourceNotes(place),
        round: closed || n != 2 ? nil : Axis(origin: .zero, direction: tangent, length: (path[1] - first).length)))
    return solid.shifted(first, place)
  }

  /// A skin over sections in order: smooth, or straight from one to the next if `ruled`.
  public static func loft(
    _ sections: [CrossSection], ruled: Bool = false, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    guard sections.count >= 2 else {
      Recorder.report("value.count", "a loft needs at least 2 sections, this one has \(sections.count)", at: place)
      return Solid(.box(size: [0.01, 0.01, 0.01]), at: place)
    }
    let base = sections[0].pose
    let inverse = base.inverse
    let node = SolidNode.loft(
      sections: sections.map { LoftSection(profile: $0.outline.node, at: (inverse * $0.pose).snapped) }, ruled: ruled)
    return Solid(.placed(at: base.snapped, solid: node), at: place)
  }
}

/// One section of a loft: an outline across a direction at a point; its y as near the asset's up as it may be (on
/// sections that look up or down: toward the back).
public struct CrossSection: Sendable {
  let outline: Outline
  let pose: RigidTransform

  public init(
    _ outline: Outline, at p: Point, facing d: Direction = .up, turned a: Angle = Angle(radians: 0),
    file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    self.outline = outline
    let spot = Spot(position: checkedPoint(p, "a section", place), normal: d.vector, shape: nil)
    pose =
      spot.mounting * RigidTransform(turning: checkedAngle(a, "the turn of a section", place), about: .up)
  }
}
