import PintleDocument
import PintleKinematics
import PintleModel

extension CheckContext {
  /// The degrees of freedom between a part and the root that an expectation of this kind may be met by, nearest first.
  ///
  /// Matching is exclusive: the joint of a part of which the same is expected meets that expectation, and no other. A
  /// handle that has come to a standstill on its sash does not turn because the sash does.
  func freedoms(above part: Int, for kind: ExpectationRecord.Kind) -> [Freedom] {
    let claimed = Set(
      document.expectations.filter { $0.kind.isTurn == kind.isTurn }.compactMap { model.partIndex($0.part) }
    ).subtracting([part])
    return mechanism.path(toPart: part).reversed().filter { !claimed.contains(mechanism.joints[$0].child) }
      .flatMap { mechanism.joints[$0].freedoms.map { mechanism.freedoms[$0] } }
      .filter { freedom in
        switch kind {
        case .opens: freedom.record.type == .rotation && mechanism.joints[freedom.joint].record.kind != .spin
        case .turns: freedom.record.type == .rotation || freedom.record.type == .helical
        case .travels: freedom.record.type == .translation || freedom.record.type == .helical
        case .spins: freedom.record.type == .rotation
        // Judged by the mechanism, not by one joint.
        case .inputs, .ratio, .rises, .independent: false
        }
      }
  }
}

extension ExpectationRecord.Kind {
  /// Opening, turning and spinning are met by a joint that turns.
  fileprivate var isTurn: Bool { self == .opens || self == .turns || self == .spins }
}

/// Judges what is expected of a part by the usable range of any joint between it and the root.
struct ExpectationJudge {
  let context: CheckContext
  let expectation: ExpectationRecord
  let part: Int

  /// How far one degree of freedom takes the part, in the expectation's unit (radians or metres).
  struct Extent {
    let freedom: Freedom
    /// By its range alone.
    let declared: Double
    /// Proven free.
    let usable: Double
    /// What the sweep knows.
    let verdict: Verdict
  }

  /// One for each joint that may meet it, the farthest first.
  func extents() -> [Extent] {
    context.freedoms(above: part, for: expectation.kind).filter { expectation.dof == nil || expectation.dof == $0.id }
      .map(extent).enumerated().sorted {
        ($0.element.usable, $0.element.declared, -$0.offset) > ($1.element.usable, $1.element.declared, -$1.offset)
      }.map(\.element)
  }

  private func extent(_ freedom: Freedom) -> Extent {
    let limits = freedom.limits
    let isEndless = freedom.record.range == nil && freedom.record.role != .follows
    func measure(_ range: ClosedRange<Double>) -> Double {
      let length: Double
      if expectation.kind == .opens {
        // From home, to the farther end.
        length = max(range.upperBound - freedom.home, freedom.home - range.lowerBound)
      } else {
        length = range.upperBound - range.lowerBound
      }
      guard freedom.record.type == .helical, expectation.kind == .travels else { return length }
      return length * abs(freedom.record.lead ?? 0) / (2 * .pi)
    }
    if freedom.record.role == .follows { return following(freedom, measure) }
    let declared = limits.map(measure) ?? (isEndless ? .infinity : 0)
    guard context.policy.sweepsJoints, context.sweptFreedoms.contains(where: { $0.id == freedom.id }) else {
      return Extent(freedom: freedom, declared: declared, usable: declared, verdict: declared > 0 ? .unverified : .fail)
    }
    let report = context.sweep(freedom.id, base: expectation.when)
    // Round without end: the sweep covers one whole turn.
    let usable = isEndless && report.blocking.isEmpty ? .infinity : measure(report.usable)
    return Extent(freedom: freedom, declared: declared, usable: min(usable, declared), verdict: report.verdict)
  }

