import PintleDocument

/// A range whose lower end is the upper one.
struct RangeReversed: FaultClass {
  let name = "range-reversed"
  let breaks = "the ends of a range change places"
  let expected = ["structure."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.moving.compactMap { joint, dof in
      guard let range = dof.range, range.length > 0 else { return nil }
      return Mutant(
        what: "\(joint.id) reversed",
        document: asset.document.joint(joint.id) { $0.dofs[0].range = .init(lower: range.upper, upper: range.lower) })
    }
  }
}
