import PintleDocument
import PintleKinematics

/// `motion.grows`: what overlaps at rest does not get deeper.
struct GrowsRule: Rule {
  let id = "motion.grows"
  let title = "overlap does not grow"
  let severity = Severity.error
  let explanation = """
    Two shapes that lie in each other at rest are a finding of their own, once. What was in each other there is carved \
    away, and the rest is swept: where it still enters the other shape deeper than the tolerance, the overlap grows as \
    the joint moves. The finding says from where on.
    """

  func findings(in context: CheckContext) -> [Finding] {
    context.obstructions.filter { $0.kind == .grows }.map { o in
      finding(
        for: o,
        "\(o.freedom.id) drives \(o.blocking.moving) farther into \(o.blocking.resting) from "
          + "\(o.say(o.blocking.onset)) on\(o.depth): they overlap at rest already",
        severity: o.severity,
        hint: "take `\(o.blocking.moving)` and `\(o.blocking.resting)` apart at rest first; then look whether the way "
          + "is free",
        context)
    }
  }
}
