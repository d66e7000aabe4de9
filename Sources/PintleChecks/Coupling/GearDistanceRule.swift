internal import Glibc
import PintleDocument

/// `gear.distance`: gears stand as far apart as their teeth want.
struct GearDistanceRule: Rule {
  let id = "gear.distance"
  let title = "gears at their distance"
  let severity = Severity.error
  let explanation = """
    Two gears mesh at half the sum of their pitch diameters (inside at half the difference), shifted ones a little \
    further (ISO 21771). Nearer than their backlash allows, the teeth jam; further off they have play and touch at their \
    tips only.
    """

  var settings: [RuleSetting] {
    [
      RuleSetting("near", .fraction, 0.02, "the share of the module that lines may be nearer than the play allows"),
      RuleSetting("far", .fraction, 0.1, "the share of the module that lines may be further apart"),
    ]
  }

  var page: RulePage {
    RulePage(
      meaning: """
        The lines of two gears are too near to each other or too far apart for their teeth.
        """,
      measured: """
        The distance of their lines in the drawn pose against m (z₁ + z₂) / 2 · cos α / cos α_w, with α_w from the \
        profile shifts; the backlash allows jt / (2 tan α) less.
        """,
      remedy: """
        Place the second line by `spec.distance(to: other)`.
        """,
      failing: .gearPair(distance: "42.6.mm"),
      passing: .gearPair())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.gearMeshes.compactMap { mesh in
      guard mesh.agree, !(mesh.a.ring && mesh.b.ring) else { return nil }
      let off = mesh.distance - mesh.nominal.distance
      let near = context.value("near", of: self, parts: mesh.parts, shapes: mesh.shapes)
      let far = context.value("far", of: self, parts: mesh.parts, shapes: mesh.shapes)
      // Inside, a ring that stands further off presses into the teeth on the other side.
      let tight = mesh.isInner ? off : -off
      let play = mesh.play / tan(mesh.a.pressureAngle)
      guard tight > play + near * mesh.module || -tight > far * mesh.module else { return nil }
      let jams = tight > 0
      return finding(
        context,
        "the lines of `\(mesh.a.shape)` and `\(mesh.b.shape)` lie \(millimetres(mesh.distance)) apart, "
          + "\(millimetres(abs(off))) too \(off < 0 ? "near" : "far"): their teeth \(jams ? "jam" : "have play")",
        severity: jams || -tight > 0.5 * mesh.module ? .error : .warning, parts: mesh.parts, shapes: mesh.shapes,
        measured: Quantity(mesh.distance * 1e3, "mm"),
        expected: Expected(value: mesh.nominal.distance * 1e3, unit: "mm"), at: mesh.middle, source: mesh.source,
        hint: "set them \(millimetres(mesh.nominal.distance)) apart: `spec.distance(to: other)`")
    }
  }

  private func millimetres(_ v: Double) -> String { Wording.number(v * 1e3, decimals: 3) + " mm" }
}
