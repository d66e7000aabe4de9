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
