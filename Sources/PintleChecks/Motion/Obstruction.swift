import PintleDocument
import PintleKinematics
import PintleModel

/// A pair of shapes that ends a motion, with what is needed to say which fault it is and how much it weighs.
struct Obstruction {
  /// Which rule tells it.
  enum Kind: Hashable {
    /// New contact with something in the way.
    case blocked
    /// A small slider goes straight into a closed face.
    case pressesIntoSolid
    /// They were in each other at rest already, and get deeper.
    case grows
    /// The range goes on beyond a declared stop.
    case stop
  }

  let freedom: Freedom
  let report: SweepReport
  let blocking: SweepReport.Blocking
  /// The motion ends above home, not below it.
  let isUpward: Bool
  let kind: Kind
  /// Of the way from home to the end of the range, what is lost; 0…1.
  let lostShare: Double
  /// Proven: nothing of the pair gets deeper than this anywhere in the range, metres; nil: it does.
  let shallow: Double?
  /// Over the part of the range that is blocked; nil where it weighs nothing: what only scrapes, buttons in panels.
  let worst: WorstOverlap?
  let severity: Severity

  var side: SweepSide { isUpward ? .up : .down }
  /// The end of the range that is not reached; nil where it turns without end.
  var end: Double? { report.range.map { isUpward ? $0.upperBound : $0.lowerBound } }
}

extension SweepReport {
  /// What blocks tells its side: above home or below; at home by where the depth was taken.
  func isUpward(_ b: Blocking) -> Bool { b.onset != home ? b.onset > home : b.depthAt >= b.onset }
}

extension CheckContext {
  /// How deep a pair may get over its whole range and still only scrape, in multiples of its tolerance.
  static let scrape = 3.0
  /// A loss that nobody sees: this share of the way, at the very end.
  static let smallLoss = 0.01

  func findObstructions() -> [Obstruction] {
    guard policy.sweepsJoints else { return [] }
    return sweptFreedoms.flatMap { freedom in
      let report = sweep(freedom.id)
      return [false, true].flatMap { obstructions(of: freedom, report, isUpward: $0) }
    }
  }

  /// On one side of home: what blocks first, and of every other kind of fault the first of those that weigh most.
  ///
  /// What blocks later is looked at only as long as nothing before it is an error of its kind.
  private func obstructions(of freedom: Freedom, _ report: SweepReport, isUpward: Bool) -> [Obstruction] {
    var found: [Obstruction] = []
    for blocking in report.blocking + report.further where report.isUpward(blocking) == isUpward {
      let kind = kind(of: blocking, freedom, report, isUpward)
      let known = found.firstIndex { $0.kind == kind }
      if let known, found[known].severity == .error { continue }
      let next = obstruction(blocking, freedom, report, kind)
      if let known {
        if next.severity > found[known].severity { found[known] = next }
      } else {
        found.append(next)
      }
    }
    return found
  }

  private func obstruction(
    _ blocking: SweepReport.Blocking, _ freedom: Freedom, _ report: SweepReport, _ kind: Obstruction.Kind
  ) -> Obstruction {
    let isUpward = report.isUpward(blocking)
    let end = report.range.map { isUpward ? $0.upperBound : $0.lowerBound }
    let way = abs((end ?? report.home + 2 * .pi) - report.home)
    let lost = end.map { abs($0 - blocking.onset) } ?? way
    let share = way > 0 ? min(1, lost / way) : 1
    let shallow = kind == .grows ? nil : scrapes(blocking, freedom, report, isUpward)
    let isSmall = end != nil && share < Self.smallLoss
    var worst: WorstOverlap?
    var isSlight = shallow != nil
    if shallow == nil, kind != .pressesIntoSolid, let m = shapeIndex(blocking.moving),
      let r = shapeIndex(blocking.resting)
    {
      let found = mechanism.worstOverlap(of: blocking, in: report, moving: m, resting: r, isGrowth: kind == .grows)
      worst = found
      isSlight = self.isSlight(found, m, r)
    }
    let severity: Severity =
      switch (isSmall, isSlight) {
      case (true, true): .note
      case (true, false), (false, true): .warning
      case (false, false): .error
      }
    return Obstruction(
      freedom: freedom, report: report, blocking: blocking, isUpward: isUpward, kind: kind, lostShare: share,
      shallow: shallow, worst: worst, severity: severity)
  }

  private func kind(
    of blocking: SweepReport.Blocking, _ freedom: Freedom, _ report: SweepReport, _ isUpward: Bool
  ) -> Obstruction.Kind {
    guard let m = shapeIndex(blocking.moving), let r = shapeIndex(blocking.resting) else { return .blocked }
    if allowances.declared(m, r).contains(where: { $0.kind == .stops }) { return .stop }
    if freedom.record.type == .translation, isMounted(freedom, on: model.shapes[r].part),
      FaceAhead(moving: m, resting: r, blocking, freedom, report, isUpward: isUpward, self) != nil
    {
      return .pressesIntoSolid
    }
    let atRest = restContacts.first { $0.a == min(m, r) && $0.b == max(m, r) }
    switch atRest?.relation {
    case .penetrating(let depth, _) where depth > (allowances.tolerance(m, r, tolerance) ?? .infinity): return .grows
    case .enclosed: return .grows
    default: return .blocked
    }
  }

  /// A part that stays where the joint's parent is whatever moves: the parent itself, or what is fixed to it.
  private func isMounted(_ freedom: Freedom, on part: Int) -> Bool {
    func movers(_ part: Int) -> [Int] { mechanism.path(toPart: part).filter { !mechanism.joints[$0].freedoms.isEmpty } }
    return movers(part) == movers(mechanism.joints[freedom.joint].parent)
  }

  /// The depth that the pair is proven to stay within over its whole range, where that is a few tolerances: it scrapes.
  private func scrapes(
    _ blocking: SweepReport.Blocking, _ freedom: Freedom, _ report: SweepReport, _ isUpward: Bool
  ) -> Double? {
    guard let m = shapeIndex(blocking.moving), let r = shapeIndex(blocking.resting),
      let allowed = allowances.tolerance(m, r, tolerance)
    else { return nil }
    // A small shape is held to less than the asset; what is seen is a matter of the asset.
    let limit = Self.scrape * max(allowed, tolerance)
    guard blocking.depth <= limit else { return nil }
    let (a, b) = (blocking.moving, blocking.resting)
    let pair = PairPolicy { x, y in
      (x.path == a && y.path == b) || (x.path == b && y.path == a)
        ? .checked(tolerance: limit) : .exempt(reason: "only one pair is asked")
    }
    let again = sweeper(
      freedom.id,
      SweepOptions(
        tolerance: tolerance, base: report.base, policy: pair, only: isUpward ? .up : .down,
        atMost: .infinity, budget: 1_000_000))
    return again.unverified.isEmpty && again.blocking.isEmpty ? limit : nil
  }

  /// The index of a shape by its path.
  func shapeIndex(_ path: String) -> Int? { shapeIndices[path] }
}
