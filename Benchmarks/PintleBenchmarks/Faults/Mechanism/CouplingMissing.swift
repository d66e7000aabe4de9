import PintleDocument
import PintleKinematics
import PintleModel

/// A mesh, a thread, a belt or a cam that was forgotten: one that the others do not imply (a planet's second mesh with
/// all else in place changes nothing).
struct CouplingMissing: FaultClass {
  let name = "coupling-missing"
  let breaks = "a coupling is left out"
  let expected = mechanismFamilies
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    let rank = Mechanism(asset.model).report().rank
    return asset.document.couplings.compactMap { coupling in
      if case .oneWay = coupling.relation { return nil }
      var copy = asset.document
      copy.couplings.removeAll { $0.id == coupling.id }
      let model = Model(
        document: copy, documentHash: asset.model.documentHash, parts: asset.model.parts, shapes: asset.model.shapes,
        findings: [])
      guard Mechanism(model).report().rank < rank else { return nil }
      return Mutant(what: "\(coupling.id) left out", document: copy)
    }
  }
}
