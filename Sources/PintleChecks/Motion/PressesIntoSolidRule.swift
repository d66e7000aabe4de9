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
