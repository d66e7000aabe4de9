import PintleDocument
import PintleKinematics
import PintleModel

/// `mesh.self_intersection`: a surface does not go through itself.
struct SelfIntersectionRule: Rule {
  let id = "mesh.self_intersection"
  let title = "no surface through itself"
  let severity = Severity.warning
  let explanation = """
    Where a surface goes through itself, what is inside and what is outside swaps, and offsets and booleans fail there. \
    Looked for among all triangles of a solid that share no corner; only crossings deeper than four times the facets' \
    deviation and a hundredth of τ count. Two closed shells drawn into each other in one mesh file are a note: they \
    look right, only their common volume counts twice. A folded shell in a mesh file is a note too, while it is shallower than τ.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        Where a surface goes through itself, inside and outside swap: offsets, booleans and volumes fail there.
        """,
      measured: """
        All pairs of triangles of a solid that share no corner; crossings deeper than the facets' deviation count.
        """,
      remedy: """
        Untangle it where the finding points; unite shells, or make them shapes of their own.
        """,
      failing: .meshBlock(
        sides: [.bottom, .front, .right, .back, .left], vertices: ["0.1 0.1 -0.1"],
        faces: ["5 6 9", "6 7 9", "7 8 9", "8 5 9"]),
      passing: .meshBlock(
        sides: [.bottom, .front, .right, .back, .left], vertices: ["0.1 0.1 0.1"],
        faces: ["5 6 9", "6 7 9", "7 8 9", "8 5 9"]))
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.solids.compactMap { users -> Finding? in
      let slack = max(1e-7, 4 * users.solid.deflection, 0.01 * context.tolerance)
      let found = SelfCrossing(of: users.solid, topology: users.topology, slack: slack)
      guard found.withinShell + found.betweenShells > 0 else { return nil }
      let isFolded = found.withinShell > 0
      let count = found.withinShell + found.betweenShells
      let many = found.isComplete && count < 1000 ? Wording.count(count, "crossing") : "at least \(count) crossings"
      return finding(
        context,
        isFolded
          ? "the surface of \(users.name) goes through itself: \(many)"
          : "shells of \(users.name) go through one another: \(many)",
        severity: users.isImported && (!isFolded || found.depth <= context.tolerance) ? .note : nil,
        parts: context.partNames(of: users.shapes), shapes: users.paths,
        measured: Quantity(found.depth * 1e3, "mm"), expected: Expected(max: slack * 1e3, unit: "mm"),
        at: found.place.map(users.shapes[0].X_AS.apply), source: users.shapes[0].record.source,
        hint: isFolded ? "untangle it there" : "unite the shells, or make them shapes of their own")
    }
  }
}
