import PintleDocument
import PintleKinematics

extension CheckContext {
  /// What is proven of inputs that move at the same time, each within what its own sweep leaves it.
  func findCombinations() -> [CombinationReport] {
    guard policy.sweepsJoints, policy.combinationBudget > 0, sweptFreedoms.count > 1 else { return [] }
    var spans: [String: ClosedRange<Double>] = [:]
    for freedom in sweptFreedoms {
      let report = sweep(freedom.id)
      // A sweep that knows nothing does not say how far it goes, either.
      guard report.verdict == .fail, report.usable.upperBound > report.usable.lowerBound else { continue }
      spans[freedom.id] = report.usable
    }
    return mechanism.combinations(
      CombinationOptions(
        tolerance: tolerance, policy: pairPolicy, spans: spans, only: Set(sweptFreedoms.map(\.id)),
        budget: policy.combinationBudget))
  }

  /// How far balls lean freely, in the order of the document; those that follow something are moved with that.
  func findBalls() -> [BallReport] {
    guard policy.sweepsJoints else { return [] }
    return mechanism.freedoms.compactMap {
      mechanism.sweep(ball: $0.id, options: CombinationOptions(tolerance: tolerance, policy: pairPolicy))
    }
  }

  /// Where a degree of freedom may stand so that others are not in its way: "from 62.3° on", "up to 3 mm".
  func said(_ input: CombinationReport.Input) -> String {
    let angular = mechanism.freedom(input.dof)?.record.isAngular ?? false
    func say(_ v: Double) -> String { Wording.coordinate(v, angular: angular) }
    let pieces = input.free.map { range -> String in
      let isFirst = range.lowerBound <= input.span.lowerBound
      let isLast = range.upperBound >= input.span.upperBound
      switch (isFirst, isLast) {
      case (true, true): return "anywhere"
      case (true, false): return "up to \(say(range.upperBound))"
      case (false, true): return "from \(say(range.lowerBound)) on"
      case (false, false): return "between \(say(range.lowerBound)) and \(say(range.upperBound))"
      }
    }
    return pieces.joined(separator: " or ")
  }

  /// The parts that these inputs hold directly.
  func children(of report: CombinationReport) -> [String] {
    report.inputs.compactMap { input in
      mechanism.freedom(input.dof).map { mechanism.joints[$0.joint].record.child }
    }
  }

  /// The one of two inputs whose joint declares that it needs the other, with that need; nil where neither does.
  func need(in report: CombinationReport) -> (who: CombinationReport.Input, need: Need)? {
    for input in report.inputs {
      guard let f = mechanism.freedom(input.dof) else { continue }
      for need in mechanism.joints[f.joint].record.needs where report.inputs.contains(where: { $0.dof == need.dof }) {
        return (input, need)
      }
    }
    return nil
  }
}
