import PintleDocument

/// Two drives for one motion.
struct InputExtra: FaultClass {
  let name = "input-extra"
  let breaks = "a follower is made an input with a range of its own"
  let expected = mechanismFamilies
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.moving.compactMap { joint, dof in
      guard dof.role == .follows else { return nil }
      let half = dof.type == .translation ? 0.05 : 0.5
      return Mutant(
        what: "\(dof.id) driven too",
        document: asset.document.joint(joint.id) {
          $0.dofs[0].role = .input
          $0.dofs[0].range = .init(lower: dof.drawn - half, upper: dof.drawn + half)
          $0.dofs[0].drive = .init(kind: .motor, effort: 1, speed: 1)
        })
    }
  }
}
