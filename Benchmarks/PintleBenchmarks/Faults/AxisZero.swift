import PintleDocument

/// An axis without a direction.
struct AxisZero: FaultClass {
  let name = "axis-zero"
  let breaks = "the direction of a joint is zero"
  let expected = ["structure.", "joint."]
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.moving.map { joint, _ in
      Mutant(
        what: "\(joint.id) along zero",
        document: asset.document.joint(joint.id) {
          $0.frame.z = .zero
          $0.frame.line = nil
        })
    }
  }
}
