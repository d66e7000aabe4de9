import PintleDocument
import PintleKinematics

/// `motion.need_falls_short`: a joint is blocked although what it needs of another one is met.
struct NeedFallsShortRule: Rule {
  let id = "motion.need_falls_short"
  let title = "needs are enough"
  let severity = Severity.error
  let explanation = """
    `needs` says where another joint stands so that this one moves. Wherever the other is within those bounds, the motion \
    must be free, not just where it first meets them: a door that is open far enough for the rack and swings back into it \
    farther on is no way out.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A joint says what it needs of another one; that is met, and the two collide all the same.
        """,
      measured: """
        Both are searched over all their values at once, the other one within the bounds that are needed. What is said to \
        be free is proven.
        """,
      remedy: """
        Need more: the finding says where the other one is out of the way. Or make room.
        """,
      failing: .crossing(said: "across.needs(along, .atMost(150.mm))"),
      passing: .crossing(said: "across.needs(along, .atMost(90.mm))"))
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.combinations.compactMap { report in
      guard report.inputs.count == 2, report.verdict == .fail, let hit = report.collisions.first,
        let (who, need) = context.need(in: report), let other = report.inputs.first(where: { $0.dof == need.dof }),
        let freedom = context.mechanism.freedom(who.dof)
      else { return nil }
      // What its own sweep found, with the other where it first meets the need, is told there.
      if context.sweep(who.dof).blocking.contains(where: { Set([$0.moving, $0.resting]) == [hit.moving, hit.resting] })
      {
        return nil
      }
      let joint = context.mechanism.joints[freedom.joint].record
      let angular = context.mechanism.freedom(other.dof)?.record.isAngular ?? false
      let at = hit.pose[other.dof].map { Wording.coordinate($0, angular: angular) } ?? "some value"
      return finding(
        context,
        "\(who.dof) is blocked with what it needs: `\(hit.moving)` meets `\(hit.resting)` with `\(other.dof)` at \(at)",
        parts: context.children(of: report), shapes: [hit.moving, hit.resting], joint: joint.id,
        measured: Quantity(hit.depth * 1e3, "mm"), pose: hit.pose, at: hit.at, source: need.source ?? joint.source,
        hint: other.free.isEmpty
          ? "make room, or shorten a range"
          : "\(who.dof) is free while `\(other.dof)` is \(context.said(other))")
    }
  }
}
