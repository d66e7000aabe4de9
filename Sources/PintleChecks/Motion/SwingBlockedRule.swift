import PintleDocument
import PintleKinematics

/// `motion.swing_blocked`: a ball cannot lean as far as it says, in every direction.
struct SwingBlockedRule: Rule {
  let id = "motion.swing_blocked"
  let title = "a ball leans freely"
  let severity = Severity.error
  let explanation = """
    A ball in a socket says how far it leans and twists. It must do so in every direction, with every twist: nothing that \
    it carries may get into what stands around it.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        The ball is stopped before the end of its cone, in one direction at least.
        """,
      measured: """
        All leans up to the swing, in all directions and with all twists, are searched as cells of three angles; how far it \
        leans freely all the way round is proven. What is round about the ball's middle is not changed by it.
        """,
      remedy: """
        Make the swing smaller, the neck thinner or the socket wider, or move away what it meets.
        """,
      failing: .ballHead(swing: "70°"),
      passing: .ballHead(swing: "30°"))
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.balls.compactMap { report in
      guard report.verdict == .fail, let hit = report.collisions.first,
        let freedom = context.mechanism.freedom(report.dof)
      else { return nil }
      let joint = context.mechanism.joints[freedom.joint].record
      return finding(
        context,
        "\(report.dof) leans \(Wording.angle(report.free)) of \(Wording.angle(report.swing)) in every direction: "
          + "`\(hit.moving)` meets `\(hit.resting)`",
        parts: context.partNames(ofPaths: [hit.moving, hit.resting]), shapes: [hit.moving, hit.resting],
        joint: joint.id, measured: Wording.quantity(report.free, angular: true),
        expected: Expected(min: Wording.degrees(report.swing), unit: "deg"), pose: hit.pose, at: hit.at,
        source: joint.source, hint: "make its swing \(Wording.angle(report.free)), or make room for what it carries")
    }
  }
}
