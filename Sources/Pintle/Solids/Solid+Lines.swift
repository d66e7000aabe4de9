internal import PintleDocument

// Solids that lie on a line, over a span of its stations (metres from its origin, in either order): what turns together
// shares a line instead of repeating its numbers.
extension Solid {
  /// The box between pairs of coordinates.
  public static func box(
    x: Limits<Double>, y: Limits<Double>, z: Limits<Double>, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let (x0, x1) = stations(x, "the box along x", place)
    let (y0, y1) = stations(y, "the box along y", place)
    let (z0, z1) = stations(z, "the box along z", place)
    return Solid(.box(size: boxSize(x1 - x0, y1 - y0, z1 - z0, "the box", place)), at: place)
      .shifted([(x0 + x1) / 2, (y0 + y1) / 2, (z0 + z1) / 2], place)
  }

  public static func cylinder(
    diameter: Double, on l: some Line, over s: Limits<Double>, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let r = snap(checkedSize(diameter, "the diameter of the cylinder", place) / 2)
    let axis = l.line.cut(to: s, "the span of the cylinder", place)
    return alongAxis(.cylinder(radius: r, height: snap(axis.length)), axis, place)
  }

  /// A tube, a washer, a rim.
  public static func ring(
    outer: Double, inner: Double, on l: some Line, over s: Limits<Double>, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let r = snap(checkedSize(outer, "the outer diameter of the ring", place) / 2)
    let bore = boreRadius(inner, r, "the ring", place)
    let axis = l.line.cut(to: s, "the span of the ring", place)
    let h = snap(axis.length)
    let cutter = SolidNode.placed(
      at: RigidTransform(translation: [0, 0, -overshoot]),
      solid: .cylinder(radius: bore, height: snap(h + 2 * overshoot)))
    return alongAxis(.difference(from: .cylinder(radius: r, height: h), minus: [cutter]), axis, place)
  }

  /// Turned about a line: corners of `[station, radius]`, closed by itself.
  ///
  /// A radius below 0, or a corner of other than two numbers, is a finding.
  public static func turned(
    on l: some Line, _ corners: [[Double]], file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let points = corners.map { $0.count == 2 ? [$0[1], $0[0]] : $0 }
    return revolved(
      Outline(.polygon(points: Outline.checkedPoints(points, "a turned outline", place), radius: 0)),
      around: l.line, file: file, line: line, column: column)
  }

  /// A flat piece of any outline across a line: its x and y point where the words say.
  ///
  /// Words that do not lie across the line, or are not square to each other, are the finding `value.direction`.
  public static func plate(
    _ o: Outline, on l: some Line, x: Direction, y: Direction, over s: Limits<Double>, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let axis = l.line.cut(to: s, "the span of the plate", place)
    let u = axis.across(x.vector, place)
    let v = axis.direction.cross(u)
    let turn = v.dot(y.vector)
    if x.axis == y.axis || abs(turn) < 0.5 {
      Recorder.report(
        "value.direction",
        "the outline's y cannot point \(y) on a line that runs \(Direction(nearest: axis.direction))",
        at: place, hint: "name two sides across the line, square to each other")
    }
    // A left-handed pair looks at the plate from its other end.
    let pose =
      turn >= 0
      ? RigidTransform(x: u, y: v, z: axis.direction, translation: axis.origin)
      : RigidTransform(
        x: u, y: -v, z: -axis.direction, translation: axis.origin + axis.direction * axis.length)
    return Solid(
      .placed(at: pose.snapped, solid: .extrude(profile: o.node, height: snap(axis.length))), at: place)
  }

  /// A bar with round ends about two parallel lines: every linkage arm; stations are those of the first.
  public static func link(
    from a: some Line, to b: some Line, width: Double, over s: Limits<Double>, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let w = checkedSize(width, "the width of the link", place)
    let axis = a.line.cut(to: s, "the span of the link", place)
    if !axis.isParallel(to: b.line) {
      Recorder.report("value.direction", "the two lines of a link are parallel, these are not", at: place)
    }
    let way = a.line.offset(to: b.line)
    let span = checkedSpan(.zero, way, "the link", place)
    let pose = RigidTransform(
      x: span.direction, y: axis.direction.cross(span.direction), z: axis.direction,
      translation: axis.origin + span.direction * (span.length / 2))
    return Solid(
      .placed(
        at: pose.snapped,
        solid: .extrude(profile: .slot(length: snap(span.length + w), width: w), height: snap(axis.length))), at: place)
  }

