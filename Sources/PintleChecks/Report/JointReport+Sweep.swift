import PintleDocument
import PintleKinematics

extension CheckContext {
  /// What is known of every joint, in the order of the document.
  func jointReports() -> [JointReport] {
    let swept = Set(sweptFreedoms.map(\.id))
    return document.joints.flatMap { joint -> [JointReport] in
      guard !joint.dofs.isEmpty else {
        // What does not move has nothing to prove, if the tree could use it.
        let isUsable = !mechanism.unusable.contains(joint.id)
        return [
          JointReport(
            name: joint.id, kind: joint.kind, unit: nil, range: nil, usable: nil,
            verdict: joint.kind != .fixed || !isUsable ? .unverified : .pass)
        ]
      }
      return joint.dofs.map { report($0, of: joint, isSwept: swept.contains($0.id)) }
    }
  }

  private func report(_ dof: DegreeOfFreedom, of joint: JointRecord, isSwept: Bool) -> JointReport {
    let unit = dof.isScalar ? (dof.isAngular ? "deg" : "mm") : nil
    func span(_ lower: Double, _ upper: Double) -> JointReport.Span? {
      guard let unit, lower.isFinite, upper.isFinite else { return nil }
      return JointReport.Span(
        min: Wording.quantity(lower, angular: dof.isAngular).value,
        max: Wording.quantity(upper, angular: dof.isAngular).value, unit: unit)
    }
    var result = JointReport(
      name: dof.id, kind: joint.kind, unit: unit, range: dof.range.flatMap { span($0.lower, $0.upper) }, usable: nil,
      verdict: .unverified)
    if dof.role == .follows, policy.sweepsJoints { follow(dof, &result, span) }
    if let ball = balls.first(where: { $0.dof == dof.id }) {
      // Of a ball, how far it leans.
      func lean(_ most: Double) -> JointReport.Span { .init(min: 0, max: Wording.degrees(most), unit: "deg") }
      result.unit = "deg"
      result.range = lean(ball.swing)
      result.usable = ball.free > 0 ? lean(ball.free) : nil
      result.verdict = ball.verdict
    }
    guard isSwept, policy.sweepsJoints else { return result }
    let sweep = sweep(dof.id)
    result.verdict = sweep.verdict
    if sweep.verdict != .unverified || sweep.usable.upperBound > sweep.usable.lowerBound {
      result.usable = span(sweep.usable.lowerBound, sweep.usable.upperBound)
    }
    return result
  }

  /// A follower goes where its inputs take it, and is proven as far as they are.
  private func follow(
    _ dof: DegreeOfFreedom, _ result: inout JointReport, _ span: (Double, Double) -> JointReport.Span?
  ) {
    let leaders = leaders(of: dof.id)
    guard !leaders.isEmpty else { return }
    let ways = leaders.compactMap { input in input.followers.first { $0.id == dof.id } }
    if let low = ways.map(\.lower).min(), let high = ways.map(\.upper).max() { result.range = span(low, high) }
    let verdicts = leaders.map { sweep($0.id).verdict }
    result.verdict = verdicts.contains(.fail) ? .fail : verdicts.contains(.unverified) ? .unverified : .pass
    if result.verdict == .pass { result.usable = result.range }
  }

  /// The inputs that move a follower.
  func leaders(of dof: String) -> [MechanismReport.Input] {
    mechanismReport.inputs.filter { input in input.followers.contains { $0.id == dof } }
  }
}
