internal import PintleDocument

/// A promise, as said.
struct ExpectationDraft {
  var kind: ExpectationRecord.Kind
  /// nil: the asset's root.
  var part: Part?
  var least: Double?
  var most: Double?
  var toward: Vector3?
  var touches: String?
  var dof: String?
  var of: [String] = []
  var within: Double?
  var when: [String: Double] = [:]
  var source: SourceLocation
}

// An expectation on a part means any joint between it and the root, judged with what that joint needs; one on a joint
// means that joint. `when:` holds other inputs where they are said to stand.
extension Assembly {
  /// Swings that far, and its part first moves toward a side.
  public func expect(
    _ p: Part, opens q: Bound<Angle>, toward d: Direction, when: JointValue..., file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    expect(.opens, p, q.least?.radians, q.most?.radians, d, nil, when, place)
  }

  public func expect(
    _ p: Part, turns q: Bound<Angle>, when: JointValue..., file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) {
    expect(.turns, p, q.least?.radians, q.most?.radians, nil, nil, when, recorded(file, line, column))
  }

  public func expect(
    _ p: Part, travels q: Bound<Double>, toward d: Direction, when: JointValue..., file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) {
    expect(.travels, p, q.least, q.most, d, nil, when, recorded(file, line, column))
  }

  /// Turns without end or obstacle.
  public func expect(
    _ p: Part, spins: Spins, when: JointValue..., file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) {
    expect(.spins, p, nil, nil, nil, nil, when, recorded(file, line, column))
  }

  public func expect(
    _ p: Part, spins: Spins, touches: Ground, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) {
    expect(.spins, p, nil, nil, nil, "ground", [], recorded(file, line, column))
  }

  /// This joint turns that far.
  public func expect(
    _ j: Joint, turns q: Bound<Angle>, when: JointValue..., file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    expect(.turns, j, turning: true, place) { dof in
      draft(.turns, j.child, q.least?.radians, q.most?.radians, dof: dof, when, place)
    }
  }

  /// This joint turns without end or obstacle.
  public func expect(
    _ j: Joint, spins: Spins, when: JointValue..., file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    expect(.spins, j, turning: true, place) { dof in draft(.spins, j.child, nil, nil, dof: dof, when, place) }
  }

  /// How far one joint turns (or slides) while another turns once: a ratio of turns, or metres per radian.
  public func expect(
    _ j: Joint, turns q: Bound<Double>, perTurnOf other: Joint, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    guard let first = j.dofs.first, let second = other.dofs.first, j.isAttached, other.isAttached, j !== other else {
      Recorder.report(
        "expectation.joint", "`\(j.name)` cannot be compared with `\(other.name)`: each needs a freedom of its own",
        joint: j.name, at: place)
      return
    }
    add(draft(.ratio, j.child, q.least, q.most, dof: first.id, of: [second.id], [], place))
  }

  /// This joint moves without the others moving.
  public func expect(
    _ j: Joint, isIndependentOf others: Joint..., file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    guard let own = j.dofs.first, j.isAttached else {
      Recorder.report("expectation.joint", "`\(j.name)` has no freedom", joint: j.name, at: place)
      return
    }
    let of = others.filter { $0 !== j && $0.isAttached }.flatMap { $0.dofs.map(\.id) }
    add(draft(.independent, j.child, nil, nil, dof: own.id, of: of, [], place))
  }

  /// The part rises that far over the travel of the inputs, and never tilts more than `levelWithin`.
  public func expect(
    _ p: Part, rises q: Bound<Double>, levelWithin tilt: Angle, when: JointValue..., file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    var d = draft(.rises, p, q.least, q.most, dof: nil, when, place)
    d.toward = snap(frame.direction(.up))
    d.within = abs(checkedAngle(tilt, "a tilt", place))
    add(d)
  }

  /// So many joints move the whole (passive ones do not count): what rank says.
  public func expect(
    inputs n: Int, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    let count = Double(checkedCount(n, "the number of inputs", least: 0, place))
    add(draft(.inputs, nil, count, count, dof: nil, [], place))
  }

  private func expect(
    _ kind: ExpectationRecord.Kind, _ part: Part, _ least: Double?, _ most: Double?, _ d: Direction?,
    _ touches: String?, _ when: [JointValue], _ place: SourceLocation
  ) {
    var e = draft(kind, part, least, most, dof: nil, when, place)
    e.toward = d.map { snap(frame.direction($0.vector)) }
    e.touches = touches
    add(e)
  }

  private func expect(
    _ kind: ExpectationRecord.Kind, _ j: Joint, turning: Bool, _ place: SourceLocation,
    _ make: (String) -> ExpectationDraft
  ) {
    guard j.isAttached, let dof = j.dofs.first(where: { $0.type == .rotation || $0.type == .helical }) else {
      Recorder.report(
        "expectation.joint", "`\(j.name)` does not turn: it is a \(j.kind.rawValue)", joint: j.name, at: place)
      return
    }
    add(make(dof.id))
  }

  private func draft(
    _ kind: ExpectationRecord.Kind, _ part: Part?, _ least: Double?, _ most: Double?, dof: String?,
    of: [String] = [], _ when: [JointValue], _ place: SourceLocation
  ) -> ExpectationDraft {
    ExpectationDraft(
      kind: kind, part: part, least: least, most: most, dof: dof, of: of,
      when: checkedPose(when, "the expectation", place), source: place)
  }

  private func add(_ e: ExpectationDraft) {
    for bound in [e.least, e.most] {
      if let bound, !bound.isFinite {
        let name = e.part?.name ?? recorder.assetName
        Recorder.report(
          "expectation.bound", "the expectation on `\(name)` is not a number", parts: e.part.map { [$0.name] } ?? [],
          at: e.source)
        return
      }
    }
    recorder.expectations.append(e)
  }
}
