internal import PintleDocument

// The same joints at a place that is known already: what families call, so that findings point at the author's line.
extension Assembly {
  func hinge(
    _ name: String, _ child: Part, on parent: Part, around l: some Line, opening: Direction, range: Limits<Angle>,
    home: Angle? = nil, at place: SourceLocation
  ) -> Joint {
    turning(
      name, .hinge, child, parent, l.line, .toward(opening), range, home, Angle(radians: 0), .hand, place)
  }

  func spin(
    _ name: String, _ child: Part, on parent: Part, around l: some Line, range: Limits<Angle>? = nil,
    at place: SourceLocation
  ) -> Joint {
    turning(
      name, .spin, child, parent, l.line, nil, range ?? .unlimited, nil, Angle(radians: 0), .hand, place)
  }

  func slide(
    _ name: String, _ child: Part, on parent: Part, toward d: Direction, range: Limits<Double>, home: Double? = nil,
    at place: SourceLocation
  ) -> Joint {
    let middle = child.shapes.first?.extent.bounds.centre ?? .zero
    return slide(
      name, child, on: parent, along: Axis(origin: middle, direction: d.vector), range: range, home: home, at: place)
  }

  func slide(
    _ name: String, _ child: Part, on parent: Part, along l: Axis, range: Limits<Double>, home: Double? = nil,
    at place: SourceLocation
  ) -> Joint {
    sliding(name, child, parent, l, range, home, 0, .hand, place)
  }

  func screw(
    _ name: String, _ child: Part, on parent: Part, around l: some Line, pitch: Double, hand: Hand = .right,
    range: Limits<Double>, drive: Drive = .hand, at place: SourceLocation
  ) -> Joint {
    let lead = checkedSize(pitch, "the pitch of `\(name)`", place)
    return joint(name, .screw, child, parent, l.line, nil, place) { id in
      var dof = freedom(
        id, range, 0, drive,
        range.form == .follows
          ? nil : .init(kind: "toward", toward: snap(frame.direction(l.line.direction))), id, place)
      // The coordinate of a screw is its turn; the author thinks of the way.
      let turn = hand.sign * 2 * Double.pi / lead
      dof.type = .helical
      dof.lead = hand.sign * lead
      dof.range = dof.range.map {
        .init(lower: min($0.lower * turn, $0.upper * turn) + 0, upper: max($0.lower * turn, $0.upper * turn) + 0)
      }
      // A left-hand thread goes against the line when its coordinate grows.
      if hand == .left, dof.sense != nil { dof.sense?.toward = snap(frame.direction(-l.line.direction)) }
      return [dof]
    }
  }

  func fixed(_ name: String, _ child: Part, to parent: Part, at place: SourceLocation) -> Joint {
    let centre = child.shapes.first?.extent.bounds.centre ?? .zero
    return joint(name, .fixed, child, parent, Axis(origin: centre, direction: .up), nil, place) { _ in [] }
  }

  func turning(
    _ name: String, _ kind: JointRecord.Kind, _ child: Part, _ parent: Part, _ axis: Axis, _ turning: Turning?,
    _ range: Limits<Angle>, _ home: Angle?, _ drawnAt: Angle, _ drive: Drive, _ place: SourceLocation
  ) -> Joint {
    let joint = joint(name, kind, child, parent, axis, turning, place) { id in
      let spins: DegreeOfFreedom.Sense? = kind == .spin && range.form != .follows ? .init(kind: "clockwise") : nil
      return [
        freedom(id, .rotation, range, drawnAt, drive, turning.map { $0.record(frame) } ?? spins, id, place)
      ]
    }
    joint.resolveLook()
    return joint.standing(at: home.map { checkedAngle($0, "the home of `\(name)`", place) }, place)
  }

  func sliding(
    _ name: String, _ child: Part, _ parent: Part, _ axis: Axis, _ range: Limits<Double>, _ home: Double?,
    _ drawnAt: Double, _ drive: Drive, _ place: SourceLocation
  ) -> Joint {
    joint(name, .slide, child, parent, axis, nil, place) { id in
      var dof = freedom(
        id, range, drawnAt, drive, .init(kind: "toward", toward: snap(frame.direction(axis.direction))), id, place)
      // A follower's coordinate needs a sense too: that of its line. Nothing was asked of it.
      if dof.role == .follows { dof.sense = nil }
      return [dof]
    }.standing(at: home.map { checkedCoordinate($0, "the home of `\(name)`", place) }, place)
  }

  // MARK: freedoms

  /// A freedom that turns, as it was said.
  func freedom(
    _ dof: String, _ type: DegreeOfFreedom.Motion, _ range: Limits<Angle>, _ drawnAt: Angle, _ drive: Drive,
    _ sense: DegreeOfFreedom.Sense?, _ joint: String, _ place: SourceLocation
  ) -> DegreeOfFreedom {
    freedom(
      dof, type, range.form, range.form == .ends ? angles(range, joint, place) : nil,
      checkedAngle(drawnAt, "where `\(joint)` is drawn", place), drive, sense, joint, place)
  }

