import PintleDocument
import PintleKinematics
import PintleModel

/// Matches what moves to the lines of a contract that want motions, by the range that is proven free.
///
/// A part answers for one line of each kind of joint: a window that tilts and slides may answer for two lines, a door
/// with one hinge for one only.
struct ContractMotions {
  /// By the line's place in the contract.
  private(set) var results: [Int: ContractResult] = [:]

  /// How one part does one demand at best.
  private struct Trial {
    let verdict: Verdict
    let part: Int
    let joint: Int
    /// Radians or metres, proven free.
    let usable: Double
    let message: String
  }

  /// What answers for one line only.
  private struct Mover: Hashable {
    let part: Int
    let kind: JointRecord.Kind
  }

  init(_ judge: ContractJudge) {
    var demands: [(line: Int, demand: MotionDemand)] = []
    for (i, line) in judge.contract.lines.enumerated() {
      if case .motion(let demand) = line.demand { demands.append((i, demand)) }
    }
    guard !demands.isEmpty else { return }
    let context = judge.context
    let trials = demands.map { Self.trials($0.demand, context) }
    let meant = demands.map { Self.subjects($0.demand, context) }
    let wanted = zip(demands, meant).map { demand, meant in
      switch demand.demand.count {
      case .all: max(1, meant.count)
      case .atLeast(let n): n
      }
    }
    let (movers, index) = Self.movers(trials, context)
    func fits(_ verdicts: Set<Verdict>) -> [[Int]] {
      trials.map { list in
        list.compactMap { verdicts.contains($0.verdict) ? index[Self.mover($0, context)] : nil }
      }
    }
    var matching = ExclusiveMatching(candidates: movers.count, fits: fits([.pass]), wanted: wanted)
    matching.extend(fits: fits([.pass, .unverified]), wanted: wanted)
    for (k, (i, demand)) in demands.enumerated() {
      let served = matching.served(k)
      let best = served.compactMap { m in trials[k].first { index[Self.mover($0, context)] == m } }
      let others = trials[k].filter { t in index[Self.mover(t, context)].map { !served.contains($0) } ?? true }
      var result = ContractResult(
        line: judge.contract.lines[i], verdict: .pass, message: "",
        expected: demand.extent.map {
          demand.isAngular ? $0.expected("deg", scale: 180 / .pi) : $0.expected("mm", scale: 1e3)
        })
      if best.count < wanted[k] {
        result.verdict = judge.isComplete ? .fail : .unverified
        // Of what does not meet it, the one that comes nearest.
        let near = others.max { ($0.usable, -$0.part) < ($1.usable, -$1.part) }
        result.message = near?.message ?? Self.nothing(demand, meant[k].isEmpty, context)
        if let near {
          Self.tell(near, demand, context, &result)
          if near.verdict != .fail, let other = index[Self.mover(near, context)].flatMap({ matching.owner[$0] }) {
            let line = judge.contract.lines[demands[other].line].source.line
            result.message += ", but it counts for line \(line) already"
            result.hint = "a part counts for one line of each kind of joint"
          }
        } else if meant[k].isEmpty {
          result.hint = ContractParts.missing(
            PartDemand(role: demand.role, name: demand.name, count: Bound(min: 1)), context.model)
        }
        if wanted[k] > 1 { result.message = "\(best.count) of \(wanted[k]) do: " + result.message }
      } else {
        let worst = best.first { $0.verdict != .pass } ?? best.min { $0.usable < $1.usable }
        if let worst {
          result.message = worst.message
          result.verdict = worst.verdict
          Self.tell(worst, demand, context, &result)
        }
        if !best.isEmpty { result.parts = best.map { context.model.parts[$0.part].record.id } }
      }
      results[i] = result
    }
  }

  private static func tell(
    _ trial: Trial, _ demand: MotionDemand, _ context: CheckContext, _ result: inout ContractResult
  ) {
    result.parts = [context.model.parts[trial.part].record.id]
    result.joint = context.mechanism.joints[trial.joint].record.id
    if trial.usable.isFinite { result.measured = Wording.quantity(trial.usable, angular: demand.isAngular) }
  }

  private static func mover(_ trial: Trial, _ context: CheckContext) -> Mover {
    Mover(part: trial.part, kind: context.mechanism.joints[trial.joint].record.kind)
  }

