internal import PintleDocument

// Round things are given by their ends: there is no orientation to get wrong.
extension Solid {
  public static func cylinder(
    diameter: Double, from: Point, to: Point, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    round(diameter, nil, from, to, "the cylinder", recorded(file, line, column))
  }

  /// A cone: `endDiameter` at its end, 0 for a tip.
  public static func cylinder(
    diameter: Double, endDiameter: Double?, from: Point, to: Point, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    round(diameter, endDiameter, from, to, "the cylinder", recorded(file, line, column))
  }

  /// A cone: `endDiameter` at its end, 0 for a tip.
  public static func cone(
    diameter: Double, endDiameter: Double = 0, from: Point, to: Point, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Solid {
    round(diameter, endDiameter, from, to, "the cone", recorded(file, line, column))
  }

  /// Centred at the origin.
  public static func cylinder(
    diameter: Double, length: Double, along: Direction = .up, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let l = checkedSize(length, "the length of the cylinder", place)
    let half = along.vector * (l / 2)
    return round(diameter, nil, Point(-half), Point(half), "the cylinder", place)
  }

  public static func rod(
    diameter: Double, from: Point, to: Point, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    round(diameter, nil, from, to, "the rod", recorded(file, line, column))
  }

  /// Centred on the line's middle.
  public static func rod(
    diameter: Double, along l: some Line, length: Double, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let half = l.line.direction * (checkedSize(length, "the length of the rod", place) / 2)
    return round(diameter, nil, Point(l.line.middle - half), Point(l.line.middle + half), "the rod", place)
  }

  /// A pipe, open at both ends.
  public static func tube(
    outer: Double, inner: Double, from: Point, to: Point, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let (axis, r) = roundAxis(outer, from, to, "the tube", place)
    let bore = boreRadius(inner, r, "the tube", place)
    let cutter = SolidNode.placed(
      at: RigidTransform(translation: [0, 0, -overshoot]),
      solid: .cylinder(radius: bore, height: snap(axis.length + 2 * overshoot)))
    return alongAxis(.difference(from: .cylinder(radius: r, height: snap(axis.length)), minus: [cutter]), axis, place)
  }

  /// A pipe with a bottom as thick as its wall at the closed end.
  public static func cup(
    outer: Double, wall: Double, from openEnd: Point, to closedEnd: Point, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let (axis, r) = roundAxis(outer, openEnd, closedEnd, "the cup", place)
    var t = checkedSize(wall, "the wall of the cup", place)
    if t >= min(r, axis.length) {
      Recorder.report(
        "value.size", "a wall of \(millimetres(t)) leaves no room in a cup of \(millimetres(2 * r))", at: place)
      t = snap(min(r, axis.length) / 5)
    }
    let cutter = SolidNode.placed(
      at: RigidTransform(translation: [0, 0, -overshoot]),
      solid: .cylinder(radius: snap(r - t), height: snap(axis.length - t + overshoot)))
    let room = SolidNode.cylinder(radius: snap(r - t), height: snap(axis.length - t)).constructionBounds
    let pose = axis.pose
    let straight = max(abs(axis.direction.x), abs(axis.direction.y), abs(axis.direction.z)) > 1 - 1e-9
    return alongAxis(
      .difference(from: .cylinder(radius: r, height: snap(axis.length)), minus: [cutter]), axis, place,
      hollow: straight
        ? .init(room: room.transformed(pose), facing: Direction(nearest: -axis.direction)) : nil)
  }

  /// Ends are cut to the two faces and never pierce them.
  public static func strut(
    diameter: Double, from a: some Place, to b: some Place, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let (axis, r) = roundAxis(diameter, a.spot.point, b.spot.point, "the strut", place)
    // Long enough that a slanting face cuts it all round; a face nearly along it could ask for any length.
    func extra(_ normal: Vector3) -> Double {
      let c = abs(normal.dot(axis.direction))
      return c > 0.999999 ? 0 : min(r * ((1 - c * c).squareRoot() / max(c, 0.05)) + overshoot, axis.length + 20 * r)
    }
    let before = extra(a.spot.normal), after = extra(b.spot.normal)
    var node = SolidNode.placed(
      at: RigidTransform(translation: [0, 0, snap(-before)]),
      solid: .cylinder(radius: r, height: snap(axis.length + before + after)))
    node = .placed(at: axis.pose.snapped, solid: node)
    let cutters: [SolidNode] = [(a.spot, before), (b.spot, after)].compactMap { spot, extra in
      guard extra > 0 else { return nil }
      let side = snap(4 * (extra + 2 * r))
      // A block behind the face: its top lies in the plane.
      let pose = spot.mounting * RigidTransform(translation: [0, 0, -side / 2])
      return .placed(at: pose.snapped, solid: .box(size: [side, side, side]))
    }
    if !cutters.isEmpty { node = .difference(from: node, minus: cutters) }
    return Solid(SolidBody(node, SourceNotes(place), bounds: strutBounds(axis, r, [a.spot, b.spot]), round: axis))
  }

  /// Around the two ellipses in which a round bar meets its faces: from each point of the section along the bar to the plane.
  private static func strutBounds(_ axis: Axis, _ r: Double, _ ends: [Spot]) -> Bounds {
    let u = axis.direction.anyPerpendicular
    let v = axis.direction.cross(u)
    var bounds = Bounds.empty
    for end in ends {
      let slant = axis.direction.dot(end.normal)
      for a in 0..<3 {
        // How far the section reaches along this axis, slid along the bar into the plane.
        func share(_ w: Vector3) -> Double {
          abs(slant) < 0.05 ? w[a] : w[a] - axis.direction[a] * w.dot(end.normal) / slant
        }
        let far = r * (share(u) * share(u) + share(v) * share(v)).squareRoot()
        bounds.lower[a] = min(bounds.lower[a], end.position[a] - far)
        bounds.upper[a] = max(bounds.upper[a], end.position[a] + far)
      }
    }
    return Bounds(lower: snap(bounds.lower), upper: snap(bounds.upper))
  }

  /// Centred at a point.
  public static func sphere(
    diameter: Double, at p: Point = Point(0, 0, 0), file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let r = snap(checkedSize(diameter, "the diameter of the sphere", place) / 2)
    return Solid(.sphere(radius: r), at: place).shifted(checkedPoint(p, "the sphere's centre", place), place)
  }

  /// A ring of round section about a line, round its middle; `diameter` is that of the ring's centre line.
  public static func torus(
    diameter: Double, section: Double, around l: some Line, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let major = snap(checkedSize(diameter, "the diameter of the torus", place) / 2)
    var minor = snap(checkedSize(section, "the section of the torus", place) / 2)
    if minor >= major {
      Recorder.report(
        "value.size", "a section of \(millimetres(2 * minor)) does not fit a ring of \(millimetres(2 * major))",
        at: place)
      minor = snap(major / 2)
    }
    var axis = l.line
    axis.origin = axis.middle
    axis.length = 0
    return Solid(.torus(major: major, minor: minor), at: place).transformed(axis.pose, place)
  }

  private static func round(
    _ diameter: Double, _ endDiameter: Double?, _ from: Point, _ to: Point, _ what: String, _ place: SourceLocation
  ) -> Solid {
    let (axis, r) = roundAxis(diameter, from, to, what, place)
    guard let endDiameter else { return alongAxis(.cylinder(radius: r, height: snap(axis.length)), axis, place) }
    let end = snap(checkedDistance(endDiameter, "the end diameter of \(what)", place) / 2)
    if abs(end - r) < 1e-9 { return alongAxis(.cylinder(radius: r, height: snap(axis.length)), axis, place) }
    return alongAxis(.cone(bottom: r, top: end, height: snap(axis.length)), axis, place)
  }

  static func roundAxis(
    _ diameter: Double, _ from: Point, _ to: Point, _ what: String, _ place: SourceLocation?
  ) -> (axis: Axis, radius: Double) {
    let a = checkedPoint(from, "the start of \(what)", place), b = checkedPoint(to, "the end of \(what)", place)
    let span = checkedSpan(a, b, what, place)
    return (
      Axis(origin: a, direction: span.direction, length: span.length),
      snap(checkedSize(diameter, "the diameter of \(what)", place) / 2)
    )
  }

  /// A bore that leaves a wall; what does not is the finding `value.size`.
  static func boreRadius(_ inner: Double, _ outer: Double, _ what: String, _ place: SourceLocation?) -> Double {
    let r = snap(checkedSize(inner, "the bore of \(what)", place) / 2)
    guard r < outer - 1e-9 else {
      Recorder.report(
        "value.size", "a bore of \(millimetres(2 * r)) leaves no wall in \(what) of \(millimetres(2 * outer))",
        measured: Quantity(2 * r, "m"), expected: Expected(max: 2 * outer, unit: "m"), at: place)
      return snap(outer / 2)
    }
    return r
  }

  /// A solid drawn about z from z = 0, laid along an axis.
  static func alongAxis(
    _ node: SolidNode, _ axis: Axis, _ place: SourceLocation, hollow: SolidBody.Hollow? = nil
  ) -> Solid {
    let pose = axis.pose.snapped
    return Solid(
      pose == .identity ? node : .placed(at: pose, solid: node), at: place, hollow: hollow, round: axis)
  }
}

extension Axis {
  /// The frame at its origin whose z runs along it.
  var pose: RigidTransform { RigidTransform(origin: origin, z: direction) }
}
