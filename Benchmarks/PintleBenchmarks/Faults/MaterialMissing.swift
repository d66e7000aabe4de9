import PintleDocument

/// A part of nothing.
struct MaterialMissing: FaultClass {
  let name = "material-missing"
  let breaks = "the material of a part or a shape is unknown, or no part of it is material"
  let expected = ["structure.", "document."]
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.parts.map { part in
      if dice.sign() > 0, let shape = part.shapes.first(where: { $0.material != nil }) {
        return Mutant(
          what: "\(part.id)/\(shape.id) of an unknown material",
          document: asset.document.shape("\(part.id)/\(shape.id)") { $0.material = "unobtainium" })
      }
      let name = dice.sign() > 0 ? "" : "unobtainium"
      return Mutant(
        what: "\(part.id) of `\(name)`", document: asset.document.part(part.id) { $0.material = name })
    }
  }
}
