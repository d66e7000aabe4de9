internal import PintleDocument

/// How a part is held a second time: what closes a loop. It constrains, and has no coordinate, no range and no drive.
public struct Closure: Sendable {
  let kind: ClosureRecord.Kind
  /// In the frame of the assembly it is said in; see `ClosureRecord` for what its axes mean.
  let frame: RigidTransform

  /// Both parts turn about one line; 5 equations.
  public static func hinge(around l: some Line) -> Closure { Closure(kind: .hinge, frame: l.line.pose) }
  /// Both parts turn about one line and slide along it; 4 equations.
  public static func cylinder(along l: some Line) -> Closure { Closure(kind: .cylinder, frame: l.line.pose) }
  /// A point of both parts; 3 equations.
  public static func ball(
    at p: Point, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Closure {
    let place = recorded(file, line, column)
    return Closure(kind: .ball, frame: RigidTransform(translation: checkedPoint(p, "the middle of a ball", place)))
  }
  /// One slides straight along the other; 5 equations.
  public static func slide(
    toward d: Direction, at p: Point = Point(0, 0, 0), file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Closure {
    let place = recorded(file, line, column)
    return Closure(kind: .slide, frame: RigidTransform(origin: checkedPoint(p, "a slide", place), z: d.vector))
  }
  /// One slides along a line of the other; 5 equations.
  public static func slide(along l: some Line) -> Closure { Closure(kind: .slide, frame: l.line.pose) }
  /// A round pin of the first part runs in a straight slot of the second: it may turn, and move along the slot; 4 equations.
  ///
  /// A slot along its pin is the finding `value.direction`.
  public static func slot(
    pin l: some Line, along d: Direction, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Closure {
    slot(pin: l, along: Point(d.vector), file: file, line: line, column: column)
  }
  public static func slot(
    pin l: some Line, along v: Vector, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Closure {
    let place = recorded(file, line, column)
    let axis = l.line
    let x = axis.across(checkedDirection(v, "the way of a slot", place), place)
    return Closure(
      kind: .slot, frame: RigidTransform(x: x, y: axis.direction.cross(x), z: axis.direction, translation: axis.origin))
  }
  /// A point of the first part stays on a plane of the second that faces a direction (a roller on a flat); 1 equation.
  public static func rest(
    on p: Point, facing d: Direction, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Closure {
    let place = recorded(file, line, column)
    return Closure(
      kind: .rest, frame: RigidTransform(origin: checkedPoint(p, "a point that rests", place), z: d.vector))
  }
  /// One piece; 6 equations.
  public static var weld: Closure { Closure(kind: .weld, frame: .identity) }
}

/// A hold that closes a loop.
public final class Loop: @unchecked Sendable {
  public let name: String
  public let a: Part
  public let b: Part
  let kind: ClosureRecord.Kind
  let assembly: Assembly
  /// In the frame of its assembly.
  let frame: RigidTransform
  /// False where it was said, but is not part of the document.
  let isAttached: Bool
  let source: SourceLocation
  private(set) var pendingHardware: [(hardware: Hardware, source: SourceLocation)] = []

  init(
    name: String, a: Part, b: Part, _ closure: Closure, assembly: Assembly, isAttached: Bool, source: SourceLocation
  ) {
    self.name = name
    self.a = a
    self.b = b
    kind = closure.kind
    frame = closure.frame
    self.assembly = assembly
    self.isAttached = isAttached
    self.source = source
  }

  /// The line it turns about, in the frame of the assembly it was made in.
  public var line: Axis { Axis(origin: frame.translation, direction: frame.z) }

  /// A pin on the closure's line; its `child` is the first part, its `parent` the second.
  @discardableResult public func hardware(
    _ h: Hardware, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Loop {
    pendingHardware.append((h, recorded(file, line, column)))
    return self
  }

  /// `shaft` turns or slides in `bore`, as `Joint.runs`.
  @discardableResult public func runs(
    _ shaft: Shape, in bore: Shape, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Loop {
    declareContact(shaft, bore, .runningFit, nil, of: name, nil, recorded(file, line, column))
    return self
  }
}

extension Assembly {
  /// A second hold between two parts that both have their place in the tree: it closes a loop.
  ///
  /// It is drawn as it must hold: in the drawn pose it is satisfied. A part held on itself is the finding
  /// `structure.loop_self`.
  @discardableResult public func close(
    _ name: String, _ a: Part, to b: Part, by c: Closure, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Loop {
    let place = recorded(file, line, column)
    let id = checkedName(prefix + name, "a joint", taken: &recorder.jointNames, place)
    let isAttached = a !== b
    if !isAttached {
      Recorder.report(
        "structure.loop_self", "`\(id)` closes a loop from `\(a.name)` to itself", parts: [a.name], joint: id,
        at: place,
        hint: "name the two parts that it holds together")
    }
    let loop = Loop(name: id, a: a, b: b, c, assembly: self, isAttached: isAttached, source: place)
    if isAttached { recorder.closures.append(loop) }
    return loop
  }
}
