import PintleDocument

/// What is coupled runs the wrong way round.
struct HandWrong: FaultClass {
  let name = "hand"
  let breaks = "one factor of a coupling has the other sign"
  let expected = mechanismFamilies
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.linear.compactMap { coupling, terms in
      guard let term = dice.pick(terms) else { return nil }
      return Mutant(
        what: "\(coupling.id): \(term.dof) the other way",
        document: asset.document.factor(of: term.dof, in: coupling.id) { -$0 })
    }
  }
}
