import PintleDocument
import PintleModel

/// `mesh.outward`: surfaces look outward and enclose the volume that the solid has.
struct OutwardRule: Rule {
  let id = "mesh.outward"
  let title = "surfaces look outward"
  let severity = Severity.error
  let explanation = """
    The signed volume of a closed surface is positive where its triangles look outward. A negative one is inside out. \
    The volume of the mesh must also agree with the exact volume of the solid, as far as the tessellation allows.
    """

  func findings(in context: CheckContext) -> [Finding] {
    context.solidsInUse().compactMap { users in
      guard users.solid.isClosed else { return nil }
      let volume = users.solid.surface.volume
      let exact = users.solid.properties.volume
      func report(_ message: String, _ hint: String?) -> Finding {
        finding(
          context, message, parts: context.partNames(of: users.shapes), shapes: users.paths,
          measured: Quantity(volume, "m3"), expected: Expected(value: exact, unit: "m3"),
          source: users.shapes[0].record.source, hint: hint)
      }
      if !(volume > 0) {
        return report(
          "the surface of \(users.name) is inside out: it encloses \(litres(volume))", "turn its triangles round")
      }
      // A mesh may miss its solid by the deflection on every side; large differences mean a face is lost or doubled.
      let slack = 2 * users.solid.deflection * area(of: users.solid.surface) + 1e-3 * abs(exact)
      guard !(abs(volume - exact) <= slack) else { return nil }
      return report("the mesh of \(users.name) encloses \(litres(volume)), its solid has \(litres(exact))", nil)
    }
  }

  private func litres(_ volume: Double) -> String { Wording.number(volume * 1e3, decimals: 4) + " litres" }

  private func area(of surface: WeldedMesh) -> Double {
    surface.triangles.reduce(0) { sum, t in
      let a = surface.positions[Int(t.x)]
      return sum + (surface.positions[Int(t.y)] - a).cross(surface.positions[Int(t.z)] - a).length / 2
    }
  }
}
