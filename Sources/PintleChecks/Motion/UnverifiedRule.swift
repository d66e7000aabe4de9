import PintleDocument
import PintleKinematics

/// `motion.unverified`: what could not be proven is said.
struct UnverifiedRule: Rule {
  let id = "motion.unverified"
  let title = "motion is proven"
  let severity = Severity.warning
  let explanation = """
    A sweep that could not decide about a pair (shapes that overlap at rest, open surfaces, a motion it cannot follow, \
    no budget left) is no pass: the verdict of the asset is `unverified` until it is decided. Mend what the reason \
    says; declared fits, hardware and soft shapes are not asked.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        Whether the part can move as it says is not known. That is no pass: the verdict is `unverified`.
        """,
      measured: """
        Each sweep names the pairs it could not decide and why: open surfaces whose inside is not known, a motion that no \
        certificate is made for, no budget left.
        """,
      remedy: """
        Mend what the reason says: close the surface, take apart what overlaps at rest, give the joint one coordinate.
        """,
      failing: .meshBlock(sides: [.bottom, .front, .back, .left], urdf: RuleExample.flapURDF),
      passing: .meshBlock(urdf: RuleExample.flapURDF))
  }

  func findings(in context: CheckContext) -> [Finding] {
    guard context.policy.sweepsJoints else {
      let names = context.sweptFreedoms.map(\.id)
      guard !names.isEmpty else { return [] }
      return [
        finding(
          context,
          "\(Wording.list(names)) \(names.count == 1 ? "was" : "were") not swept: the policy leaves motions out",
          verdict: .unverified)
      ]
    }
    return context.sweptFreedoms.flatMap { freedom -> [Finding] in
      let report = context.sweep(freedom.id)
      guard report.verdict == .unverified || !report.unverified.isEmpty else { return [] }
      let joint = context.mechanism.joints[freedom.joint].record
      // Overlaps at rest are consequences of another finding and stand apart, so that they can be folded under it.
      let atRest = report.unverified.filter { $0.cause == .overlapsAtRest }
      let others = report.unverified.filter { $0.cause != .overlapsAtRest }
      var groups = [atRest, others].filter { !$0.isEmpty }
      if groups.isEmpty { groups = [[]] }
      return groups.map { self.finding(for: $0, of: freedom, joint, report, context) }
    } + unswept(context)
  }

  /// Degrees of freedom without a sweep of their own: what moves with others, and balls.
  private func unswept(_ context: CheckContext) -> [Finding] {
    context.mechanism.freedoms.compactMap { freedom in
      let reason: String
      if freedom.record.role == .follows {
        // What it follows is swept with it.
        guard context.leaders(of: freedom.id).isEmpty else { return nil }
        reason = "it follows other joints, and where they take it is not worked out"
      } else if freedom.record.type == .rotation3 {
        guard let ball = context.balls.first(where: { $0.dof == freedom.id }), ball.verdict == .unverified else {
          return nil
        }
        reason = ball.reason ?? "no proof was found"
      } else {
        // What is free claims nothing.
        return nil
      }
      let joint = context.mechanism.joints[freedom.joint].record
      return finding(
        context, "\(freedom.id) is not proven: \(reason)", verdict: .unverified, parts: [joint.child],
        joint: joint.id, source: joint.source)
    }
  }

  private func finding(
    for pairs: [SweepReport.Unverified], of freedom: Freedom, _ joint: JointRecord, _ report: SweepReport,
    _ context: CheckContext
  ) -> Finding {
    let paths = pairs.flatMap { [$0.moving, $0.resting] }.filter { !$0.isEmpty }
    var reasons: [String] = []
    for pair in pairs {
      let names = pair.moving.isEmpty ? "" : "`\(pair.moving)` and `\(pair.resting)`: "
      let text = names + pair.reason
      if !reasons.contains(text) { reasons.append(text) }
    }
    let more = reasons.count > 2 ? ", and \(reasons.count - 2) more" : ""
    let why = reasons.isEmpty ? "no proof was found" : reasons.prefix(2).joined(separator: "; ") + more
    return finding(
      context, "\(freedom.id) is not proven: \(why)", verdict: .unverified,
      parts: paths.isEmpty ? [joint.child] : context.partNames(ofPaths: paths), shapes: unique(paths), joint: joint.id,
      source: joint.source)
  }

  /// Pairs stay pairs: only whole repetitions go.
  private func unique(_ paths: [String]) -> [String] {
    var result: [String] = []
    var seen: Set<[String]> = []
    for i in stride(from: 0, to: paths.count - 1, by: 2) where seen.insert([paths[i], paths[i + 1]]).inserted {
      result += [paths[i], paths[i + 1]]
    }
    return result
  }
}
