import PintleDocument
import PintleModel

/// `mesh.missing`: every shape that is described could be made.
struct MissingShapeRule: Rule {
  let id = "mesh.missing"
  let title = "every shape has a surface"
  let severity = Severity.error
  let explanation = """
    A shape whose solid could not be built is not there when the asset is checked, drawn and exported. What went wrong \
    is told by the finding of the solid; where there is none, this one says that the shape is missing. A part without \
    shapes is reported too, unless it was imported: formats for robots use them as frames.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        Something that is described is not there when the asset is checked, drawn and exported.
        """,
      measured: """
        Every part has a shape, and every shape a solid that could be made and has triangles. What the geometry has \
        said about a solid is not said again.
        """,
      remedy: """
        Add the shape, put right the size that could not be made, or remove the part.
        """,
      failing: .chestDocument(
        parts: """
              {
                "id": "pull", "material": "oak",
                "shapes": []
              }
          """,
        joints: """
              {
                "id": "pull_mount", "kind": "fixed", "child": "pull", "parent": "lid", "dofs": [],
                "frame": { "origin": [0, -0.1, 0.212], "z": [0, 0, 1], "x": [1, 0, 0] }
              }
          """),
      passing: .chestDocument(
        parts: """
              {
                "id": "pull", "material": "oak",
                "shapes": [\n\(RuleExample.pull("pull"))\n      ]
              }
          """,
        joints: """
              {
                "id": "pull_mount", "kind": "fixed", "child": "pull", "parent": "lid", "dofs": [],
                "frame": { "origin": [0, -0.1, 0.212], "z": [0, 0, 1], "x": [1, 0, 0] }
              }
          """))
  }

  func findings(in context: CheckContext) -> [Finding] {
    let model = context.model
    let made = Set(model.shapes.map(\.path))
    let told = Set(model.findings.flatMap(\.shapes)).union(model.document.findings.flatMap(\.shapes))
    var result: [Finding] = []
    for part in model.document.parts {
      if part.shapes.isEmpty, model.document.imported == nil {
        result.append(
          finding(
            context, "`\(part.id)` has no shapes", parts: [part.id], source: part.source,
            hint: "add a shape, or remove the part"))
      }
      for shape in part.shapes {
        let path = "\(part.id)/\(shape.id)"
        if !made.contains(path), !told.contains(path) {
          result.append(
            finding(
              context, "`\(path)` could not be made", parts: [part.id], shapes: [path],
              source: shape.source ?? part.source))
        }
      }
    }
    for shape in model.shapes where shape.solid.mesh.triangleCount == 0 && !told.contains(shape.path) {
      result.append(
        finding(
          context, "`\(shape.path)` has no surface", parts: [model.parts[shape.part].record.id], shapes: [shape.path],
          source: shape.record.source))
    }
    return result
  }
}
