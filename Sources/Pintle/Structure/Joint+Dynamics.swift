internal import PintleDocument

extension Joint {
  /// N/m or N·m/rad, and a constant force or moment in the positive sense.
  @discardableResult public func spring(
    stiffness: Double = 0, force: Double = 0, file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) -> Joint {
    let place = recorded(file, line, column)
    let k = checkedNumber(stiffness, least: 0, "the stiffness", place), f = checkedNumber(force, "the force", place)
    return first("a spring", place) { $0.spring = .init(stiffness: k, force: f) }
  }

  /// N·s/m or N·m·s.
  @discardableResult public func damping(
    _ d: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Joint {
    let place = recorded(file, line, column)
    let v = checkedNumber(d, least: 0, "the damping", place)
    return first("damping", place) { $0.damping = v }
  }

  /// N or N·m of dry friction.
  @discardableResult public func friction(
    _ f: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Joint {
    let place = recorded(file, line, column)
    let v = checkedNumber(f, least: 0, "the friction", place)
    return first("friction", place) { $0.friction = v }
  }

  @discardableResult public func detents(
    every: Angle, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Joint {
    detents(checkedAngle(every, "the step of detents", recorded(file, line, column)), turning: true)
  }

  @discardableResult public func detents(
    every: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Joint {
    detents(checkedSize(every, "the step of detents", recorded(file, line, column)), turning: false)
  }

  /// N or N·m, and m/s or rad/s.
  @discardableResult public func motor(
    effort: Double, velocity: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Joint {
    let place = recorded(file, line, column)
    let e = checkedNumber(effort, least: 0, "the effort of a motor", place)
    let v = checkedNumber(velocity, least: 0, "the speed of a motor", place)
    return first("a motor", place) { $0.drive = .init(kind: .motor, effort: e, speed: v) }
  }

  private func detents(_ step: Double, turning: Bool) -> Joint {
    guard step > 0, let i = dofs.firstIndex(where: { $0.type == (turning ? .rotation : .translation) }) else {
      Recorder.report(
        "joint.freedom", "`\(name)` cannot have detents every \(turning ? degreesText(step) : millimetres(step))",
        joint: name)
      return self
    }
    dofs[i].detents = step
    return self
  }

  private func first(
    _ what: String, _ place: SourceLocation, _ change: (inout DegreeOfFreedom) -> Void
  ) -> Joint {
    guard !dofs.isEmpty else {
      Recorder.report(
        "joint.freedom", "`\(name)` has no freedom that \(what) could act on", joint: name, at: place)
      return self
    }
    change(&dofs[0])
    return self
  }
}

/// A finite number, not below `least`; what is not is the finding `value.size` and becomes 0.
func checkedNumber(
  _ v: Double, least: Double = -.greatestFiniteMagnitude, _ what: String, _ place: SourceLocation?
) -> Double {
  guard v.isFinite, v >= least else {
    Recorder.report(
      "value.size", "\(what) is \(v.isFinite ? trimmed(v) : "not a number")\(v < least ? ", expected 0 or more" : "")",
      at: place)
    return 0
  }
  return v
}
