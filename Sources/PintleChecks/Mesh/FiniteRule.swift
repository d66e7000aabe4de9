import PintleDocument
import PintleModel

/// `mesh.finite`: every coordinate is a number.
struct FiniteRule: Rule {
  let id = "mesh.finite"
  let title = "coordinates are numbers"
  let severity = Severity.error
  let explanation = """
    A vertex whose coordinate is not a finite number, or lies a thousand kilometres away, makes its triangles \
    impossible: nothing about the shape can be measured or drawn.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        The triangles of such a vertex are nowhere: what they should close stays open, and nothing about the shape can be \
        relied on.
        """,
      measured: """
        Every coordinate of every vertex: a finite number below 1000 km. Mesh files are asked when they are read, and \
        the triangles of their bad vertices left out.
        """,
      remedy: """
        Export the mesh again; look for a division by zero in what made it.
        """,
      failing: .meshBlock(farCorner: "nan 0.2 0.2"),
      passing: .meshBlock())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.solids.compactMap { users -> Finding? in
      let positions = users.solid.surface.positions
      func isSound(_ p: Vector3) -> Bool { abs(p.x) < 1e6 && abs(p.y) < 1e6 && abs(p.z) < 1e6 }
      guard !positions.allSatisfy(isSound) else { return nil }
      return finding(
        context, "\(users.name) has coordinates that are not finite numbers",
        parts: context.partNames(of: users.shapes), shapes: users.paths,
        measured: Quantity(Double(positions.count { !isSound($0) }), "count"),
        expected: Expected(max: 0, unit: "count"), source: users.shapes[0].record.source)
    }
  }
}
