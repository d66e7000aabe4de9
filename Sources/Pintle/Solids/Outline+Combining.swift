internal import PintleDocument

extension Outline {
  /// Corners of a polygon or a rectangle rounded; other outlines are the finding `value.outline`.
  public func rounded(
    _ radius: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Outline {
    let place = recorded(file, line, column)
    let r = checkedSize(radius, "the radius of a corner", place)
    switch node {
    case .polygon(let points, _): return Outline(.polygon(points: points, radius: r))
    case .rectangle(let w, let h, _):
      return .rectangle(w, h, radius: r, file: file, line: line, column: column)
    default:
      Recorder.report(
        "value.outline", "only polygons and rectangles have corners to round", at: place,
        hint: "round them before they are combined")
      return self
    }
  }

  public func adding(_ others: Outline...) -> Outline {
    others.isEmpty ? self : Outline(.union(of: [node] + others.map(\.node)))
  }

  public func subtracting(_ others: Outline...) -> Outline { subtracting(others) }

  public func subtracting(_ others: [Outline]) -> Outline {
    others.isEmpty ? self : Outline(.difference(from: node, minus: others.map(\.node)))
  }

  public func intersecting(_ others: Outline...) -> Outline {
    others.isEmpty ? self : Outline(.intersection(of: [node] + others.map(\.node)))
  }

  /// Shifted in its plane.
  public func moved(
    _ x: Double, _ y: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Outline {
    let place = recorded(file, line, column)
    return Outline(
      .placed(
        offset: [snap(checkedCoordinate(x, "a move", place)), snap(checkedCoordinate(y, "a move", place))], angle: 0,
        profile: node))
  }

  /// Turned counter-clockwise about the origin.
  public func turned(
    _ a: Angle, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Outline {
    Outline(
      .placed(
        offset: .zero, angle: snap(checkedAngle(a, "a turn", recorded(file, line, column))), profile: node))
  }

  /// Grown on all sides.
  public func grown(
    _ by: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Outline {
    Outline(.offset(by: checkedSize(by, "a margin", recorded(file, line, column)), profile: node))
  }

  /// Shrunk on all sides; a margin that leaves nothing is the finding `value.size`.
  public func shrunk(
    _ by: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Outline {
    let place = recorded(file, line, column)
    let d = checkedSize(by, "a margin", place)
    guard min(width, height) > 2 * d else {
      Recorder.report(
        "value.size", "a margin of \(millimetres(d)) leaves nothing of \(millimetres(min(width, height)))", at: place)
      return self
    }
    return Outline(.offset(by: -d, profile: node))
  }

  public var width: Double { node.support([1, 0]) + node.support([-1, 0]) }
  public var height: Double { node.support([0, 1]) + node.support([0, -1]) }
}
