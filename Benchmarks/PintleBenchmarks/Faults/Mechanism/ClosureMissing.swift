import PintleDocument

/// A pin that was forgotten.
struct ClosureMissing: FaultClass {
  let name = "closure-missing"
  let breaks = "a closure is left out"
  let expected = mechanismFamilies
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.closures.map { closure in
      var copy = asset.document
      copy.closures.removeAll { $0.id == closure.id }
      return Mutant(what: "\(closure.id) left out", document: copy)
    }
  }
}
