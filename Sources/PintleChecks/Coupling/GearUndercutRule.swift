internal import Glibc
import PintleDocument

/// `gear.undercut`: teeth are not cut away at their roots.
struct GearUndercutRule: Rule {
  let id = "gear.undercut"
  let title = "roots not undercut"
  let severity = Severity.warning
  let explanation = """
    With too few teeth the rack that cuts them cuts into their roots: they are weak and lose a part of their flanks. At \
    20° that is so under 17 teeth without profile shift; x ≥ 1 − z sin² α / 2 mends it (ISO 21771).
    """

  var page: RulePage {
    RulePage(
      meaning: """
        The roots of a gear's teeth are thinner than their flanks above.
        """,
      measured: """
        The least profile shift 1 − z sin² α / 2 of a tooth of one module's depth against the gear's own, with two \
        hundredths to spare.
        """,
      remedy: """
        Take more teeth, a larger pressure angle, or the profile shift that is named (and the distance that follows).
        """,
      failing: .gearPair(teeth: 12, distance: "36.mm"),
      passing: .gearPair())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.document.gears.compactMap { gear in
      guard !gear.ring, gear.teeth >= 3, gear.pressureAngle.isFinite, gear.shift.isFinite else { return nil }
      let sine = sin(gear.pressureAngle)
      let least = 1 - Double(gear.teeth) * sine * sine / 2
      guard gear.shift < least - 0.02 else { return nil }
      let part = gear.shape.split(separator: "/").first.map(String.init)
      let mesh = context.gearMeshes.first { $0.shapes.contains(gear.shape) }
      return finding(
        context, "\(gear.teeth) teeth of `\(gear.shape)` are undercut at their roots",
        parts: part.map { [$0] } ?? [], shapes: [gear.shape], measured: Quantity(gear.shift, "modules"),
        expected: Expected(min: least, unit: "modules"),
        source: context.shapeIndices[gear.shape].flatMap { context.model.shapes[$0].record.source } ?? mesh?.source,
        hint: "take \(Int((2 * (1 - gear.shift) / (sine * sine)).rounded(.up))) teeth, or shift: "
          + Wording.number((least * 100).rounded(.up) / 100, decimals: 2))
    }
  }
}
