import PintleDocument

/// A part without the joint that held it.
struct JointDeleted: FaultClass {
  let name = "joint-deleted"
  let breaks = "a joint is left out"
  let expected = ["structure.", "document."]
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.joints.map {
      Mutant(what: "\($0.id) deleted", document: asset.document.without(joint: $0.id))
    }
  }
}