  /// A ball bearing as one ring.
  public static func bearing(
    bore: Double, outer: Double, on l: some Line, over s: Limits<Double>, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Solid {
    ring(outer: outer, inner: bore, on: l, over: s, file: file, line: line, column: column)
  }

  /// A tube bent along a path.
  public static func tube(
    outer: Double, inner: Double, along path: [Point], bend radius: Double, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let r = snap(checkedSize(outer, "the outer diameter of the tube", place) / 2)
    let bore = boreRadius(inner, r, "the tube", place)
    let section = ProfileNode.difference(from: .circle(radius: r), minus: [.circle(radius: bore)])
    return swept(section, path, checkedDistance(radius, "the radius of a bend", place), false, place)
  }

  /// A threaded rod with its core: a trapezoidal ridge as high as half its lead (ISO 2904, one start), `diameter` over all.
  ///
  /// A shape of its own: combined with other solids it counts as a plain cylinder. A lead that would leave no core is the
  /// finding `value.size`.
  public static func thread(
    diameter: Double, lead: Double, hand: Hand = .right, on l: some Line, over s: Limits<Double>,
    file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let r = checkedSize(diameter, "the diameter of the thread", place) / 2
    var p = checkedSize(lead, "the lead of the thread", place)
    if p > 1.2 * r {
      Recorder.report(
        "value.size", "a lead of \(millimetres(p)) leaves no core in a thread of \(millimetres(2 * r))",
        measured: Quantity(p, "m"), expected: Expected(max: 1.2 * r, unit: "m"), at: place,
        hint: "threads of several starts are not drawn; use the lead in leadScrew and draw one of its starts")
      p = 0.5 * r
    }
    let axis = l.line.cut(to: s, "the span of the thread", place)
    let turns = axis.length / p
    guard turns <= 1500 else {
      Recorder.report(
        "value.count", "a thread of \(trimmed(turns)) turns, expected 1500 at most", at: place,
        hint: "draw a plain cylinder instead")
      return alongAxis(.cylinder(radius: snap(r), height: snap(axis.length)), axis, place)
    }
    // Once round the section is once along the lead: crest, flank, root, flank.
    let core = r - p / 2
    let corners: [(share: Double, radius: Double)] =
      (0...5).map { (0.366 * Double($0) / 5, r) } + (0...5).map { (0.5 + 0.366 * Double($0) / 5, core) }
    let outline = corners.map { c -> SIMD2<Double> in
      let (s, u) = exactSineCosine(2 * Double.pi * c.share)
      return [snap(u * c.radius), snap(s * c.radius)]
    }
    return alongAxis(
      .twist(outline: outline, bore: 0, height: snap(axis.length), angle: snap(hand.sign * 2 * Double.pi * turns)),
      axis, place)
  }
}

extension Axis {
  /// The stretch of the line over a span of its stations, from its lower end.
  func cut(to s: Limits<Double>, _ what: String, _ place: SourceLocation?) -> Axis {
    let (from, to) = stations(s, what, place)
    return Axis(origin: origin + direction * from, direction: direction, length: to - from)
  }
}

extension Outline {
  /// The convex outline round circles, each `[x, y, diameter]`: lugs, dropouts, carrier plates.
  public static func around(
    _ circles: [[Double]], file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Outline {
    let place = recorded(file, line, column)
    var points: [SIMD2<Double>] = []
    for c in circles {
      guard c.count == 3 else {
        Recorder.report("value.count", "a circle is [x, y, diameter], this one has \(c.count) numbers", at: place)
        continue
      }
      let r = checkedSize(c[2], "the diameter of a circle", place) / 2
      let middle = SIMD2(
        checkedCoordinate(c[0], "x of a circle", place), checkedCoordinate(c[1], "y of a circle", place))
      for i in 0..<72 {
        let (s, u) = exactSineCosine(Double.pi / 36 * Double(i))
        points.append([snap(middle.x + r * u), snap(middle.y + r * s)])
      }
    }
    guard !points.isEmpty else { return .circle(diameter: 0.01, file: file, line: line, column: column) }
    return Outline(.polygon(points: convexHull(points), radius: 0))
  }

  /// A slice of a disc about the origin, counter-clockwise from one angle (against +x) to the other.
  public static func sector(
    diameter: Double, from a: Angle, to b: Angle, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Outline {
    let place = recorded(file, line, column)
    let r = checkedSize(diameter, "the diameter of a sector", place) / 2
    let start = checkedAngle(a, "the start of a sector", place), end = checkedAngle(b, "the end of a sector", place)
    guard end - start > 1e-3, end - start < 2 * Double.pi - 1e-3 else {
      Recorder.report(
        "value.angle", "a sector of \(degreesText(end - start)), expected more than 0° and less than 360°", at: place)
      return Outline(.circle(radius: snap(r)))
    }
    let n = max(4, Int(((end - start) / (Double.pi / 36)).rounded(.up)))
    let arc = (0...n).map { i -> SIMD2<Double> in
      let (s, c) = exactSineCosine(start + (end - start) * Double(i) / Double(n))
      return [snap(r * c), snap(r * s)]
    }
    return Outline(.polygon(points: [.zero] + arc, radius: 0))
  }
}

/// The convex hull, counter-clockwise (Andrew's monotone chain): O(n log n).
private func convexHull(_ points: [SIMD2<Double>]) -> [SIMD2<Double>] {
  let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
  func half(_ list: [SIMD2<Double>]) -> [SIMD2<Double>] {
    var hull: [SIMD2<Double>] = []
    for p in list {
      while hull.count >= 2 {
        let a = hull[hull.count - 2], b = hull[hull.count - 1]
        guard (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) <= 1e-14 else { break }
        hull.removeLast()
      }
      hull.append(p)
    }
    return hull.dropLast()
  }
  return half(sorted) + half(sorted.reversed())
}
