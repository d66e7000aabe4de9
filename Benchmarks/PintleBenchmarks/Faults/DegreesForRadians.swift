import PintleDocument

/// Degrees where radians belong, or the other way round.
struct DegreesForRadians: FaultClass {
  let name = "degrees-for-radians"
  let breaks = "the range of a turning joint is 57.3 times too large or too small"
  let expected = ["structure.", "motion.", "expect."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.turning.compactMap { joint, dof in
      guard let range = dof.range, range.length > 0 else { return nil }
      let k = dice.sign() > 0 ? 180 / Double.pi : Double.pi / 180
      return Mutant(
        what: "\(joint.id) × \(k > 1 ? "57.3" : "0.0175")",
        document: asset.document.joint(joint.id) {
          $0.dofs[0].range = .init(lower: range.lower * k, upper: range.upper * k)
        })
    }
  }
}
