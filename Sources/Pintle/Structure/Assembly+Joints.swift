internal import PintleDocument

// `around:` for everything that turns, `toward:` or `along:` for everything that slides. Senses are words and are resolved
// when the program has finished, from all shapes of the child.
//
// `range: a...b` makes an input, `.unlimited` one without ends, `.follows` what loops and couplings carry along: it has no
// sense and no drive (finding `joint.follows`). `drawnAt` is what the joint reads in the pose it is drawn in, in the scale
// of its range; `home` the pose the asset stands in (nil: as drawn).
extension Assembly {
  /// Positive sense: the centre of the child's bounds first moves toward `opening`.
  ///
  /// Under 3° of use is the finding `joint.sense`, with the directions in which it does move.
  @discardableResult public func hinge(
    _ name: String, _ child: Part, on parent: Part, around l: some Line, opening: Direction, range: Limits<Angle>,
    home: Angle? = nil, drawnAt: Angle = Angle(radians: 0), drive: Drive = .hand, file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) -> Joint {
    turning(
      name, .hinge, child, parent, l.line, .toward(opening), range, home, drawnAt, drive,
      recorded(file, line, column))
  }

  /// Positive sense: as `turning` says; without it clockwise for somebody who looks along the line.
  @discardableResult public func hinge(
    _ name: String, _ child: Part, on parent: Part, around l: some Line, turning t: Turning? = nil,
    range: Limits<Angle>, home: Angle? = nil, drawnAt: Angle = Angle(radians: 0), drive: Drive = .hand,
    file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Joint {
    turning(name, .hinge, child, parent, l.line, t, range, home, drawnAt, drive, recorded(file, line, column))
  }

  /// Positive sense: as `turning` says; without it clockwise for somebody who looks along the line. No range: without end.
  @discardableResult public func spin(
    _ name: String, _ child: Part, on parent: Part, around l: some Line, turning t: Turning? = nil,
    range: Limits<Angle>? = nil, home: Angle? = nil, drawnAt: Angle = Angle(radians: 0), drive: Drive = .hand,
    file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Joint {
    turning(
      name, .spin, child, parent, l.line, t, range ?? .unlimited, home, drawnAt, drive, recorded(file, line, column))
  }

  @discardableResult public func slide(
    _ name: String, _ child: Part, on parent: Part, toward d: Direction, range: Limits<Double>, home: Double? = nil,
    drawnAt: Double = 0, drive: Drive = .hand, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Joint {
    let middle = child.shapes.first?.extent.bounds.centre ?? .zero
    return sliding(
      name, child, parent, Axis(origin: middle, direction: d.vector), range, home, drawnAt, drive,
      recorded(file, line, column))
  }

  /// Slides along a line, in its sense.
  @discardableResult public func slide(
    _ name: String, _ child: Part, on parent: Part, along l: some Line, range: Limits<Double>, home: Double? = nil,
    drawnAt: Double = 0, drive: Drive = .hand, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Joint {
    sliding(name, child, parent, l.line, range, home, drawnAt, drive, recorded(file, line, column))
  }

  /// Turns and moves along the line together, `pitch` per turn; the range is the way along the line (its coordinate in
  /// poses is the turn).
  @discardableResult public func screw(
    _ name: String, _ child: Part, on parent: Part, around l: some Line, pitch: Double, hand: Hand = .right,
    range: Limits<Double>, drive: Drive = .hand, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Joint {
    screw(
      name, child, on: parent, around: l, pitch: pitch, hand: hand, range: range, drive: drive,
      at: recorded(file, line, column))
  }

  /// Slides along and turns freely about one line (gas spring, bolt); its freedoms are `name_travel` and `name_turn`.
  @discardableResult public func cylinder(
    _ name: String, _ child: Part, on parent: Part, along l: some Line, travel: Limits<Double>,
    turns: Limits<Angle>? = nil, drive: Drive = .hand, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Joint {
    let place = recorded(file, line, column)
    return joint(name, .cylinder, child, parent, l.line, nil, place) { id in
      let follows = travel.form == .follows
      var turn = freedom(
        "\(id)_turn", .rotation, follows ? .follows : turns ?? .unlimited, Angle(radians: 0),
        follows ? .hand : .none, follows ? nil : .init(kind: "clockwise"), id, place)
      // Free to turn by itself: nothing to write of a drive that nobody asked for.
      turn.drive = nil
      return [
        freedom(
          "\(id)_travel", travel, 0, drive,
          follows ? nil : .init(kind: "toward", toward: snap(frame.direction(l.line.direction))), id, place),
        turn,
      ]
    }
  }

  /// A ball in a socket: its own direction `facing` swings within a cone of half angle `swing` and twists within `twist`.
  ///
  /// `twist: .follows` makes all three of its turns followers.
  @discardableResult public func ball(
    _ name: String, _ child: Part, on parent: Part, at p: Point, facing d: Direction = .up,
    swing: Angle = Angle(degrees: 180), twist: Limits<Angle> = .unlimited, drive: Drive = .hand,
    file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Joint {
    let place = recorded(file, line, column)
    let axis = Axis(origin: checkedPoint(p, "the middle of a ball", place), direction: d.vector)
    return joint(name, .ball, child, parent, axis, nil, place) { id in
      var dof = freedom(id, .rotation3, twist, Angle(radians: 0), drive, nil, id, place)
      let cone = checkedAngle(swing, "the swing of `\(id)`", place)
      if cone <= 0 || cone > Double.pi + 1e-9 {
        Recorder.report(
          "joint.range", "a ball swings by more than 0° and at most 180°, not \(degreesText(cone))", joint: id,
          at: place)
      } else if twist.form != .follows {
        dof.swing = cone
      }
      return [dof]
    }
  }

  /// A cross joint: turns about a first line in the parent, then about a second one, across it, in the child; its freedoms
  /// are `name_first` and `name_second`.
  ///
  /// Lines that are not square to each other, or do not cross, are the finding `joint.axis`.
  @discardableResult public func universal(
    _ name: String, _ child: Part, on parent: Part, around first: some Line, and second: some Line,
    range: Limits<Angle>, drive: Drive = .hand, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Joint {
    let place = recorded(file, line, column)
    let a = first.line, b = second.line
    let cosine = abs(a.direction.dot(b.direction))
    if cosine > 1e-6 {
      Recorder.report(
        "joint.axis",
        "the lines of `\(name)` meet at \(degreesText(acos(cosine).radians)), those of a cross joint at 90°",
        joint: name, at: place)
    }
    // Of square lines that cross, the point of one nearest to the other lies on both.
    let meeting = a.origin + a.direction * (b.origin - a.origin).dot(a.direction)
    let gap = b.offset(toPoint: meeting)
    if gap > 1e-5 {
      Recorder.report(
        "joint.axis", "the lines of `\(name)` pass each other \(millimetres(gap)) apart", joint: name,
        measured: Quantity(gap, "m"), expected: Expected(value: 0, unit: "m"), at: place)
    }
    let axis = Axis(origin: meeting, direction: a.direction)
    return joint(name, .universal, child, parent, axis, cross: b.direction, nil, place) { id in
      var one = freedom("\(id)_first", .rotation, range, Angle(radians: 0), drive, nil, id, place)
      var other = freedom("\(id)_second", .rotation, range, Angle(radians: 0), drive, nil, id, place)
      one.axis = .z
      other.axis = .x
      return [one, other]
    }
  }

  /// Slides on a plane across a line and turns about it; its freedoms are `name_x` (toward `d`), `name_y` and `name_turn`.
  @discardableResult public func planar(
    _ name: String, _ child: Part, on parent: Part, around l: some Line, toward d: Direction, x: Limits<Double>,
    y: Limits<Double>, turn: Limits<Angle>, drive: Drive = .hand, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Joint {
    let place = recorded(file, line, column)
    let across = l.line.across(d.vector, place)
    return joint(name, .planar, child, parent, l.line, cross: across, nil, place) { id in
      var first = freedom("\(id)_x", x, 0, drive, nil, id, place)
      var second = freedom("\(id)_y", y, 0, drive, nil, id, place)
      first.axis = .x
      second.axis = .y
      return [first, second, freedom("\(id)_turn", .rotation, turn, Angle(radians: 0), drive, nil, id, place)]
    }
  }

  /// Not held at all: a thing that may lie anywhere.
  @discardableResult public func free(
    _ name: String, _ child: Part, on parent: Part, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Joint {
    let place = recorded(file, line, column)
    let centre = child.shapes.first?.extent.bounds.centre ?? .zero
    return joint(name, .free, child, parent, Axis(origin: centre, direction: .up), nil, place) { id in
      [DegreeOfFreedom(id: id, type: .pose6, role: .passive)]
    }
  }

  @discardableResult public func fixed(
    _ name: String, _ child: Part, to parent: Part, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Joint {
    fixed(name, child, to: parent, at: recorded(file, line, column))
  }

  /// However this joint is carried about, its child keeps its attitude by its own weight: pedals, gondolas.
  public func hangsLevel(
    _ j: Joint, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    guard let i = j.dofs.firstIndex(where: { $0.type == .rotation }), abs(j.senseInAsset.z) < 0.1 else {
      Recorder.report(
        "joint.freedom", "`\(j.child.name)` cannot hang level: `\(j.name)` does not turn about a level line",
        joint: j.name, at: place)
      return
    }
    j.dofs[i].stays = "level"
  }
}

extension Axis {
  /// How far a point lies from the line.
  func offset(toPoint p: Vector3) -> Double {
    let d = p - origin
    return (d - direction * d.dot(direction)).length
  }
}
