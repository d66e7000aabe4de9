import PintleDocument

/// A range that does not hold the pose the asset stands in.
struct RangeElsewhere: FaultClass {
  let name = "range-elsewhere"
  let breaks = "a range is shifted by 1.2…2 times its length"
  let expected = ["structure.", "motion.", "joint.", "document."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.moving.compactMap { joint, dof in
      guard let range = dof.range, range.length > 0 else { return nil }
      let shift = dice.sign() * dice.number(1.2...2) * range.length
      return Mutant(
        what: "\(joint.id) shifted by \(say(shift, angular: dof.type != .translation))",
        document: asset.document.joint(joint.id) {
          $0.dofs[0].range = .init(lower: range.lower + shift, upper: range.upper + shift)
        })
    }
  }
}
