import PintleDocument
import PintleModel

/// `structure.mass`: masses are positive and fit the volume they are spread over.
struct MassRule: Rule {
  let id = "structure.mass"
  let title = "mass positive and plausible"
  let severity = Severity.error
  let explanation = """
    A part has a positive, finite mass and moments of inertia that a body can have (each at most the sum of the other \
    two). A mass that was weighed (`weighs`) and the drawn volume must give a density between 1 and 23 000 kg/m³, \
    otherwise a unit is wrong.
    """

  func findings(in context: CheckContext) -> [Finding] {
    context.model.parts.compactMap { part in
      // A part without any shape that could be made is somebody else's finding.
      guard !part.shapes.isEmpty else { return nil }
      let id = part.record.id
      let mass = part.mass.mass
      guard mass > 0, mass.isFinite else {
        return finding(
          context, "`\(id)` weighs \(Wording.mass(mass))", parts: [id], measured: Quantity(mass, "kg"),
          source: part.record.source, hint: "a part needs volume and a material, or a positive `weighs`")
      }
      let m = part.mass.moments
      let largest = max(m.x, m.y, m.z)
      // The principal moments obey the triangle inequality; so do the diagonal ones in any axes.
      guard m.isFinite, m.min() > 0, 2 * largest <= m.sum() * (1 + 1e-6) else {
        return finding(
          context, "`\(id)` has moments of inertia that no body has", parts: [id], source: part.record.source,
          hint: "is one of its meshes inside out?")
      }
      guard part.record.weighs != nil else { return nil }
      let volume = part.shapes.reduce(0) { $0 + abs(context.model.shapes[$1].solid.properties.volume) }
      let density = mass / volume
      guard !(density >= 1 && density <= 23_000) else { return nil }
      return finding(
        context,
        "`\(id)` weighs \(Wording.mass(mass)) on a volume of \(Wording.number(volume * 1e3, decimals: 3)) "
          + "litres: \(Wording.number(density)) kg/m³",
        severity: .warning, parts: [id], measured: Quantity(density, "kg/m3"),
        expected: Expected(min: 1, max: 23_000, unit: "kg/m3"), source: part.record.source,
        hint: "`weighs` is in kilograms, sizes are in metres")
    }
  }
}
