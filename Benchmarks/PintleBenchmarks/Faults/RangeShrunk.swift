import PintleDocument

/// A joint that goes less far than it should.
struct RangeShrunk: FaultClass {
  let name = "range-shrunk"
  let breaks = "a range is cut down to 8…25 % of itself around its home"
  let expected = ["expect.", "motion.", "structure."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.moving.compactMap { joint, dof in
      guard let range = dof.range, range.length > 0 else { return nil }
      let share = dice.number(0.08...0.25)
      let home = asset.document.home[dof.id] ?? dof.drawn
      let document = asset.document.joint(joint.id) {
        $0.dofs[0].range = .init(
          lower: home - (home - range.lower) * share, upper: home + (range.upper - home) * share)
      }
      return Mutant(what: "\(joint.id) keeps \(Int((share * 100).rounded())) % of its range", document: document)
    }
  }
}
