import PintleDocument
import PintleModel

/// `mesh.triangles`: the asset keeps within its budget of triangles.
struct TriangleBudgetRule: Rule {
  let id = "mesh.triangles"
  let title = "triangle budget"
  let severity = Severity.warning
  let explanation = """
    The number of triangles of all shapes together, against the budget of the policy. The finding names the shapes \
    that use most of it.
    """

  func findings(in context: CheckContext) -> [Finding] {
    let shapes = context.model.shapes
    let total = shapes.reduce(0) { $0 + $1.solid.mesh.triangleCount }
    guard total > context.policy.triangleBudget else { return [] }
    let heaviest = shapes.enumerated().sorted {
      ($1.element.solid.mesh.triangleCount, $0.offset) < ($0.element.solid.mesh.triangleCount, $1.offset)
    }.prefix(3).map(\.element)
    return [
      finding(
        context, "the asset has \(total) triangles, \(context.policy.triangleBudget) are allowed",
        shapes: heaviest.map(\.path), measured: Quantity(Double(total), "count"),
        expected: Expected(max: Double(context.policy.triangleBudget), unit: "count"),
        hint: "most are in "
          + heaviest.map { "`\($0.path)` (\($0.solid.mesh.triangleCount))" }.joined(separator: ", "))
    ]
  }
}
