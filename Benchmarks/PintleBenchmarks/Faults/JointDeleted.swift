import PintleDocument

/// A part without the joint that held it.
struct JointDeleted: FaultClass {
  let name = "joint-deleted"
  let breaks = "a joint is left out"
  let expected = ["structure.", "document."]
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.joints.map { joint in
      var document = asset.document
      document.joints.removeAll { $0.id == joint.id }
      return Mutant(what: "\(joint.id) deleted", document: document)
    }
  }
}
