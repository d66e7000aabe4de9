import PintleDocument
import PintleKinematics

/// `mechanism.dead_point`: loops follow their input over its whole range.
struct DeadPointRule: Rule {
  let id = "mechanism.dead_point"
  let title = "no dead point within the range"
  let severity = Severity.error
  let explanation = """
    Where the bars of a loop come to lie in one line, what follows can no longer be told from the input: it blocks, or \
    folds the wrong way. The range of an input ends before. A dead point just beyond the range is a warning.
    """

  var settings: [RuleSetting] {
    [
      RuleSetting(
        "least_distance", .angle, 2 * .pi / 180,
        "a dead point nearer than this to the end of a range is a warning: by the angle of what runs away there")
    ]
  }

  var page: RulePage {
    RulePage(
      meaning: """
        The mechanism jams, or folds the wrong way, before its input has gone through its range.
        """,
      measured: """
        The loops are followed along the drawn branch; a dead point is where the smallest singular value of the \
        followers' Jacobian passes zero. Told are the input's value and the follower that runs away.
        """,
      remedy: """
        End the range before, or lengthen the bar that comes into line.
        """,
      failing: .fourBar(knee: "[0, 0, 0.34]", pin: "[0.4, 0, 0.30]", crank: "-20° ... 100°"),
      passing: .fourBar())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.mechanismReport.inputs.compactMap { input in
      guard let dead = input.deadPoint else { return nil }
      let angular = input.unit == "rad"
      let follows = dead.followerUnit == "rad"
      let source = context.source(ofFreedom: input.id)
      if dead.isWithinRange {
        let end = dead.at > input.reachesFrom ? input.upper : input.lower
        return finding(
          context,
          "`\(input.id)` stops dead at \(Wording.coordinate(dead.at, angular: angular))"
            + (end.map { " of \(Wording.coordinate($0, angular: angular))" } ?? "")
            + ": `\(dead.follower)` cannot follow beyond \(Wording.coordinate(dead.followerAt, angular: follows))",
          parts: context.children(ofFreedoms: [input.id, dead.follower]), joint: input.id,
          measured: Wording.quantity(dead.at, angular: angular), pose: [input.id: dead.at], source: source,
          hint:
            "end the range before \(Wording.coordinate(dead.at, angular: angular)), or lengthen the bar that comes into line"
        )
      }
      let least = context.value("least_distance", of: self, joint: input.id)
      guard follows, dead.distance < least else { return nil }
      return finding(
        context,
        "`\(dead.follower)` comes within \(Wording.angle(dead.distance)) of a dead point at the end of `\(input.id)`",
        severity: .warning, parts: context.children(ofFreedoms: [input.id, dead.follower]), joint: input.id,
        measured: Quantity(Wording.degrees(dead.distance), "deg"),
        expected: Expected(min: Wording.degrees(least), unit: "deg"), source: source,
        hint: "end the range earlier")
    }
  }
}
