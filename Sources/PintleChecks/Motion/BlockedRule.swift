import PintleDocument
import PintleKinematics
import PintleModel

/// `motion.blocked`: every joint reaches both ends of its range.
struct BlockedRule: Rule {
  let id = "motion.blocked"
  let title = "moves through its whole range"
  let severity = Severity.error
  let explanation = """
    Each joint is swept through its whole range with exact contact times on real triangles: nothing that moves with it \
    may enter anything that does not, deeper than the tolerance. The finding says how far the joint gets, who meets \
    whom, where, and how deep they are a little beyond. Less than a hundredth of the range lost is a warning. A stop \
    that is meant ends the range there, or is declared as a contact.
    """

  func findings(in context: CheckContext) -> [Finding] {
    guard context.policy.sweepsJoints else { return [] }
    return context.sweptFreedoms.flatMap { freedom in
      let report = context.sweep(freedom.id)
      // A pair that overlaps at rest already blocks at home: that is told as a rest finding.
      return report.blocking.map { finding(for: $0, of: freedom, report, context) }
    }
  }

  private func finding(
    for blocking: SweepReport.Blocking, of freedom: Freedom, _ report: SweepReport, _ context: CheckContext
  ) -> Finding {
    let joint = context.mechanism.joints[freedom.joint].record
    let angular = freedom.record.isAngular
    func say(_ v: Double) -> String { Wording.coordinate(v, angular: angular) }
    // What blocks at once tells its side by where the depth was taken.
    let isUpward =
      blocking.onset != report.home ? blocking.onset > report.home : blocking.depthAt >= blocking.onset
    let end = report.range.map { isUpward ? $0.upperBound : $0.lowerBound }
    let reached =
      end.map { "stops at \(say(blocking.onset)) of \(say($0))" }
      ?? "does not turn round: it stops at \(say(blocking.onset))"
    let depth = blocking.depth > 0 ? ", \(Wording.length(blocking.depth)) deep at \(say(blocking.depthAt))" : ""
    var weight = severity
    if let range = report.range, let end, abs(end - blocking.onset) < 0.01 * (range.upperBound - range.lowerBound) {
      weight = .warning
    }
    let target = Wording.quantity(end ?? .nan, angular: angular).value
    var pose = report.base
    pose[freedom.id] = blocking.onset
    return finding(
      context, "\(freedom.id) \(reached): \(blocking.moving) meets \(blocking.resting)\(depth)", severity: weight,
      parts: context.partNames(ofPaths: [blocking.moving, blocking.resting]),
      shapes: [blocking.moving, blocking.resting],
      joint: joint.id, measured: Wording.quantity(blocking.onset, angular: angular),
      expected: end.map { _ in
        Expected(min: isUpward ? target : nil, max: isUpward ? nil : target, unit: angular ? "deg" : "mm")
      }, pose: pose, at: blocking.at, source: joint.source, hint: hint(blocking, freedom, say, context))
  }

  private func hint(
    _ blocking: SweepReport.Blocking, _ freedom: Freedom, _ say: (Double) -> String, _ context: CheckContext
  ) -> String {
    let moving = context.mechanism.joints[freedom.joint].child
    if freedom.record.type == .rotation, let leaf = LeafSection(of: moving, about: freedom.id, context), leaf.isFlat {
      let inside = leaf.halfWidth - abs(leaf.line.x)
      if inside > context.tolerance, abs(leaf.line.y) <= leaf.halfDepth + leaf.thickness {
        return "the hinge line is \(Wording.length(inside)) inside the leaf"
      }
    }
    if let needed = blocker(blocking.resting, moving: moving, context) {
      return "if \(needed) must be out of the way first, say so: `needs`; otherwise end the range at "
        + "\(say(blocking.onset)) or make room"
    }
    return "make room in `\(blocking.resting)`, or end the range at \(say(blocking.onset))"
  }

  /// The joint that could take the obstacle away, if it moves on its own.
  private func blocker(_ path: String, moving: Int, _ context: CheckContext) -> String? {
    guard let shape = context.model.shapes.first(where: { $0.path == path }) else { return nil }
    let own = Set(context.mechanism.path(toPart: moving))
    return context.mechanism.path(toPart: shape.part).lazy.filter { !own.contains($0) }
      .flatMap { context.mechanism.joints[$0].freedoms }.map { "`\(context.mechanism.freedoms[$0].id)`" }.first
  }
}

extension CheckContext {
  /// The parts of shapes given by path, each once.
  func partNames(ofPaths paths: [String]) -> [String] {
    partNames(of: paths.compactMap { path in model.shapes.first { $0.path == path } })
  }
}
