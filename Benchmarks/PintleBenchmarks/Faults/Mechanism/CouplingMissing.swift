import PintleDocument

/// A mesh, a thread, a belt or a cam that was forgotten.
struct CouplingMissing: FaultClass {
  let name = "coupling-missing"
  let breaks = "a coupling is left out"
  let expected = mechanismFamilies
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.couplings.compactMap { coupling in
      if case .oneWay = coupling.relation { return nil }
      var copy = asset.document
      copy.couplings.removeAll { $0.id == coupling.id }
      return Mutant(what: "\(coupling.id) left out", document: copy)
    }
  }
}