  /// A freedom that slides, as it was said.
  func freedom(
    _ dof: String, _ range: Limits<Double>, _ drawnAt: Double, _ drive: Drive, _ sense: DegreeOfFreedom.Sense?,
    _ joint: String, _ place: SourceLocation
  ) -> DegreeOfFreedom {
    freedom(
      dof, .translation, range.form, range.form == .ends ? lengths(range, joint, place) : nil,
      checkedCoordinate(drawnAt, "where `\(joint)` is drawn", place), drive, sense, joint, place)
  }

  private func freedom(
    _ dof: String, _ type: DegreeOfFreedom.Motion, _ form: RangeForm, _ range: DegreeOfFreedom.Range?,
    _ drawn: Double, _ drive: Drive, _ sense: DegreeOfFreedom.Sense?, _ joint: String, _ place: SourceLocation
  ) -> DegreeOfFreedom {
    var result = DegreeOfFreedom(id: dof, type: type, range: range, drawn: drawn)
    if form == .follows {
      var asked: [String] = []
      if let sense, sense.kind != "toward" { asked.append("a sense") }
      if case .hand = drive {} else { asked.append("a drive") }
      if !asked.isEmpty {
        Recorder.report(
          "joint.follows", "`\(joint)` follows and takes \(asked.joined(separator: " and ")) from what it follows",
          joint: joint, at: place, hint: "leave \(asked.count > 1 ? "them" : "it") out, or give it a range")
      }
      result.role = .follows
      return result
    }
    if let range, drawn != 0, drawn < range.lower - 1e-9 || drawn > range.upper + 1e-9 {
      func text(_ v: Double) -> String { type == .translation ? millimetres(v) : degreesText(v) }
      Recorder.report(
        "joint.home",
        "`\(joint)` is drawn at \(text(drawn)), outside its range of \(text(range.lower)) to \(text(range.upper))",
        joint: joint, at: place, hint: "drawnAt is what it reads in the pose it is drawn in, in the scale of its range")
    }
    result.sense = sense
    switch drive {
    case .hand: break
    case .motor(let effort, let speed):
      result.drive = .init(
        kind: .motor, effort: checkedNumber(effort, least: 0, "the effort of a motor", place),
        speed: checkedNumber(speed, least: 0, "the speed of a motor", place))
    case .none:
      result.role = .passive
      result.drive = .init(kind: .none)
    }
    return result
  }

  // MARK: the tree

  /// Checks the tree and takes the joint into the document; a joint that would break the tree is said, not taken.
  func joint(
    _ name: String, _ kind: JointRecord.Kind, _ child: Part, _ parent: Part, _ axis: Axis, cross: Vector3? = nil,
    _ turning: Turning?, _ place: SourceLocation, dofs: (String) -> [DegreeOfFreedom]
  ) -> Joint {
    let id = checkedName(prefix + name, "a joint", taken: &recorder.jointNames, place)
    let isAttached = mayHold(child, parent, id, kind, place)
    let joint = Joint(
      name: id, kind: kind, child: child, parent: parent, assembly: self, axis: axis, cross: cross, turning: turning,
      dofs: dofs(id), isAttached: isAttached, source: place)
    guard isAttached else { return joint }
    child.parentJoint = joint
    recorder.joints.append(joint)
    return joint
  }

  private func mayHold(
    _ child: Part, _ parent: Part, _ id: String, _ kind: JointRecord.Kind, _ place: SourceLocation
  ) -> Bool {
    if let held = child.parentJoint {
      let closure =
        switch kind {
        case .hinge, .spin, .universal, .screw: ".hinge(around: line)"
        case .cylinder: ".cylinder(along: line)"
        case .ball: ".ball(at: point)"
        case .slide: ".slide(toward: side)"
        case .planar: ".rest(on: point, facing: side)"
        case .fixed, .free: ".weld"
        }
      Recorder.report(
        "structure.two_parents",
        "`\(id)` (line \(place.line)) holds `\(child.name)`, which `\(held.name)` (line \(held.source.line)) holds on "
          + "`\(held.parent.name)` already",
        parts: [child.name], joint: id, at: place,
        hint: "a part has one parent; what holds it a second time closes a loop: "
          + "asset.close(\"\(id)\", \(child.name), to: \(parent.name), by: \(closure))")
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
  /// The pose it stands in; nil: as drawn. Outside the range is the finding `joint.home`.
  func standing(at home: Double?, _ place: SourceLocation) -> Joint {
    guard let home else { return self }
    if let range = dofs.first?.range, home < range.lower - 1e-12 || home > range.upper + 1e-12 {
      Recorder.report("joint.home", "the home of `\(name)` lies outside its range", joint: name, at: place)
      return self
    }
    self.home = home
    return self
  }
}
