internal import PintleDocument

// `around:` for everything that turns, `toward:` for everything that slides. Senses are words and are resolved when the
// program has finished, from all shapes of the child.
extension Assembly {
  /// Positive sense: the centre of the child's bounds first moves toward `opening`.
  ///
  /// Under 3° of use is the finding `joint.sense`, with the directions in which it does move.
  @discardableResult public func hinge(
    _ name: String, _ child: Part, on parent: Part, around l: some Line, opening: Direction, range: Limits<Angle>,
    home: Angle = Angle(radians: 0), file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Joint {
    hinge(
      name, child, on: parent, around: l, opening: opening, range: range, home: home,
      at: recorded(file, line, column))
  }

  /// Positive sense: clockwise for somebody who looks along the line. No range: continuous.
  @discardableResult public func spin(
    _ name: String, _ child: Part, on parent: Part, around l: some Line, range: Limits<Angle>? = nil,
    file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Joint {
    spin(name, child, on: parent, around: l, range: range, at: recorded(file, line, column))
  }

  @discardableResult public func slide(
    _ name: String, _ child: Part, on parent: Part, toward d: Direction, range: Limits<Double>, home: Double = 0,
    file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Joint {
    slide(name, child, on: parent, toward: d, range: range, home: home, at: recorded(file, line, column))
  }

  /// Slides along a line, in its sense.
  @discardableResult public func slide(
    _ name: String, _ child: Part, on parent: Part, along l: some Line, range: Limits<Double>, home: Double = 0,
    file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Joint {
    slide(name, child, on: parent, along: l.line, range: range, home: home, at: recorded(file, line, column))
  }

  /// Turns and moves along the line together, `pitch` per turn, right-handed; the range is the way along the line
  /// (its coordinate in poses is the turn).
  @discardableResult public func screw(
    _ name: String, _ child: Part, on parent: Part, around l: some Line, pitch: Double, range: Limits<Double>,
    file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Joint {
    screw(
      name, child, on: parent, around: l, pitch: pitch, range: range, at: recorded(file, line, column))
  }

  /// Slides along and turns freely about one line (gas spring, bolt); its freedoms are `name_travel` and `name_turn`.
  @discardableResult public func cylinder(
    _ name: String, _ child: Part, on parent: Part, along l: some Line, travel: Limits<Double>,
    turns: Limits<Angle>? = nil, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Joint {
    let place = recorded(file, line, column)
    return joint(name, .cylinder, child, parent, l.line, place) { id in
      [
        DegreeOfFreedom(
          id: "\(id)_travel", type: .translation, range: lengths(travel, id, place),
          sense: .init(kind: "toward", toward: snap(frame.rotate(l.line.direction)))),
        DegreeOfFreedom(
          id: "\(id)_turn", type: .rotation, role: .passive, range: turns.map { angles($0, id, place) },
          sense: .init(kind: "clockwise")),
      ]
    }
  }

  @discardableResult public func fixed(
    _ name: String, _ child: Part, to parent: Part, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Joint {
    fixed(name, child, to: parent, at: recorded(file, line, column))
  }
}
