import PintleDocument
import PintleKinematics
import PintleModel

/// `mesh.doubled_faces`: no triangle is there twice.
struct DoubledFacesRule: Rule {
  let id = "mesh.doubled_faces"
  let title = "no doubled triangles"
  let severity = Severity.warning
  let explanation = """
    Two triangles with the same three corners are one too many: they flicker where their colours differ, double the \
    cost and leave every edge of theirs with three or four triangles. Facing the same way one of them is a copy; back to \
    back they are a sheet without thickness, which encloses nothing (a note in a mesh file).
    """

  var page: RulePage {
    RulePage(
      meaning: """
        Two triangles in one place flicker where their colours differ, and cost double.
        """,
      measured: """
        Triangles with the same three corners, after corners in one place were made one: facing the same way they are \
        copies, back to back a sheet without thickness.
        """,
      remedy: """
        Remove one of each; merge doubled vertices and faces in the modeller. Give a sheet its thickness.
        """,
      failing: .meshBlock(faces: [RuleExample.Side.top.rawValue]),
      passing: .meshBlock())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.solids.compactMap { users -> Finding? in
      let topology = users.topology
      guard topology.doubledTriangles + topology.backedTriangles > 0 else { return nil }
      let isCopy = topology.doubledTriangles > 0
      let count = isCopy ? topology.doubledTriangles : topology.backedTriangles
      return finding(
        context,
        isCopy
          ? "\(users.name) has \(Wording.count(count, "triangle")) twice"
          : "\(users.name) has \(Wording.count(count, "pair")) of triangles back to back: a sheet without thickness",
        severity: users.isImported && !isCopy ? .note : nil, parts: context.partNames(of: users.shapes),
        shapes: users.paths, measured: Quantity(Double(count), "count"), expected: Expected(max: 0, unit: "count"),
        at: topology.doubledPlace.map(users.shapes[0].X_AS.apply), source: users.shapes[0].record.source,
        hint: isCopy ? "remove one of each" : "give the sheet its thickness")
    }
  }
}
