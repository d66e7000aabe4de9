internal import PintleDocument

extension Solid {
  public static func box(
    _ width: Double, _ depth: Double, _ height: Double, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    return Solid(.box(size: boxSize(width, depth, height, "the box", place)), at: place)
  }

  /// The box that fills a region.
  public static func box(
    filling r: Region, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let s = r.size
    return Solid(.box(size: boxSize(s.x, s.y, s.z, "the box", place)), at: place)
      .shifted(r.extent.bounds.centre, place)
  }

  /// A box without a lid: walls of one thickness, open on one side; it knows its `interior` and its `opening`.
  public static func openBox(
    _ width: Double, _ depth: Double, _ height: Double, wall: Double, open: Direction, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let outer = boxSize(width, depth, height, "the open box", place)
    let t = wallThickness(wall, outer, open, place)
    var room = Bounds(lower: -outer / 2, upper: outer / 2)
    for d in Direction.allCases where d != open { room[d] -= d.vector[d.axis] * t }
    var cutter = room
    cutter[open] += open.vector[open.axis] * overshoot
    return Solid(
      .difference(from: .box(size: outer), minus: [boxNode(cutter)]), at: place,
      hollow: .init(room: room, facing: open))
  }

  /// An open box with a rim that stands out on all four sides at the top (width and depth are those of the box).
  public static func tray(
    _ width: Double, _ depth: Double, _ height: Double, wall: Double, rim: Double, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let outer = boxSize(width, depth, height, "the tray", place)
    let t = wallThickness(wall, outer, .up, place)
    let r = checkedDistance(rim, "the rim of the tray", place)
    let body = Bounds(lower: -outer / 2, upper: outer / 2)
    var room = body
    for d in Direction.allCases where d != .up { room[d] -= d.vector[d.axis] * t }
    var cutter = room
    cutter.upper.z += overshoot
    var flange = body
    flange.lower.z = flange.upper.z - t
    for d in [Direction.left, .right, .front, .back] { flange[d] += d.vector[d.axis] * r }
    let full: SolidNode = r > 0 ? .union(of: [.box(size: outer), boxNode(flange)]) : .box(size: outer)
    return Solid(
      .difference(from: full, minus: [boxNode(cutter)]), at: place, hollow: .init(room: room, facing: .up))
  }

  /// A flat panel that closes the mouth of a region, flush with its open side; `gap` stays free on its four edges.
  public static func panel(
    closing r: Region, thickness: Double, gap: Double = 0, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let t = checkedSize(thickness, "the thickness of a panel", place)
    let g = checkedDistance(gap, "the gap round a panel", place)
    let out = r.facing
    var b = r.extent.bounds
    b[out.opposite] = b[out] - out.vector[out.axis] * t
    for a in 0..<3 where a != out.axis {
      guard b.size[a] > 2 * g else {
        Recorder.report(
          "region.shares", "a gap of \(millimetres(g)) leaves nothing of \(millimetres(b.size[a]))", at: place)
        continue
      }
      b.lower[a] += g
      b.upper[a] -= g
    }
    let s = Point(b.size)
    return Solid(.box(size: boxSize(s.x, s.y, s.z, "the panel", place)), at: place).shifted(b.centre, place)
  }

  /// A box whose top is `topWidth` × `topDepth`, in the middle of its foot; a top of nothing gives a roof or a pyramid.
  public static func wedge(
    _ width: Double, _ depth: Double, _ height: Double, topWidth: Double, topDepth: Double,
    file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let s = boxSize(width, depth, height, "the wedge", place)
    let w = snap(checkedDistance(topWidth, "the top's width", place) / 2)
    let d = snap(checkedDistance(topDepth, "the top's depth", place) / 2)
    return Solid(.wedge(size: s, topLower: [-w, -d], topUpper: [w, d]), at: place)
  }

  /// A ramp: a box that falls from its full height on one side to nothing on the opposite side.
  public static func wedge(
    _ width: Double, _ depth: Double, _ height: Double, high: Direction, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Solid {
    let place = recorded(file, line, column)
    let s = boxSize(width, depth, height, "the wedge", place)
    guard high.axis != 2 else {
      Recorder.report(
        "value.direction", "a wedge is high at its left, right, front or back, not \(high)", at: place)
      return Solid(.box(size: s), at: place)
    }
    var top = Bounds(lower: -s / 2, upper: s / 2)
    top[high.opposite] = top[high]
    return Solid(
      .wedge(size: s, topLower: [top.lower.x, top.lower.y], topUpper: [top.upper.x, top.upper.y]), at: place)
  }

  /// How far cuts reach past the surface they start or end at, so that no skin is left.
  static let overshoot = 1e-3

  static func boxSize(
    _ w: Double, _ d: Double, _ h: Double, _ what: String, _ place: SourceLocation?
  ) -> Vector3 {
    [
      checkedSize(w, "the width of \(what)", place), checkedSize(d, "the depth of \(what)", place),
      checkedSize(h, "the height of \(what)", place),
    ]
  }

  static func boxNode(_ b: Bounds) -> SolidNode {
    let size = Vector3(snap(b.size.x), snap(b.size.y), snap(b.size.z))
    let centre = snap(b.centre)
    return centre == .zero
      ? .box(size: size) : .placed(at: RigidTransform(translation: centre), solid: .box(size: size))
  }

  /// A wall that leaves room inside; what does not is the finding `value.size` and becomes a tenth of the box.
  static func wallThickness(_ wall: Double, _ outer: Vector3, _ open: Direction, _ place: SourceLocation?) -> Double {
    let t = checkedSize(wall, "the wall", place)
    let room = (0..<3).map { $0 == open.axis ? outer[$0] - t : outer[$0] - 2 * t }.min() ?? 0
    guard room > 1e-6 else {
      Recorder.report(
        "value.size", "walls of \(millimetres(t)) leave no room in a box of \(millimetres(outer.min()))", at: place)
      return snap(outer.min() / 10)
    }
    return t
  }
}
