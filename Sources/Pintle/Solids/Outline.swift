internal import PintleDocument

/// A flat area with holes: what is extruded, revolved, swept and lofted. x to the right, y up; metres.
///
/// `[[x, y], …]` is a polygon, closed by itself. Outlines are centred at the origin unless they say otherwise.
public struct Outline: ExpressibleByArrayLiteral, Sendable {
  let node: ProfileNode

  init(_ node: ProfileNode) { self.node = node }

  /// A polygon; fewer than three points, or points of other than two numbers, are the finding `value.count`.
  public init(arrayLiteral elements: [Double]...) {
    self = Outline.polygon(elements, Recorder.lastPlace)
  }

  public static func rectangle(
    _ width: Double, _ height: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Outline {
    rectangle(width, height, radius: 0, file: file, line: line, column: column)
  }

  /// Corners rounded by a radius; more than half a side is the finding `value.size`.
  public static func rectangle(
    _ width: Double, _ height: Double, radius: Double, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Outline {
    let place = recorded(file, line, column)
    let w = checkedSize(width, "the width of a rectangle", place)
    let h = checkedSize(height, "the height of a rectangle", place)
    var r = snap(checkedDistance(radius, "the radius of a corner", place))
    if r > min(w, h) / 2 {
      Recorder.report(
        "value.size", "a corner radius of \(millimetres(r)) does not fit a side of \(millimetres(min(w, h)))",
        measured: Quantity(r, "m"), expected: Expected(max: min(w, h) / 2, unit: "m"), at: place)
      r = min(w, h) / 4
    }
    return Outline(.rectangle(width: w, height: h, radius: r))
  }

  public static func circle(
    diameter: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Outline {
    Outline(.circle(radius: snap(checkedSize(diameter, "the diameter of a circle", recorded(file, line, column)) / 2)))
  }

  public static func ellipse(
    _ width: Double, _ height: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Outline {
    let place = recorded(file, line, column)
    return Outline(
      .ellipse(
        radiusX: snap(checkedSize(width, "the width of an ellipse", place) / 2),
        radiusY: snap(checkedSize(height, "the height of an ellipse", place) / 2)))
  }

  /// A rectangle with half-round ends, `length` overall along x.
  public static func slot(
    _ length: Double, width: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Outline {
    let place = recorded(file, line, column)
    let l = checkedSize(length, "the length of a slot", place)
    let w = checkedSize(width, "the width of a slot", place)
    return l > w + 1e-9 ? Outline(.slot(length: l, width: w)) : Outline(.circle(radius: w / 2))
  }

  /// A polygon through the points, closed by itself.
  public static func polygon(
    _ points: [[Double]], file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Outline {
    polygon(points, recorded(file, line, column))
  }

  /// A regular polygon whose corners lie on a circle, the first at the top.
  public static func polygon(
    corners: Int, diameter: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Outline {
    let place = recorded(file, line, column)
    let n = checkedCount(corners, "the number of corners", least: 3, most: 360, place)
    let r = checkedSize(diameter, "the diameter of a polygon", place) / 2
    return Outline(
      .polygon(
        points: (0..<n).map { i in
          let (s, c) = exactSineCosine(2 * Double.pi * Double(i) / Double(n))
          return [snap(-s * r), snap(c * r)]
        }, radius: 0))
  }

  /// A smooth closed curve through the points.
  public static func spline(
    _ points: [[Double]], file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Outline {
    let place = recorded(file, line, column)
    return Outline(.spline(points: checkedPoints(points, "a curve", place)))
  }

  /// One line of text, its baseline starting at the origin, capital letters `size` high.
  public static func text(
    _ string: String, size: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Outline {
    let place = recorded(file, line, column)
    let s = checkedSize(size, "the size of a text", place)
    guard string.contains(where: { !$0.isWhitespace }), string.count <= 200 else {
      Recorder.report("value.count", "a text has 1 to 200 letters, this one has \(string.count)", at: place)
      return Outline(.rectangle(width: s, height: s, radius: 0))
    }
    return Outline(.text(string: string, size: s))
  }

  static func polygon(_ points: [[Double]], _ place: SourceLocation?) -> Outline {
    Outline(.polygon(points: checkedPoints(points, "a polygon", place), radius: 0))
  }

  /// Points of two finite numbers each, at least three, without repetition of neighbours.
  static func checkedPoints(_ points: [[Double]], _ what: String, _ place: SourceLocation?) -> [SIMD2<Double>] {
    var list: [SIMD2<Double>] = []
    for p in points {
      guard p.count == 2 else {
        Recorder.report("value.count", "a point of an outline has 2 numbers, this one has \(p.count)", at: place)
        continue
      }
      let q = SIMD2(
        snap(checkedCoordinate(p[0], "x of an outline", place)), snap(checkedCoordinate(p[1], "y of an outline", place))
      )
      if list.last != q { list.append(q) }
    }
    if list.count > 1, list.first == list.last { list.removeLast() }
    guard list.count >= 3 else {
      Recorder.report("value.count", "\(what) needs at least 3 different points, this one has \(list.count)", at: place)
      return [[0.01, 0], [0.02, 0], [0.01, 0.01]]
    }
    return list
  }
}

/// The cross-section of a bar or a sweep.
public typealias Section = Outline
