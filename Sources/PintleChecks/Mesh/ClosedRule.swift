import PintleDocument
import PintleKinematics
import PintleModel

/// `mesh.closed`: surfaces are closed, and neighbours look the same way.
struct ClosedRule: Rule {
  let id = "mesh.closed"
  let title = "closed surfaces"
  let severity = Severity.error
  let explanation = """
    A surface that bounds a solid has no rim: every edge is passed as often in one sense as in the other. Without that \
    there is no inside, so volume, mass and containment mean nothing. An error in a solid that was built here; a note in \
    a mesh file, because a drawn sheet may be open, but what lies inside it cannot be told. Edges that end in the \
    middle of others (T-vertices) leave no gap and are a note.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        There is no inside: volume, mass and what is contained mean nothing, and printers and simulators refuse it.
        """,
      measured: """
        Corners in one place are made one; then every edge must be passed as often in one sense as in the other. A note \
        in a mesh file, an error in a solid that was built here.
        """,
      remedy: """
        Close the rim that the finding points at; turn triangles that look the other way than their neighbours.
        """,
      failing: .meshBlock(sides: RuleExample.Side.allCases.filter { $0 != .top }),
      passing: .meshBlock())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.solids.compactMap { users -> Finding? in
      let topology = users.topology
      let isFinite = users.solid.surface.positions.allSatisfy(\.isFinite)
      let (turned, crowded) = (topology.turnedEdges, topology.unbalancedEdges)
      let wrong = turned + crowded
      let open = topology.rimWithoutTVertices(of: users.solid.surface)
      var faults: [String] = []
      if open > 0 { faults.append(Wording.count(open, "open edge")) }
      if turned > 0 { faults.append("\(Wording.count(turned, "edge")) whose two triangles look opposite ways") }
      if crowded > 0 { faults.append("\(Wording.count(crowded, "edge")) where more than two triangles leave a gap") }
      if topology.shells.isEmpty, isFinite { faults.append("no triangles with area") }
      let place = topology.openPlace ?? topology.turnedPlace ?? topology.crowdedPlace
      func report(_ message: String, _ count: Int, _ weight: Severity?, _ hint: String?) -> Finding {
        finding(
          context, message, severity: weight, parts: context.partNames(of: users.shapes), shapes: users.paths,
          measured: Quantity(Double(count), "count"), expected: Expected(max: 0, unit: "count"),
          at: place.map(users.shapes[0].X_AS.apply), source: users.shapes[0].record.source, hint: hint)
      }
      if faults.isEmpty {
        guard topology.openEdges > 0 else { return nil }
        return report(
          "the surface of \(users.name) has \(Wording.count(topology.openEdges, "edge")) that end in the middle of others",
          topology.openEdges, .note, "split the longer edges where the shorter ones end")
      }
      return report(
        "the surface of \(users.name) is not closed: \(faults.joined(separator: " and "))", open + wrong,
        users.isImported ? .note : nil,
        users.isImported
          ? "what lies inside it cannot be told: "
            + (open == 0 && crowded == 0 ? "turn the triangles on one side of them round" : "close its rim") : nil)
    }
  }
}
