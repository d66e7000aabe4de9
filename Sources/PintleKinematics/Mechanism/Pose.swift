public import PintleDocument

/// Where every part is for given joint values.
public struct Pose: Sendable {
  /// The value of every degree of freedom, radians or metres; followers as loops and couplings found them.
  public let values: [String: Double]
  /// Whether the mechanism reaches what was asked: false where a loop is dead before, and the pose is the last one before.
  public let isReached: Bool
  let motions: [RigidTransform]
  /// Per freedom: the frame whose named axis it moves about or along, in the asset, in this pose.
  let frames: [RigidTransform]
  let courses: [LinkCourse]

  /// X: takes a point of a shape (an index into `Model.shapes`) from the drawn pose to this pose, asset frame: as its part
  /// goes, but links of a chain run round its wheels.
  public func motion(ofShape shape: Int, ofPart part: Int) -> RigidTransform {
    let X = motion(ofPart: part)
    for course in courses {
      if let own = course.motion(ofShape: shape, values) { return X * own }
    }
    return X
  }

  /// X: takes a point of the part from the drawn pose to this pose, asset frame; the identity for an unknown part.
  public func motion(ofPart part: Int) -> RigidTransform {
    motions.indices.contains(part) ? motions[part] : .identity
  }
}

extension Mechanism {
  /// The pose the asset stands in: `Document.home`, and as drawn where that says nothing.
  public var home: Pose { pose([:]) }

  /// The pose the asset was drawn in.
  public var drawn: Pose {
    var values: [String: Double] = [:]
    for f in freedoms { values[f.id] = f.record.drawn }
    return pose(values)
  }

  /// Forward kinematics. What is not named, or not finite, stands at home; limits are not applied.
  ///
  /// A ball `b` also reads `b.x`, `b.y`, `b.z` (rotation vector in the joint's frame, radians); a free joint these and
  /// `b.tx`, `b.ty`, `b.tz` (metres). What loops and couplings make follow is found, along the branch that was drawn;
  /// values given for it are not looked at. Where a loop cannot follow so far, the last pose before is the answer.
  public func pose(_ values: [String: Double]) -> Pose {
    guard var tracker else { return pose(given: values, isReached: true) }
    let outcome = tracker.move(to: targets(tracker.solver, values))
    return pose(tracker, given: values, isReached: outcome.stop == nil && homeStop == nil)
  }

  /// The pose a tracker of this mechanism stands in.
  func pose(_ tracker: LoopTracker, given values: [String: Double] = [:], isReached: Bool = true) -> Pose {
    var solved = values
    for (c, name) in tracker.solver.system.coordinates.names.enumerated() { solved[name] = tracker.q[c] }
    return pose(given: solved, isReached: isReached)
  }

  /// The pose for all coordinates, as a path or a tracker has them.
  func pose(at q: [Double], _ tracker: LoopTracker) -> Pose {
    var values: [String: Double] = [:]
    for (c, name) in tracker.solver.system.coordinates.names.enumerated() { values[name] = q[c] }
    return pose(given: values, isReached: true)
  }

  private func pose(given values: [String: Double], isReached: Bool) -> Pose {
    var all: [String: Double] = [:]
    for f in freedoms {
      let v = values[f.id] ?? f.home
      all[f.id] = v.isFinite ? v : f.home
    }
    func component(_ id: String, _ suffix: String) -> Double {
      let v = values["\(id).\(suffix)"] ?? model.document.home["\(id).\(suffix)"] ?? 0
      return v.isFinite ? v : 0
    }
    var motions = [RigidTransform](repeating: stand, count: model.parts.count)
    var frames = [RigidTransform](repeating: .identity, count: freedoms.count)
    for part in order {
      guard let j = jointOfPart[part] else { continue }
      let joint = joints[j]
      var X = motions[joint.parent] * joint.X_AJ
      for index in joint.freedoms {
        let f = freedoms[index]
        frames[index] = X
        var parts = (rotation: Vector3.zero, translation: Vector3.zero)
        if f.record.type == .rotation3 || f.record.type == .pose6 {
          parts.rotation = [component(f.id, "x"), component(f.id, "y"), component(f.id, "z")]
          parts.translation = [component(f.id, "tx"), component(f.id, "ty"), component(f.id, "tz")]
        }
        X = X * f.motion(all[f.id] ?? f.home, components: parts)
      }
      motions[part] = joint.freedoms.isEmpty ? motions[joint.parent] : X * joint.X_AJ.inverse
    }
    return Pose(values: all, isReached: isReached, motions: motions, frames: frames, courses: courses)
  }

  /// The line a degree of freedom moves about or along, in the asset, in a pose of this mechanism; nil if unknown.
  public func axis(of dof: String, in pose: Pose) -> LineRecord? {
    guard let i = freedomIndex(dof), pose.frames.indices.contains(i) else { return nil }
    return LineRecord(
      origin: pose.frames[i].translation, direction: pose.frames[i].rotate(freedoms[i].record.axis.vector))
  }
}
