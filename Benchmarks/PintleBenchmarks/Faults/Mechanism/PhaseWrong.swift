import PintleDocument

/// Teeth that meet teeth.
struct PhaseWrong: FaultClass {
  let name = "phase"
  let breaks = "a gear's teeth are turned by 0.15…0.5 of a tooth in the drawn pose"
  let expected = mechanismFamilies
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.gears.compactMap { gear in
      guard let d = gear.line.direction.normalized, gear.teeth > 0 else { return nil }
      let share = dice.number(0.15...0.5) * dice.sign()
      let X = RigidTransform(turning: share * 2 * .pi / Double(gear.teeth), about: d)
      let about = RigidTransform(translation: gear.line.origin) * X * RigidTransform(translation: -gear.line.origin)
      return Mutant(
        what: "\(gear.shape) turned by \((share * 100).rounded() / 100) of a tooth",
        document: asset.document.gear(gear.shape) { $0.zero = X.rotate($0.zero) }
          .shape(gear.shape) { $0.at = about * $0.at })
    }
  }
}
