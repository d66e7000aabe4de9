import PintleDocument
import PintleKinematics
import PintleModel

/// `mesh.outward`: surfaces look outward and enclose the volume that the solid has.
struct OutwardRule: Rule {
  let id = "mesh.outward"
  let title = "surfaces look outward"
  let severity = Severity.error
  let explanation = """
    The signed volume of a closed shell is positive where its triangles look outward. A negative one is inside out, \
    unless it lies in a shell that looks outward: then it is a cavity. The volume of a solid's mesh must also agree with \
    its exact volume, as far as the tessellation allows. In a mesh file a shell that is inside out is a note: it is \
    taken as if it were turned, and many viewers draw both sides; game engines do not.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        Game engines draw the outside of a triangle only: a surface that is inside out is seen through from the front. \
        Its volume, and so its mass, is negative.
        """,
      measured: """
        The signed volume of each closed shell: positive, unless it lies in another one and is a cavity. That of a \
        solid's mesh must agree with its exact volume.
        """,
      remedy: """
        Turn the triangles of the shell round (in a modeller: recalculate normals to the outside).
        """,
      failing: .meshBlock(isTurned: true),
      passing: .meshBlock())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.solids.compactMap { users -> Finding? in
      let shells = users.topology.shells
      let volume = shells.reduce(0) { $0 + $1.volume }
      let exact = users.solid.properties.volume
      func report(_ message: String, _ weight: Severity? = nil, at place: Vector3? = nil, _ hint: String?) -> Finding {
        finding(
          context, message, severity: weight, parts: context.partNames(of: users.shapes), shapes: users.paths,
          measured: Quantity(volume, "m3"), expected: Expected(value: exact, unit: "m3"),
          at: place.map(users.shapes[0].X_AS.apply), source: users.shapes[0].record.source, hint: hint)
      }
      // Slivers have no sign to speak of, and what is open has no volume: that is told elsewhere.
      let inward = shells.filter { $0.isClosed && $0.volume < -1e-9 * $0.area * $0.bounds.diagonal }
      let turned = inward.filter { !isCavity($0, shells, users.solid.surface) }
      let weight: Severity? = users.isImported ? .note : nil
      if let first = turned.first {
        return turned.count == shells.count
          ? report(
            "the surface of \(users.name) is inside out: it encloses \(litres(volume))", weight,
            at: first.bounds.centre, "turn its triangles round")
          : report(
            "\(turned.count) of \(shells.count) shells of \(users.name) "
              + (turned.count == 1 ? "is inside out" : "are inside out"), weight, at: first.bounds.centre,
            "turn their triangles round")
      }
      guard users.solid.isClosed else { return nil }
      // A mesh may miss its solid by the deflection on every side; large differences mean a face is lost or doubled.
      let area = shells.reduce(0) { $0 + $1.area }
      let slack = 2 * users.solid.deflection * area + 1e-3 * abs(exact)
      guard !(abs(volume - exact) <= slack) else { return nil }
      return report(
        "the mesh of \(users.name) encloses \(litres(volume)), its solid has \(litres(exact))", nil,
        "is a face lost, or there twice?")
    }
  }

  /// It lies in another shell that looks outward: the sum of the solid angles of that shell around one of its corners.
  private func isCavity(_ shell: MeshTopology.Shell, _ shells: [MeshTopology.Shell], _ surface: WeldedMesh) -> Bool {
    guard let corner = shell.triangles.first else { return false }
    let p = surface.positions[Int(surface.triangles[Int(corner)].x)]
    return shells.contains { outer in
      outer.isClosed && outer.volume > abs(shell.volume) && outer.bounds.contains(p)
        && WindingSum.around(p, outer.triangles.lazy.map { surface.triangles[Int($0)] }, surface.positions) > 0.5
    }
  }

  private func litres(_ volume: Double) -> String { Wording.number(volume * 1e3, decimals: 4) + " litres" }
}
