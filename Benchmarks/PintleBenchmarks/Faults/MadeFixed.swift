import PintleDocument

/// A joint that holds its part still.
struct MadeFixed: FaultClass {
  let name = "made-fixed"
  let breaks = "a moving joint is fixed"
  let expected = ["expect.", "motion.", "structure.", "honesty."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.moving.map { joint, dof in
      var document = asset.document.joint(joint.id) {
        $0.kind = .fixed
        $0.dofs = []
      }
      document.home[dof.id] = nil
      return Mutant(what: "\(joint.id) fixed", document: document)
    }
  }
}
