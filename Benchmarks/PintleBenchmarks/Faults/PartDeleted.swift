import PintleDocument

/// A part that is missing.
struct PartDeleted: FaultClass {
  let name = "part-deleted"
  let breaks = "a part is left out, its joint stays"
  let expected = ["structure.", "document."]
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.joints.map { joint in
      var document = asset.document
      document.parts.removeAll { $0.id == joint.child }
      return Mutant(what: "\(joint.child) deleted", document: document)
    }
  }
}
