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
