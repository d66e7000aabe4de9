import PintleDocument

/// `gear.interference`: tips roll on flanks and clear each other.
struct GearInterferenceRule: Rule {
  let id = "gear.interference"
  let title = "tips clear of roots and tips"
  let severity = Severity.error
  let explanation = """
    The tips of one gear must touch the other above the point where its involute begins (ISO 21771), and inside a ring \
    with few teeth more than its pinion, tips must clear tips beside the line of centres.
    """

  var settings: [RuleSetting] {
    [RuleSetting("most", .fraction, 0.02, "the share of the module that tips may reach below the flanks")]
  }

  var page: RulePage {
    RulePage(
      meaning: """
        Teeth run into each other at their tips or roots, although distance and phase are right.
        """,
      measured: """
        On the line of action, the end of contact by each tip against the start of the other's involute, as a rack one \
        module deep makes it; inside, also z₁/z₂ θ₁ + inv α_w − inv α_a2 ≥ θ₂ for the crossing of the tip circles.
        """,
      remedy: """
        Take more teeth on the pinion or the ring, or profile shift; inside, a difference of ten teeth is safe.
        """,
      failing: .ringGear(teeth: 22),
      passing: .ringGear(teeth: 36))
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.gearMeshes.compactMap { mesh in
      guard mesh.agree, !(mesh.a.ring && mesh.b.ring), abs(mesh.distance - mesh.nominal.distance) < 0.5 * mesh.module
      else { return nil }
      let most = context.value("most", of: self, parts: mesh.parts, shapes: mesh.shapes)
      var fault: String?
      var depth = 0.0
      if let overlap = mesh.tipOverlap, overlap > 0 {
        fault = "tips of `\(mesh.a.shape)` run into tips of `\(mesh.b.shape)` beside the line of centres"
        depth = overlap * mesh.b.tip
      } else if let below = mesh.interference, below > most * mesh.module, isCut(mesh) {
        fault =
          "tips of one reach \(Wording.length(below)) below the flanks of the other, `\(mesh.a.shape)` and "
          + "`\(mesh.b.shape)`"
        depth = below
      }
      guard let fault else { return nil }
      return finding(
        context, fault, parts: mesh.parts, shapes: mesh.shapes, measured: Quantity(depth * 1e3, "mm"),
        expected: Expected(max: most * mesh.module * 1e3, unit: "mm"), at: mesh.middle, source: mesh.source,
        hint: mesh.isInner ? "take a ring with more teeth, or a smaller pinion" : "take more teeth, or profile shift")
    }
  }

  /// Where a rack undercuts the roots they give way, and that is told.
  private func isCut(_ mesh: GearMesh) -> Bool {
    mesh.isInner || (mesh.a.undercutStart >= 0 && mesh.b.undercutStart >= 0)
  }
}
