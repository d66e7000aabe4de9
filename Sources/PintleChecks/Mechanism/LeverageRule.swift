import PintleDocument
import PintleKinematics

/// `mechanism.leverage`: what drives is not overpowered by what it moves.
struct LeverageRule: Rule {
  let id = "mechanism.leverage"
  let title = "leverage within reason"
  let severity = Severity.warning
  let explanation = """
    A part that travels ten times as far as the slide that drives it asks ten times its load of it: nearly flat scissor \
    arms and toggles near their dead point need forces that nothing says.
    """

  var settings: [RuleSetting] {
    [
      RuleSetting(
        "most", .number, 10, "the farthest that a part may travel for each length of the slide that drives it")
    ]
  }

  var page: RulePage {
    RulePage(
      meaning: """
        Somewhere in the range the drive needs many times the force of what it lifts.
        """,
      measured: """
        The travel of the part that moves most over the travel of the slide that moves least, in 33 poses of the range.
        """,
      remedy: """
        Keep the range away from the flat pose, or drive another joint.
        """,
      failing: .knuckle(range: "0 ... 20.mm", knee: "0.1015"),
      passing: .knuckle(range: "0 ... 20.mm"))
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.mechanismReport.inputs.compactMap { input in
      guard let l = input.leverage, l.driverUnit == "m" else { return nil }
      let most = context.value("most", of: self, joint: input.id)
      guard l.most > most else { return nil }
      return finding(
        context,
        "`\(l.part)` moves \(Wording.number(l.most)) mm for each mm of `\(l.driver)` at `\(input.id)` "
          + "\(Wording.coordinate(l.mostAt, angular: input.unit == "rad")): the drive needs \(Wording.number(l.most)) times the load",
        parts: [l.part], joint: input.id, measured: Quantity(l.most, "1"), expected: Expected(max: most, unit: "1"),
        pose: [input.id: l.mostAt], source: context.source(ofFreedom: input.id),
        hint: "keep the range away from the flat pose")
    }
  }
}
