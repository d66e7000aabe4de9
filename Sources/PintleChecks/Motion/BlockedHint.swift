import PintleDocument
import PintleKinematics
import PintleModel

/// What may be done about a blocked joint: only what was tried is promised.
struct BlockedHint {
  private let o: Obstruction
  private let context: CheckContext
  /// Tests that a trial may cost.
  private static let budget = 100_000

  init(_ obstruction: Obstruction, _ context: CheckContext) {
    o = obstruction
    self.context = context
  }

  /// What is said, and whether another part only has to make way first.
  var advice: (text: String, makesWay: Bool) {
    if let text = otherLine { return (text, false) }
    if let text = need { return (text, true) }
    return ("make room in `\(o.blocking.resting)`, or end the range at \(o.say(o.blocking.onset))", false)
  }

  // MARK: another hinge line

  /// For a leaf whose line lies inside it: the outer edge at which it would swing farthest.
  private var otherLine: String? {
    let joint = context.mechanism.joints[o.freedom.joint]
    guard o.freedom.record.type == .rotation,
      let leaf = LeafSection(of: joint.child, about: o.freedom.id, context), leaf.isPlate
    else { return nil }
    let inside = leaf.halfWidth - abs(leaf.line.x)
    guard inside > context.tolerance, abs(leaf.line.y) <= leaf.halfDepth + leaf.thickness else { return nil }
    let fact = "the hinge line is \(Wording.length(inside)) inside the leaf"
    let side = leaf.widthDirection * (leaf.line.x < 0 ? -1 : 1)
    var best: (reach: Double, corner: Vector3, isWhole: Bool)?
    for corner in leaf.corners where (corner - leaf.centre).dot(side) > 0 {
      guard let (reach, isWhole) = reach(aboutLineThrough: corner), reach > best?.reach ?? -.infinity else { continue }
      best = (reach, corner, isWhole)
    }
    guard let best, best.reach > blockedReach else { return fact }
    let outward = leaf.depthDirection * ((best.corner - leaf.centre).dot(leaf.depthDirection) < 0 ? -1 : 1)
    let edge = "its \(Wording.direction(outward)) \(Wording.direction(side)) edge"
    return best.isWhole
      ? "\(fact); at \(edge) it clears the whole \(Wording.angle(best.reach))"
      : "\(fact); at \(edge) it clears \(Wording.angle(best.reach))"
  }

  /// About its own line, and a little more: less is no advice.
  private var blockedReach: Double { abs(o.blocking.onset - o.report.home) + CheckTolerances.angle }

  /// How far from home toward the blocked end the joint turns freely about a parallel line; nil: not known.
  private func reach(aboutLineThrough point: Vector3) -> (Double, Bool)? {
    var document = context.document
    let record = context.mechanism.joints[o.freedom.joint].record
    guard let index = document.joints.firstIndex(where: { $0.id == record.id && $0.child == record.child }) else {
      return nil
    }
    // The corner is where it stands at home; the frame is drawn.
    let parent = context.mechanism.joints[o.freedom.joint].parent
    document.joints[index].frame.origin = context.homePose.motion(ofPart: parent).inverse.apply(point)
    let model = context.model
    let mechanism = Mechanism(
      Model(
        document: document, documentHash: model.documentHash, parts: model.parts, shapes: model.shapes,
        findings: model.findings))
    let report = mechanism.sweep(
      dof: o.freedom.id,
      options: SweepOptions(
        tolerance: context.tolerance, base: o.report.base, policy: context.pairPolicy, only: o.side,
        atMost: blockedReach, budget: Self.budget))
    guard report.unverified.isEmpty else { return nil }
    let free = o.isUpward ? report.usable.upperBound : report.usable.lowerBound
    return (abs(free - report.home), report.blocking.isEmpty)
  }

  // MARK: something else first

  /// The obstacle moves by a joint of its own: out of the way at one of its ends?
  private var need: String? {
    guard let shape = context.shapeIndex(o.blocking.resting) else { return nil }
    let mechanism = context.mechanism
    let own = Set(mechanism.path(toPart: mechanism.joints[o.freedom.joint].child))
    let others = mechanism.path(toPart: context.model.shapes[shape].part).filter { !own.contains($0) }
      .flatMap { mechanism.joints[$0].freedoms.map { mechanism.freedoms[$0] } }
    for other in others {
      guard let limits = other.limits else { continue }
      let ends = [limits.upperBound, limits.lowerBound].filter { abs($0 - other.home) > 1e-9 }
        .sorted { abs($0 - other.home) > abs($1 - other.home) }
      for value in ends where clears(with: other.id, at: value) {
        let place =
          way(other, through: value).map(context.said)
          ?? "at \(Wording.coordinate(value, angular: other.record.isAngular))"
        let free = "with `\(other.id)` \(place) it moves freely"
        return context.isImported
          ? "\(free), which this format cannot say"
          : "\(free): if that is meant, say so with `needs`; otherwise end the range at \(o.say(o.blocking.onset)) or "
            + "make room"
      }
    }
    return nil
  }

  /// From where on the other is out of the way: proven, up to the end that was tried; nil: not found.
  private func way(_ other: Freedom, through value: Double) -> CombinationReport.Input? {
    guard let end = o.end else { return nil }
    let reports = context.mechanism.combinations(
      CombinationOptions(
        tolerance: context.tolerance, policy: context.pairPolicy,
        spans: [o.freedom.id: min(end, o.report.home)...max(end, o.report.home)], only: [o.freedom.id, other.id],
        keepsNeeds: false, budget: Self.budget))
    guard let report = reports.first, reports.count == 1,
      var found = report.inputs.first(where: { $0.dof == other.id })
    else { return nil }
    found.free = found.free.filter { $0.contains(value) }
    return found.free.isEmpty || found.free == [found.span] ? nil : found
  }

  private func clears(with other: String, at value: Double) -> Bool {
    var base = o.report.base
    base[other] = value
    let report = context.sweeper(
      o.freedom.id,
      SweepOptions(
        tolerance: context.tolerance, base: base, policy: context.pairPolicy, only: o.side, atMost: .infinity,
        budget: Self.budget))
    return report.verdict != .unverified && report.blocking.isEmpty
  }
}
