import PintleDocument

/// A ratio that is not the teeth's.
struct RatioWrong: FaultClass {
  let name = "ratio"
  let breaks = "one factor of a coupling is 2…30 % off"
  let expected = mechanismFamilies
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.linear.compactMap { coupling, terms in
      guard let term = dice.pick(terms) else { return nil }
      let k = dice.sign() > 0 ? dice.number(1.02...1.3) : 1 / dice.number(1.02...1.3)
      return Mutant(
        what: "\(coupling.id): factor of \(term.dof) times \((k * 1000).rounded() / 1000)",
        document: asset.document.factor(of: term.dof, in: coupling.id) { $0 * k })
    }
  }
}
