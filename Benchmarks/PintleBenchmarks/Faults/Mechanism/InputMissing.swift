import PintleDocument

/// Nothing drives it.
struct InputMissing: FaultClass {
  let name = "input-missing"
  let breaks = "an input that something follows is made a follower"
  let expected = mechanismFamilies
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.moving.compactMap { joint, dof in
      guard dof.role != .follows else { return nil }
      return Mutant(
        what: "\(dof.id) follows nothing",
        document: asset.document.joint(joint.id) {
          $0.dofs[0].role = .follows
          $0.dofs[0].range = nil
          $0.dofs[0].drive = nil
        })
    }
  }
}
