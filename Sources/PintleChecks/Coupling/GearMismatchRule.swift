internal import Glibc
import PintleDocument
import PintleModel

/// `gear.mismatch`: gears that mesh have teeth of one kind.
struct GearMismatchRule: Rule {
  let id = "gear.mismatch"
  let title = "teeth of one kind"
  let severity = Severity.error
  let explanation = """
    Teeth fit where module and pressure angle are equal and helices match: outside one winds right and the other left \
    by the same angle, inside both wind alike. The gears lie side by side, not past each other along their lines.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        The teeth of the two gears cannot roll on each other, whatever their distance.
        """,
      measured: """
        Module, pressure angle and helix of the two records are compared; the extents of both shapes along the line \
        must overlap.
        """,
      remedy: """
        Make both from one module and pressure angle; give one of a helical pair the opposite hand.
        """,
      failing: .gearPair(drivenModule: "2.1.mm", distance: "43.2.mm"),
      passing: .gearPair())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.gearMeshes.compactMap { mesh in
      var faults: [String] = []
      let (a, b) = (mesh.a, mesh.b)
      if abs(a.module - b.module) > 1e-6 * a.module {
        faults.append(
          "modules of \(Wording.number(a.module * 1e3, decimals: 3)) and \(Wording.number(b.module * 1e3, decimals: 3)) mm"
        )
      }
      if abs(a.pressureAngle - b.pressureAngle) > 1e-6 {
        faults.append("pressure angles of \(Wording.angle(a.pressureAngle)) and \(Wording.angle(b.pressureAngle))")
      }
      if abs(mesh.isInner ? a.helix - b.helix : a.helix + b.helix) > 1e-6 {
        faults.append("helices of \(Wording.angle(a.helix)) and \(Wording.angle(b.helix))")
      }
      if a.ring && b.ring { faults.append("teeth on the inside of two rings") }
      if let apart = context.apart(mesh), apart > 0 {
        faults.append("nothing in common along their lines: they lie \(Wording.length(apart)) past each other")
      }
      guard !faults.isEmpty else { return nil }
      return finding(
        context, "`\(a.shape)` and `\(b.shape)` cannot mesh: they have \(faults.joined(separator: " and "))",
        parts: mesh.parts, shapes: mesh.shapes, at: mesh.middle, source: mesh.source,
        hint: "make both from one module, pressure angle and helix")
    }
  }
}

extension CheckContext {
  /// How far two gears lie past each other along their line in the drawn pose; negative: what they have in common.
  fileprivate func apart(_ mesh: GearMesh) -> Double? {
    guard let a = extent(of: mesh.a.shape, along: mesh.w), let b = extent(of: mesh.b.shape, along: mesh.w) else {
      return nil
    }
    return max(a.lowerBound, b.lowerBound) - min(a.upperBound, b.upperBound)
  }
}
