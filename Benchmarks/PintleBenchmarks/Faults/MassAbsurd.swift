import PintleDocument

/// A part that weighs what nothing weighs.
struct MassAbsurd: FaultClass {
  let name = "mass-absurd"
  let breaks = "a part weighs −1 kg, nothing, or 300 times more or less than its solids"
  let expected = ["structure.mass", "structure.", "document."]
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.model.parts.map { part in
      let mass = [-1, 0, part.mass.mass * 300, part.mass.mass / 300][dice.index(below: 4)]
      return Mutant(
        what: "\(part.record.id) weighs \(mass) kg",
        document: asset.document.part(part.record.id) { $0.weighs = mass })
    }
  }
}