  private static func movers(_ trials: [[Trial]], _ context: CheckContext) -> (list: [Mover], index: [Mover: Int]) {
    var list: [Mover] = []
    var index: [Mover: Int] = [:]
    for trial in trials.joined() {
      let mover = mover(trial, context)
      guard index[mover] == nil else { continue }
      index[mover] = list.count
      list.append(mover)
    }
    return (list, index)
  }

  /// The parts that a demand is about.
  private static func subjects(_ demand: MotionDemand, _ context: CheckContext) -> [Int] {
    let wanted = PartDemand(role: demand.role, name: demand.name, count: Bound(min: 1))
    return context.model.parts.indices.filter { ContractParts.fits(context.model.parts[$0], wanted, context.model) }
  }

  private static func nothing(_ demand: MotionDemand, _ isMissing: Bool, _ context: CheckContext) -> String {
    guard !isMissing else {
      return "there is no part "
        + PartDemand(role: demand.role, name: demand.name, count: Bound(min: 1)).subject
    }
    let noun = demand.kind.map(\.rawValue) ?? (demand.measure == .travels ? "slide" : "hinge or spin")
    return "\(demand.subject) hangs on no \(noun)"
  }

  /// For each part that is meant, its best try by each kind of joint between it and the root.
  private static func trials(_ demand: MotionDemand, _ context: CheckContext) -> [Trial] {
    subjects(demand, context).flatMap { part -> [Trial] in
      let expectation = ExpectationRecord(
        kind: demand.measure, part: context.model.parts[part].record.id, atLeast: demand.extent?.min,
        atMost: demand.extent?.max, toward: demand.toward)
      let extents = ExpectationJudge(context: context, expectation: expectation, part: part).extents()
      var best: [JointRecord.Kind: Trial] = [:]
      var order: [JointRecord.Kind] = []
      for extent in extents {
        let kind = context.mechanism.joints[extent.freedom.joint].record.kind
        guard demand.kind == nil || demand.kind == kind else { continue }
        let trial = trial(demand, part, extent, context)
        guard let known = best[kind] else {
          best[kind] = trial
          order.append(kind)
          continue
        }
        if weight(trial.verdict) > weight(known.verdict) { best[kind] = trial }
      }
      return order.compactMap { best[$0] }
    }
  }

  private static func weight(_ verdict: Verdict) -> Int { verdict == .pass ? 2 : verdict == .unverified ? 1 : 0 }

  private static func trial(
    _ demand: MotionDemand, _ part: Int, _ extent: ExpectationJudge.Extent, _ context: CheckContext
  ) -> Trial {
    let name = "`\(context.model.parts[part].record.id)`"
    func say(_ v: Double) -> String {
      v == .infinity ? "without end" : Wording.coordinate(v, angular: demand.isAngular)
    }
    func trial(_ verdict: Verdict, _ message: String) -> Trial {
      Trial(verdict: verdict, part: part, joint: extent.freedom.joint, usable: extent.usable, message: message)
    }
    let slack = demand.isAngular ? CheckTolerances.angle : CheckTolerances.length
    let least = demand.measure == .spins ? 2 * Double.pi : demand.extent?.min ?? 0
    let isFar = extent.usable >= least - slack && extent.usable > slack
    if !isFar, extent.verdict == .unverified, extent.declared >= least - slack {
      return trial(.unverified, "whether \(name) \(demand.measure.rawValue) \(say(least)) is not proven")
    }
    guard isFar else {
      let cut = extent.declared > extent.usable + slack ? " of the \(say(extent.declared)) it is made for" : ""
      return trial(.fail, "\(name) \(demand.measure.rawValue) \(say(extent.usable))\(cut)")
    }
    if let most = demand.extent?.max, extent.usable > most + slack {
      return trial(.fail, "\(name) \(demand.measure.rawValue) \(say(extent.usable))")
    }
    if let toward = demand.toward {
      guard let motion = FirstMotion(of: part, by: extent.freedom, context), !motion.directions.isEmpty else {
        return trial(.unverified, "which way \(name) moves cannot be told")
      }
      guard motion.goes(toward: toward, isTurn: extent.freedom.record.isAngular) else {
        return trial(.fail, "\(name) moves \(Wording.way(motion.directions[0])), not \(Wording.way(toward))")
      }
    }
    guard extent.verdict != .unverified else {
      return trial(.unverified, "whether \(name) \(demand.measure.rawValue) \(say(least)) is not proven")
    }
    return trial(.pass, "\(name) \(demand.measure.rawValue) \(say(extent.usable))")
  }
}
