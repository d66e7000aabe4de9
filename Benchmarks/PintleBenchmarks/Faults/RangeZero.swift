import PintleDocument

/// A joint with nowhere to go.
struct RangeZero: FaultClass {
  let name = "range-zero"
  let breaks = "a range ends where it begins"
  let expected = ["structure.", "expect.", "honesty."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.moving.map { joint, dof in
      Mutant(
        what: "\(joint.id) has no range",
        document: asset.document.joint(joint.id) { $0.dofs[0].range = .init(lower: dof.drawn, upper: dof.drawn) })
    }
  }
}
