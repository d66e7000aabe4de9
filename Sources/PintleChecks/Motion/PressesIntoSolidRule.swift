import PintleDocument
import PintleKinematics

/// `motion.presses_into_solid`: a button has a pocket to go into.
struct PressesIntoSolidRule: Rule {
  let id = "motion.presses_into_solid"
  let title = "buttons have a pocket"
  let severity = Severity.warning
  let explanation = """
    A button, key or plunger slides straight into a closed face: nothing was cut out for it. It looks right until it \
    moves, and then goes through the panel. Told apart from a blocked slide by what it meets: a face square to the \
    motion that covers the slider and has no wall around it.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A button goes through the face that it stands on when it is pressed: it looks right only at rest.
        """,
      measured: """
        Where a slide is blocked, a ray goes back from the contact to the face that was met: square to the \
        motion, larger than the slider, without a wall around it, and nearer at home than the slider is long.
        """,
      remedy: """
        Cut a pocket as deep as the travel, or use the family `button`, which makes pocket, flange and lip.
        """,
      failing: .assetProgram(
        "Keys",
        """
        let panel = asset.part("panel", .plastic)
        let plate = panel.add("plate", .box(0.20, 0.10, 0.02).standing())
        let key = asset.part("key", .plastic)
        key.add("cap", .box(12.mm, 12.mm, 6.mm).on(plate.face(.top)))
        asset.slide("key_press", key, on: panel, toward: .down, range: 0 ... 2.mm)
        """),
      passing: .assetProgram(
        "Keys",
        """
        let panel = asset.part("panel", .plastic)
        let plate = panel.add("plate", .box(0.20, 0.10, 0.02).standing())
        asset.button("key", on: plate.face(.top).spot, size: (12.mm, 12.mm), travel: 2.mm)
        """))
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.obstructions.filter { $0.kind == .pressesIntoSolid }.map { o in
      let way = abs((o.end ?? o.blocking.onset) - o.blocking.onset)
      let reach = o.end.map { " of \(o.say($0))" } ?? ""
      return finding(
        for: o,
        "\(o.freedom.id) presses \(o.blocking.moving) \(Wording.length(way)) into \(o.blocking.resting), which has no "
          + "pocket there: it is free to \(o.say(o.blocking.onset))\(reach)",
        severity: min(severity, o.severity),
        hint: "cut a pocket for it into `\(o.blocking.resting)`, \(Wording.length(way)) deep or more, or let it stand "
          + "that much prouder",
        context)
    }
  }
}
