import PintleDocument

/// `structure.material`: every part and shape is made of something that is described.
struct MaterialRule: Rule {
  let id = "structure.material"
  let title = "materials present"
  let severity = Severity.error
  let explanation = """
    Every part names a material, a shape may name another one. Each must be described: positive density, colours and \
    shares between 0 and 1. Real materials lie between 1 kg/m³ (aerogel) and 23 000 kg/m³ (osmium).
    """

  var page: RulePage {
    RulePage(
      meaning: """
        Without its material a part has no mass, no colour and no friction, in pictures, exports and simulations.
        """,
      measured: """
        The material that each part and shape names is looked up; its density lies between 1 and 23 000 kg/m³, its \
        colours and shares between 0 and 1.
        """,
      remedy: """
        Describe the material, or name one that is described; densities are in kg/m³, not g/cm³.
        """,
      failing: .chestDocument(lid: "okk"),
      passing: .chestDocument())
  }

  func findings(in context: CheckContext) -> [Finding] {
    let document = context.document
    let known = document.materials.keys.sorted()
    var result: [Finding] = []
    func check(_ material: String, of owner: String, part: String, shape: String? = nil, source: Int?) {
      guard document.materials[material] == nil else { return }
      let near = Spelling.nearest(to: material, in: known)
      result.append(
        finding(
          context,
          material.isEmpty ? "`\(owner)` has no material" : "`\(owner)`: material `\(material)` is not described",
          parts: [part], shapes: shape.map { [$0] } ?? [], source: source,
          hint: near.map { "did you mean `\($0)`?" }))
    }
    for part in document.parts {
      check(part.material, of: part.id, part: part.id, source: part.source)
      for shape in part.shapes {
        if let material = shape.material {
          let path = "\(part.id)/\(shape.id)"
          check(material, of: path, part: part.id, shape: path, source: shape.source)
        }
      }
    }
    for name in known {
      guard let material = document.materials[name], let fault = Self.fault(material) else { continue }
      let user = document.parts.first { $0.material == name || $0.shapes.contains { $0.material == name } }
      result.append(
        finding(
          context, "material `\(name)` \(fault)", parts: user.map { [$0.id] } ?? [], source: user?.source))
    }
    return result
  }

  private static func fault(_ m: MaterialRecord) -> String? {
    func isShare(_ v: Double) -> Bool { v >= 0 && v <= 1 }
    if !(m.density > 0) || !m.density.isFinite { return "has a density of \(Wording.number(m.density)) kg/m³" }
    if m.density < 1 || m.density > 23_000 {
      return "has a density of \(Wording.number(m.density)) kg/m³: no material weighs that"
    }
    if !(m.filled > 0 && m.filled <= 1) { return "fills \(Wording.number(m.filled, decimals: 3)) of its volume" }
    if !isShare(m.baseColor.x) || !isShare(m.baseColor.y) || !isShare(m.baseColor.z) {
      return "has a colour outside 0…1"
    }
    if !isShare(m.opacity) || !isShare(m.metallic) || !isShare(m.roughness) {
      return "has an opacity, metalness or roughness outside 0…1"
    }
    return nil
  }
}
