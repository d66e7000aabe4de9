internal import PintleDocument

/// A sub-assembly written in its own frame, to be placed as often as it is needed.
public protocol Component {
  associatedtype Handles
  /// Builds it about the origin of its own frame and gives back what others hold it by.
  func build(_ asset: Assembly) -> Handles
}

/// What a component gives back, in the coordinates of whoever placed it: parts, joints, lines and points.
@dynamicMemberLookup public struct Placed<Handles> {
  let handles: Handles
  let inner: AssemblyFrame
  let outer: AssemblyFrame

  public subscript(dynamicMember key: KeyPath<Handles, Axis>) -> Axis {
    let a = inner.line(handles[keyPath: key])
    return Axis(
      origin: outer.local(point: a.origin), direction: outer.local(direction: a.direction), length: a.length)
  }
  public subscript(dynamicMember key: KeyPath<Handles, Point>) -> Point {
    Point(outer.local(point: inner.point(handles[keyPath: key].vector)))
  }
  public subscript<Value: AnyObject>(dynamicMember key: KeyPath<Handles, Value>) -> Value { handles[keyPath: key] }
}

extension Assembly {
  /// Builds a component in a frame of its own; names get the prefix `name_`.
  ///
  /// `mirrored`: its mirror image in the plane through its own origin across that direction. Sides are mirrored with it
  /// (what opened left opens right); what is said by its look (`clockwise`) keeps its word, and threads keep their hand.
  @discardableResult public func place<C: Component>(
    _ component: C, as name: String, at p: Placement, mirrored: Direction? = nil, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Placed<C.Handles> {
    let place = recorded(file, line, column)
    var taken = Set(recorder.components.map(\.id))
    let id = checkedName(prefix + name, "a component", taken: &taken, place)
    let normal = mirrored.map { Direction(axis: $0.axis, positive: true).vector }
    let inner = frame.placing(p.pose, mirrored: normal)
    recorder.components.append(
      ComponentDraft(
        id: id, of: String(describing: C.self), at: inner.pose, mirrored: inner.mirror, source: place))
    let assembly = Assembly(recorder: recorder, frame: inner, prefix: id + "_")
    return Placed(handles: component.build(assembly), inner: inner, outer: frame)
  }
}
