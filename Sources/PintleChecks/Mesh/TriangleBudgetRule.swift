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

  var page: RulePage {
    RulePage(
      meaning: """
        The asset costs more to draw than was agreed for it.
        """,
      measured: """
        The triangles of all shapes together against the budget of the policy; the finding names the shapes that use \
        most.
        """,
      remedy: """
        Use fewer rounded edges and simpler shapes where nobody looks closely, or raise the budget.
        """,
      failing: .block(
        "block.add(\"ball\", .sphere(diameter: 0.4).standing())", policy: "extends: default\ntriangles: 5_000"),
      passing: .block(
        "block.add(\"block\", .box(0.4, 0.4, 0.4).standing())", policy: "extends: default\ntriangles: 5_000"))
  }

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
