internal import PintleDocument

// The same joints at a place that is known already: what families call, so that findings point at the author's line.
extension Assembly {
  func hinge(
    _ name: String, _ child: Part, on parent: Part, around l: some Line, opening: Direction, range: Limits<Angle>,
    home: Angle = Angle(radians: 0), at place: SourceLocation
  ) -> Joint {
    joint(name, .hinge, child, parent, l.line, opening: opening, place) { id in
      let range = angles(range, id, place)
      return [
        DegreeOfFreedom(
          id: id, type: .rotation, range: range,
          sense: .init(kind: "opening", toward: snap(frame.rotate(opening.vector))))
      ]
    }.at(home: checkedAngle(home, "the home of `\(name)`", place), place)
  }

  func spin(
    _ name: String, _ child: Part, on parent: Part, around l: some Line, range: Limits<Angle>? = nil,
    at place: SourceLocation
  ) -> Joint {
    joint(name, .spin, child, parent, l.line, place) { id in
      [
        DegreeOfFreedom(
          id: id, type: .rotation, range: range.map { angles($0, id, place) }, sense: .init(kind: "clockwise"))
      ]
    }
  }

  func slide(
    _ name: String, _ child: Part, on parent: Part, toward d: Direction, range: Limits<Double>, home: Double = 0,
    at place: SourceLocation
  ) -> Joint {
    let middle = child.shapes.first?.extent.bounds.centre ?? .zero
    return slide(
      name, child, on: parent, along: Axis(origin: middle, direction: d.vector), range: range, home: home, at: place)
  }

  func slide(
    _ name: String, _ child: Part, on parent: Part, along l: Axis, range: Limits<Double>, home: Double = 0,
    at place: SourceLocation
  ) -> Joint {
    joint(name, .slide, child, parent, l, place) { id in
      [
        DegreeOfFreedom(
          id: id, type: .translation, range: lengths(range, id, place),
          sense: .init(kind: "toward", toward: snap(frame.rotate(l.direction))))
      ]
    }.at(home: checkedCoordinate(home, "the home of `\(name)`", place), place)
  }

  func screw(
    _ name: String, _ child: Part, on parent: Part, around l: some Line, pitch: Double, range: Limits<Double>,
    at place: SourceLocation
  ) -> Joint {
    let lead = checkedSize(pitch, "the pitch of `\(name)`", place)
    return joint(name, .screw, child, parent, l.line, place) { id in
      // The coordinate of a screw is its turn; the author thinks of the way.
      let way = lengths(range, id, place)
      let turn = 2 * Double.pi / lead
      return [
        DegreeOfFreedom(
          id: id, type: .helical, range: .init(lower: way.lower * turn, upper: way.upper * turn), lead: lead,
          sense: .init(kind: "toward", toward: snap(frame.rotate(l.line.direction))))
      ]
    }
  }

  func fixed(_ name: String, _ child: Part, to parent: Part, at place: SourceLocation) -> Joint {
    let centre = child.shapes.first?.extent.bounds.centre ?? .zero
    return joint(name, .fixed, child, parent, Axis(origin: centre, direction: .up), place) { _ in [] }
  }

  /// Checks the tree and takes the joint into the document; a joint that would break the tree is said, not taken.
  func joint(
    _ name: String, _ kind: JointRecord.Kind, _ child: Part, _ parent: Part, _ axis: Axis,
    opening: Direction? = nil, _ place: SourceLocation, dofs: (String) -> [DegreeOfFreedom]
  ) -> Joint {
    let id = checkedName(prefix + name, "a joint", taken: &recorder.jointNames, place)
    let isAttached = mayHold(child, parent, id, place)
    let joint = Joint(
      name: id, kind: kind, child: child, parent: parent, assembly: self, axis: axis, opening: opening,
      dofs: dofs(id), home: 0, isAttached: isAttached, source: place)
    guard isAttached else { return joint }
    child.parentJoint = joint
    recorder.joints.append(joint)
    return joint
  }

  private func mayHold(_ child: Part, _ parent: Part, _ id: String, _ place: SourceLocation) -> Bool {
    if let held = child.parentJoint {
      Recorder.report(
        "structure.two_parents",
        "`\(id)` holds `\(child.name)`, which `\(held.name)` (line \(held.source.line)) holds on `\(held.parent.name)`",
        parts: [child.name], joint: id, at: place, hint: "a part has one parent; hold it once")
      return false
    }
    var above: Part? = parent
    while let part = above {
      if part === child {
        Recorder.report(
          "structure.cycle",
          child === parent
            ? "`\(id)` holds `\(child.name)` on itself"
            : "`\(id)` holds `\(child.name)` on `\(parent.name)`, which hangs on `\(child.name)` itself",
          parts: [child.name], joint: id, at: place, hint: "swap the child and the parent")
        return false
      }
      above = part.parentJoint?.parent
    }
    return true
  }

  func angles(_ r: Limits<Angle>, _ id: String, _ place: SourceLocation) -> DegreeOfFreedom.Range {
    ordered(
      checkedAngle(r.lower, "the range of `\(id)`", place), checkedAngle(r.upper, "the range of `\(id)`", place),
      id, place, degreesText)
  }

  func lengths(_ r: Limits<Double>, _ id: String, _ place: SourceLocation) -> DegreeOfFreedom.Range {
    ordered(
      checkedCoordinate(r.lower, "the range of `\(id)`", place),
      checkedCoordinate(r.upper, "the range of `\(id)`", place), id, place, millimetres)
  }

  private func ordered(
    _ a: Double, _ b: Double, _ id: String, _ place: SourceLocation, _ text: (Double) -> String
  ) -> DegreeOfFreedom.Range {
    if a > b {
      Recorder.report(
        "joint.range", "the range of `\(id)` is reversed: \(text(a)) to \(text(b))", joint: id, at: place,
        hint: "the lower end comes first")
      return .init(lower: b, upper: a)
    }
    return .init(lower: a, upper: b)
  }
}

extension Joint {
  /// The pose it stands in; outside the range is the finding `joint.home`.
  func at(home: Double, _ place: SourceLocation) -> Joint {
    if let range = dofs.first?.range, home != 0, home < range.lower - 1e-12 || home > range.upper + 1e-12 {
      Recorder.report("joint.home", "the home of `\(name)` lies outside its range", joint: name, at: place)
      return self
    }
    self.home = home
    return self
  }
}