  /// A follower's own way is what its inputs make of it.
  private func following(_ freedom: Freedom, _ measure: (ClosedRange<Double>) -> Double) -> Extent {
    var best = Extent(freedom: freedom, declared: 0, usable: 0, verdict: .unverified)
    for input in context.leaders(of: freedom.id) {
      guard let way = input.followers.first(where: { $0.id == freedom.id }), way.lower <= way.upper else { continue }
      let isEndless = input.upper == nil && abs(way.endsAt - way.startsAt) > 1
      let declared = isEndless ? .infinity : measure(way.lower...way.upper)
      let verdict = context.policy.sweepsJoints ? context.sweep(input.id, base: expectation.when).verdict : .unverified
      // Blocked somewhere, it is not known here how far this one came.
      let found = Extent(
        freedom: freedom, declared: declared, usable: verdict == .fail ? 0 : declared, verdict: verdict)
      if found.usable > best.usable || best.declared == 0 { best = found }
    }
    return best
  }

  /// The finding of an expectation with bounds: nil where it is met.
  ///
  /// - Parameter verb: "opens", "turns", "travels".
  func judge(_ rule: some Rule, verb: String, noun: String) -> Finding? {
    let name = expectation.part
    let angular = expectation.kind != .travels
    let slack = angular ? CheckTolerances.angle : CheckTolerances.length
    func say(_ v: Double) -> String { v == .infinity ? "without end" : Wording.coordinate(v, angular: angular) }
    let all = extents()
    guard let best = all.first else {
      return rule.finding(
        context, "`\(name)` \(verb) nowhere: there is no \(noun) between it and the root", parts: [name],
        source: expectation.source, hint: "hold `\(name)` with a \(noun), or expect it of the part that moves")
    }
    func report(_ message: String, _ e: Extent, verdict: Verdict = .fail) -> Finding {
      rule.finding(
        context, message, verdict: verdict, severity: verdict == .unverified ? .warning : nil, parts: [name],
        joint: context.mechanism.joints[e.freedom.joint].record.id,
        measured: e.usable.isFinite ? Wording.quantity(e.usable, angular: angular) : nil,
        expected: Expected(
          min: expectation.atLeast.map { Wording.quantity($0, angular: angular).value },
          max: expectation.atMost.map { Wording.quantity($0, angular: angular).value }, unit: angular ? "deg" : "mm"),
        pose: expectation.when.isEmpty ? nil : expectation.when, source: expectation.source)
    }
    if let least = expectation.atLeast {
      guard best.declared >= least - slack || all.contains(where: { $0.declared >= least - slack }) else {
        return report("`\(name)` \(verb) \(say(best.usable)), at least \(say(least)) are expected", best)
      }
      if !all.contains(where: { $0.usable >= least - slack && $0.verdict != .unverified }) {
        // Blocked short of it, or not known to be free.
        guard let open = all.first(where: { $0.declared >= least - slack && $0.verdict == .unverified }) else {
          // A joint that fails elsewhere may still be free as far as is expected.
          return best.usable >= least - slack
            ? nil : report("`\(name)` \(verb) \(say(best.usable)), at least \(say(least)) are expected", best)
        }
        return report(
          "whether `\(name)` \(verb) \(say(least)) is not proven", open, verdict: .unverified)
      }
    }
    if let most = expectation.atMost, let far = all.first(where: { $0.usable > most + slack }) {
      return report("`\(name)` \(verb) \(say(far.usable)), at most \(say(most)) are expected", far)
    }
    return nil
  }
}

extension Rule {
  /// Runs a judgement over the expectations of one kind whose part exists.
  func judging(
    _ kind: ExpectationRecord.Kind, in context: CheckContext, _ judge: (ExpectationJudge) -> Finding?
  ) -> [Finding] {
    context.document.expectations.compactMap { expectation in
      guard expectation.kind == kind, let part = context.model.partIndex(expectation.part) else { return nil }
      return judge(ExpectationJudge(context: context, expectation: expectation, part: part))
    }
  }
}
