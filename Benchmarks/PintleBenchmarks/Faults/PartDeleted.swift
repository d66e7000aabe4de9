import PintleDocument

/// A part that is missing.
struct PartDeleted: FaultClass {
  let name = "part-deleted"
  let breaks = "a part is left out, its joint stays"
  let expected = ["structure.", "document."]
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.joints.map {
      Mutant(what: "\($0.child) deleted", document: asset.document.without(part: $0.child))
    }
  }
}
