import PintleDocument
import PintleKinematics

/// `coupling.contradicts_teeth`: a coupling is what its teeth, thread or radius make it.
struct ContradictsTeethRule: Rule {
  let id = "coupling.contradicts_teeth"
  let title = "couplings follow from their teeth"
  let severity = Severity.error
  let explanation = """
    A coupling that says where it comes from (gears, a rack, a track, a chain, a screw, a ratio) has the terms that follow from \
    it: by teeth, lead and hand, pitch radius, lines, and the part that carries both. Written otherwise, the parts turn \
    through each other's teeth.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        The ratio or the sense of a coupling is not that of the teeth that are drawn: they would grind.
        """,
      measured: """
        The terms are made again from the coupling's reason, the gears' records and the tree of joints, and compared \
        with those that are stored up to one common factor, within 10⁻⁶ of it.
        """,
      remedy: """
        Write the terms that are named, or correct the reason; programs never meet this, documents of other tools may.
        """,
      failing: .gearDocument(driven: 20),
      passing: .gearDocument(driven: 24))
  }

  func findings(in context: CheckContext) -> [Finding] {
    let terms = CouplingTerms(context)
    return context.document.couplings.compactMap { coupling in
      switch (coupling.relation, terms.judge(coupling)) {
      case (_, .said(let what)?): return report(what, coupling, context)
      case (.linear(let stored, _), .expected(let wanted)?):
        guard let wrong = difference(stored, wanted) else { return nil }
        return report(wrong, coupling, context)
      default: return nil
      }
    }
  }

  private func report(_ what: String, _ coupling: CouplingRecord, _ context: CheckContext) -> Finding {
    let shapes = ["a", "b"].compactMap { coupling.from?.of[$0] }.filter { $0.contains("/") }
    return finding(
      context, "`\(coupling.id)` contradicts what it comes from: \(what)",
      parts: shapes.compactMap { $0.split(separator: "/").first.map(String.init) }, shapes: shapes,
      joint: coupling.id, source: coupling.source, hint: "write the terms that follow from it")
  }

  /// What is wrong about the terms, with the first that matters; nil where they agree up to a factor.
  private func difference(_ stored: [CouplingRecord.Term], _ wanted: [CouplingRecord.Term]) -> String? {
    var own: [String: Double] = [:]
    for t in stored where t.factor != 0 { own[t.dof, default: 0] += t.factor }
    guard let base = wanted.max(by: { abs($0.factor) < abs($1.factor) }) else { return nil }
    guard let factor = own[base.dof], factor.isFinite, factor != 0 else {
      return "`\(base.dof)` has no part in it"
    }
    for t in wanted where t.dof != base.dof {
      let ratio = (own[t.dof] ?? 0) / factor, expected = t.factor / base.factor
      guard !(abs(ratio - expected) <= 1e-6 * max(1e-3, abs(expected))) else { continue }
      return
        "for each \(Wording.number(1)) of `\(base.dof)` it has \(Wording.number(ratio, decimals: 6)) of `\(t.dof)`, "
        + "expected \(Wording.number(expected, decimals: 6))"
    }
    let extra = own.keys.filter { dof in !wanted.contains { $0.dof == dof } }.sorted()
    return extra.isEmpty ? nil : "\(Wording.list(extra)) has no part in it"
  }
}
