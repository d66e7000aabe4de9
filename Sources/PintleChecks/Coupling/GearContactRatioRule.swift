import PintleDocument

/// `gear.contact_ratio`: before one pair of teeth parts the next one touches.
struct GearContactRatioRule: Rule {
  let id = "gear.contact_ratio"
  let title = "teeth hand over"
  let severity = Severity.error
  let explanation = """
    The transverse contact ratio (ISO 21771) is the length of the path of contact over the base pitch: how many pairs of \
    teeth touch on average. Under one the gears knock and run unevenly; under 1.1 it is a warning.
    """

  var settings: [RuleSetting] {
    [RuleSetting("least", .number, 1.1, "how many pairs of teeth touch on average at least; under 1 it is an error")]
  }

  var page: RulePage {
    RulePage(
      meaning: """
        One pair of teeth parts before the next one touches: the ratio that is said holds on average only.
        """,
      measured: """
        (√(r_a1² − r_b1²) + √(r_a2² − r_b2²) − a sin α_w) / (π m cos α), inside with the ring's terms reversed, less \
        what undercut takes; helical teeth hand over along their faces and are not asked.
        """,
      remedy: """
        Bring the gears to their distance, take more teeth, or a smaller pressure angle or profile shift.
        """,
      failing: .gearPair(distance: "44.4.mm"),
      passing: .gearPair())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.gearMeshes.compactMap { mesh in
      guard mesh.agree, !(mesh.a.ring && mesh.b.ring), mesh.a.helix == 0, let ratio = mesh.contactRatio else {
        return nil
      }
      let least = context.value("least", of: self, parts: mesh.parts, shapes: mesh.shapes)
      guard ratio < least else { return nil }
      let apart = mesh.distance > mesh.a.tip + mesh.b.tip && !mesh.isInner
      return finding(
        context,
        apart
          ? "`\(mesh.a.shape)` and `\(mesh.b.shape)` do not reach each other"
          : "`\(mesh.a.shape)` and `\(mesh.b.shape)` touch in \(Wording.number(max(0, ratio), decimals: 2)) pairs of "
            + "teeth on average", severity: ratio < 1 ? .error : .warning, parts: mesh.parts, shapes: mesh.shapes,
        measured: Quantity(ratio, "1"), expected: Expected(min: least, unit: "1"), at: mesh.middle,
        source: mesh.source, hint: "bring them nearer, or take more teeth")
    }
  }
}
