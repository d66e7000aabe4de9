import PintleDocument
import PintleKinematics
import PintleModel

/// `mesh.manifold`: two triangles meet at an edge, never more.
struct ManifoldRule: Rule {
  let id = "mesh.manifold"
  let title = "two triangles to an edge"
  let severity = Severity.warning
  let explanation = """
    An edge of four triangles or more is where two bodies touch along a line, or where a sheet was left inside: the \
    surface does not say which triangles belong together, and booleans, offsets and simulators trip over it. A note in \
    a mesh file where as many triangles pass the edge one way as the other: inside and outside are still told apart.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        Two bodies touch along a line, or a sheet was left inside: the surface does not say which triangles belong \
        together, and booleans, offsets and simulators trip over it.
        """,
      measured: """
        Triangles at each edge, after corners in one place were made one: two, never more.
        """,
      remedy: """
        Move the bodies apart, or let them overlap and unite them; remove the sheet.
        """,
      failing: .meshBlock(
        vertices: [
          "0.2 0.2 0", "0.4 0.2 0", "0.4 0.4 0", "0.2 0.4 0", "0.2 0.2 0.2", "0.4 0.2 0.2", "0.4 0.4 0.2",
          "0.2 0.4 0.2",
        ],
        faces: ["9 12 11 10", "13 14 15 16", "9 10 14 13", "10 11 15 14", "11 12 16 15", "12 9 13 16"]),
      passing: .meshBlock(
        vertices: [
          "0.2 0.1 0", "0.4 0.1 0", "0.4 0.3 0", "0.2 0.3 0", "0.2 0.1 0.2", "0.4 0.1 0.2", "0.4 0.3 0.2",
          "0.2 0.3 0.2",
        ],
        faces: ["9 12 11 10", "13 14 15 16", "9 10 14 13", "10 11 15 14", "11 12 16 15", "12 9 13 16"]))
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.solids.compactMap { users -> Finding? in
      let topology = users.topology
      guard topology.crowdedEdges > 0 else { return nil }
      return finding(
        context, "\(users.name) has \(Wording.count(topology.crowdedEdges, "edge")) where more than two triangles meet",
        severity: users.isImported ? .note : nil, parts: context.partNames(of: users.shapes), shapes: users.paths,
        measured: Quantity(Double(topology.crowdedEdges), "count"), expected: Expected(max: 0, unit: "count"),
        at: topology.crowdedPlace.map(users.shapes[0].X_AS.apply), source: users.shapes[0].record.source,
        hint: "move the bodies apart, or let them overlap and unite them")
    }
  }
}
