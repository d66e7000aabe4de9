internal import Glibc
internal import PintleDocument
internal import PintleModel

extension Mechanism {
  /// Proves how far a rotation or a slide moves freely from where it stands, with everything else at rest.
  ///
  /// No stepping: shapes are put into joint coordinates, one of each pair is shrunk below the tolerance, and the first
  /// contact comes in closed form (`sweep.md`). Both senses from the start; ranges of more than a turn need one turn.
  /// Whatever cannot be decided is listed as unverified, never passed. Complexity: about n log n per pair that is near.
  ///
  /// A chain that runs with it is compared as the band that its links sweep (`TrainEnvelope`).
  public func sweep(dof id: String, options: SweepOptions = SweepOptions()) -> SweepReport {
    let (running, bands) = withRunningTrains(id)
    return running.sweep(dof: id, options: options, bands: bands)
  }

  private func sweep(dof id: String, options: SweepOptions, bands: [String: Set<String>]) -> SweepReport {
    let given = options.tolerance ?? model.tolerance
    let tolerance = given.isFinite ? max(1e-9, given) : 1e-3
    let freedom = freedom(id)
    var base = satisfied(freedom, options.base)
    let pose = pose(base)
    let start = pose.values[id] ?? 0
    base = pose.values
    base[id] = nil
    let limits = freedom?.limits
    var report = SweepReport(
      dof: id, range: limits, home: start, usable: start...start, verdict: .unverified, blocking: [],
      unverified: [], certificate: .init(tolerance: tolerance), base: base)

    guard let freedom, let index = freedomIndex(id) else {
      report.unverified = [.init(.kind, reason: "there is no degree of freedom `\(id)`")]
      return report
    }
    let policy = (options.policy ?? .declared(in: model.document, tolerance: tolerance)).carrying(bands)
    if var tracker {
      // The others where they are wanted, then what follows this one.
      let stop = tracker.move(to: targets(tracker.solver, base)).stop
      if let path = loopPath(of: freedom, tracker) {
        if stop != nil {
          report.unverified = [.init(.branch, reason: "the loops do not let the others stand where they are wanted")]
          return report
        }
        var sweep = PathSweep(
          self, tracker, path, policy: policy, budget: SweepBudget(max(1, options.budget)), report: report)
        sweep.run()
        return sweep.report
      }
    }
    let coordinates: JointCoordinates
    // Of the motion that is followed, per unit of the coordinate: a screw is followed by its advance, in metres per radian.
    var rate = 1.0
    switch freedom.record.type {
    case .rotation: coordinates = .rotation
    case .translation: coordinates = .slide
    // A lead between a nanometre and a hundred metres: beyond that, turns and metres do not convert back.
    case .helical where (1e-9...100).contains(abs(freedom.record.lead ?? 0)):
      coordinates = .slide
      rate = (freedom.record.lead ?? 0) / (2 * .pi)
    case .helical, .rotation3, .pose6:
      report.unverified = [
        .init(.kind, reason: "sweeps of \(freedom.record.type.rawValue) degrees of freedom are not made")
      ]
      return report
    }
    guard limits != nil || (freedom.record.range == nil && coordinates == .rotation) else {
      report.unverified = [.init(.kind, reason: "`\(id)` has no finite range to sweep")]
      return report
    }
    let frame = pose.frames[index]
    let axis = frame.rotate(freedom.record.axis.vector) * (rate < 0 ? -1 : 1)
    rate = abs(rate)
    guard frame.isFinite, axis.normalized != nil else {
      report.unverified = [.init(.kind, reason: "the axis of `\(id)` is not finite")]
      return report
    }

    let reach = SweepReach(
      limits: limits.map { $0.lowerBound * rate...$0.upperBound * rate }, start: start * rate,
      turns: coordinates == .rotation, only: options.only, atMost: options.atMost * rate)
    let context = SweepContext(
      shapes: model.shapes, coordinates: coordinates, turnsAlong: freedom.record.type == .helical,
      X_AJ: RigidTransform(origin: frame.translation, z: axis), pose: pose,
      budget: SweepBudget(max(1, options.budget)))
    var sweep = JointSweep(context: context, reach: reach, policy: policy, report: report)
    let moved = Set(parts(movedByJoint: freedom.joint))
    sweep.run(moved: moved)
    return rate == 1 ? sweep.report : sweep.report.scaled(by: 1 / rate)
  }

  /// The base pose, with what the joint needs at the value nearest to home that satisfies it.
  private func satisfied(_ freedom: Freedom?, _ base: [String: Double]) -> [String: Double] {
    var base = base
    guard let freedom else { return base }
    for need in joints[freedom.joint].record.needs where base[need.dof] == nil {
      guard let other = self.freedom(need.dof) else { continue }
      var value = other.home
      if let least = need.min, least.isFinite { value = max(value, least) }
      if let most = need.max, most.isFinite { value = min(value, most) }
      base[need.dof] = value
    }
    return base
  }
}

/// How far to look in both senses from the start; a rotation never farther than one turn.
struct SweepReach {
  let limits: ClosedRange<Double>?
  let start: Double
  let up: Double
  let down: Double
  /// The one side that is asked for; nothing is looked for on the other.
  let only: SweepSide?
  /// Less than this on that side is of no interest.
  let atMost: Double

  init(limits: ClosedRange<Double>?, start: Double, turns: Bool, only: SweepSide? = nil, atMost: Double = 0) {
    self.limits = limits
    self.start = start
    self.only = only
    self.atMost = atMost
    let longest = turns ? 2 * Double.pi : .infinity
    up = only == .down ? 0 : min(longest, max(0, (limits?.upperBound ?? .infinity) - start))
    down = only == .up ? 0 : min(longest, max(0, start - (limits?.lowerBound ?? -.infinity)))
  }
}
