import PintleDocument
import PintleKinematics
import PintleModel

/// `structure.solid_metal`: housings of metal are not drawn as blocks.
struct SolidMetalRule: Rule {
  let id = "structure.solid_metal"
  let title = "no blocks of metal by mistake"
  let severity = Severity.note
  let explanation = """
    A frame or a housing that is drawn solid weighs many times what it should: an oven of 80 kg. A metal shape (over \
    2000 kg/m³ as filled) of more than 5 kg that is thicker than 20 mm on average (twice its volume over its area) and has \
    no cavity may be meant so (a flywheel, a counterweight); otherwise hollow it, or say how much of it is metal \
    (`.filled`), or what it weighs.
    """
  let settings = [
    RuleSetting("mass", .mass, 5, "what a shape of solid metal may weigh"),
    RuleSetting("thickness", .length, 0.02, "below this it is sheet or section, whatever it weighs"),
  ]

  var page: RulePage {
    RulePage(
      meaning: """
        A frame or a housing drawn as a block weighs many times what it should; nobody could lift the asset.
        """,
      measured: """
        Density times volume of each metal shape without cavities that is thicker than 20 mm on average, twice \
        its volume over its area.
        """,
      remedy: """
        Hollow it, give it a material that fills less of it, or say what the part weighs.
        """,
      failing: .block("block.add(\"frame\", .box(0.3, 0.3, 0.3).standing())", of: ".steel"),
      passing: .block(
        "block.add(\"frame\", .openBox(0.3, 0.3, 0.3, wall: 2.mm, open: .front).standing())", of: ".steel"))
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.solids.flatMap { users -> [Finding] in
      let shells = users.topology.shells
      let volume = abs(users.solid.properties.volume)
      let area = shells.reduce(0) { $0 + $1.area }
      guard area > 0, !shells.contains(where: { $0.volume < 0 || !$0.isClosed }) else { return [] }
      return users.shapes.compactMap { shape in
        let density = shape.material.density * shape.material.filled
        let part = context.model.parts[shape.part].record
        guard part.weighs == nil, shape.material.filled == 1, density > 2000, shape.material.metallic > 0.5 else {
          return nil
        }
        let limit = context.value("mass", of: self, parts: [part.id], shapes: [shape.path])
        let thickness = context.value("thickness", of: self, parts: [part.id], shapes: [shape.path])
        guard density * volume > limit, 2 * volume / area > thickness else { return nil }
        return finding(
          context, "`\(shape.path)` is \(Wording.mass(density * volume)) of solid \(shape.material.label)",
          parts: [part.id], shapes: [shape.path], measured: Quantity(density * volume, "kg"),
          expected: Expected(max: limit, unit: "kg"), source: shape.record.source ?? part.source,
          hint: "hollow it, or give it a material that fills less (`.filled`), if it is a frame or a housing")
      }
    }
  }
}
