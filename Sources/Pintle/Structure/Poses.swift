internal import PintleDocument

/// A way the asset stands, as said.
struct StanceDraft {
  var id: String
  var q: [String: Double]
  /// In asset coordinates.
  var restsOn: [Vector3]
  var steadiedBy: String?
  var source: SourceLocation

  /// Each point belongs to the part whose construction bounds lie nearest to it; of equals to the smallest.
  func record(_ parts: [Part], _ source: Int) -> StanceRecord {
    let boxes = parts.map { ($0.name, $0.boundsInAsset) }.filter { !$0.1.isEmpty }
    let rests = restsOn.compactMap { p -> StanceRecord.Rest? in
      func distance(_ b: Bounds) -> Double {
        snap(pointwiseMax(pointwiseMax(b.lower - p, p - b.upper), .zero).length)
      }
      let best = boxes.min { (distance($0.1), $0.1.size.length) < (distance($1.1), $1.1.size.length) }
      return best.map { StanceRecord.Rest(part: $0.0, at: snap(p)) }
    }
    return StanceRecord(id: id, q: q, restsOn: rests, steadiedBy: steadiedBy, source: source)
  }
}

// Poses set inputs; followers find their own values.
extension Assembly {
  /// The pose the asset stands in: pictures, rest checks, exports. What is not named is as drawn.
  public func home(
    _ q: JointValue..., file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    recorder.home += checkedPose(q, "the home", place).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// A pose with a name.
  public func pose(
    _ name: String, _ q: JointValue..., file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) {
    let place = recorded(file, line, column)
    var taken = Set(recorder.poses.keys)
    let id = checkedName(prefix + name, "a pose", taken: &taken, place)
    recorder.poses[id] = checkedPose(q, "the pose `\(id)`", place)
  }

  /// How it stands when nobody holds it; the host lets it settle on these points (in the drawn pose).
  public func stance(
    _ name: String, _ q: JointValue..., restsOn: Point..., file: StaticString = #fileID, line: UInt = #line,
    column: UInt = #column
  ) {
    stance(name, q, restsOn, steadiedBy: nil, recorded(file, line, column))
  }

  /// How it stands while somebody or something steadies it: it is not asked whether it tips.
  public func steadied(
    _ name: String, _ q: JointValue..., by what: String, restsOn: Point..., file: StaticString = #fileID,
    line: UInt = #line, column: UInt = #column
  ) {
    stance(name, q, restsOn, steadiedBy: what, recorded(file, line, column))
  }

  private func stance(
    _ name: String, _ q: [JointValue], _ points: [Point], steadiedBy what: String?, _ place: SourceLocation
  ) {
    var taken = Set(recorder.stances.map(\.id))
    let id = checkedName(prefix + name, "a stance", taken: &taken, place)
    recorder.stances.append(
      StanceDraft(
        id: id, q: checkedPose(q, "the stance `\(id)`", place),
        restsOn: points.map { frame.point(checkedPoint($0, "a point it rests on", place)) }, steadiedBy: what,
        source: place))
  }

  /// Values by degree of freedom; a follower, a value out of range and one that is set twice are findings.
  func checkedPose(_ q: [JointValue], _ what: String, _ place: SourceLocation) -> [String: Double] {
    var pose: [String: Double] = [:]
    for value in q {
      guard let id = value.dof, let dof = value.joint.dofs.first(where: { $0.id == id }), value.joint.isAttached else {
        continue
      }
      func text(_ v: Double) -> String { dof.type == .translation ? millimetres(v) : degreesText(v) }
      if dof.role == .follows {
        Recorder.report(
          "joint.follows", "\(what) sets `\(id)`, which follows and finds its own value", joint: value.joint.name,
          at: place, hint: "set the inputs")
      } else if let range = dof.range, value.value < range.lower - 1e-9 || value.value > range.upper + 1e-9 {
        Recorder.report(
          "joint.home",
          "\(what) has `\(id)` at \(text(value.value)), outside its range of \(text(range.lower)) to "
            + text(range.upper),
          joint: value.joint.name, at: place)
      } else if pose[id] != nil {
        Recorder.report("value.repeated", "\(what) sets `\(id)` twice", joint: value.joint.name, at: place)
      } else {
        pose[id] = value.value
      }
    }
    return pose
  }
}
