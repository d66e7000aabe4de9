internal import PintleDocument

/// The positive sense of a turn, by what it looks like or what it does.
public enum Turning: Sendable {
  /// For somebody who stands on that side and looks at the asset.
  case clockwise(seenFrom: Direction), counterclockwise(seenFrom: Direction)
  /// As a wheel turns on the ground that carries the asset that way.
  case rolling(Direction)
  /// What it carries first moves that way.
  case toward(Direction)
  /// By its effect on a part, near or far, through loops and couplings: resolved by the host.
  case moves(Part, Direction)
}

/// Who moves an input.
public enum Drive: Sendable {
  case hand
  /// N or N·m, and m/s or rad/s.
  case motor(effort: Double, speed: Double)
  /// Nobody: free to turn (a pedal, a front wheel); not counted as an input, no actuator in exports.
  case none
}

/// The way a thread winds.
public enum Hand: Sendable {
  case right, left
  var sign: Double { self == .right ? 1 : -1 }
}

/// What a joint reads in some pose.
public struct JointValue: Sendable {
  let joint: Joint
  /// nil where the joint has no such freedom.
  let dof: String?
  /// Radians or metres (a screw: radians).
  let value: Double
  let source: SourceLocation
}

extension Joint {
  /// The joint at an angle; one that does not turn is the finding `joint.freedom`.
  public func at(
    _ a: Angle, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> JointValue {
    let place = recorded(file, line, column)
    return value(checkedAngle(a, "the angle of `\(name)`", place), turning: true, place)
  }

  /// The joint at a distance; one that does not slide is the finding `joint.freedom`.
  public func at(
    _ s: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> JointValue {
    let place = recorded(file, line, column)
    return value(checkedCoordinate(s, "the way of `\(name)`", place), turning: false, place)
  }

  private func value(_ v: Double, turning: Bool, _ place: SourceLocation) -> JointValue {
    let dof = dofs.first {
      turning ? $0.type == .rotation || $0.type == .helical : $0.type == .translation || $0.type == .helical
    }
    guard let dof else {
      Recorder.report(
        "joint.freedom",
        "`\(name)` cannot be at \(turning ? degreesText(v) : millimetres(v)): it is a \(kind.rawValue)",
        joint: name, at: place)
      return JointValue(joint: self, dof: nil, value: v, source: place)
    }
    let scale = dof.type == .helical && !turning ? 2 * Double.pi / (dof.lead ?? 1) : 1
    return JointValue(joint: self, dof: dof.id, value: v * scale, source: place)
  }
}
