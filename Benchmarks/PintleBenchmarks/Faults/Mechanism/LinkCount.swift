import PintleDocument

/// A chain or belt that is too long, or too short.
struct LinkCount: FaultClass {
  let name = "link-count"
  let breaks = "a chain or belt has 1…3 links or teeth more or less"
  let expected = mechanismFamilies
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.trains.map { train in
      let count = train.count + Int(dice.number(1...3.999)) * Int(dice.sign())
      var copy = asset.document
      for i in copy.trains.indices where copy.trains[i].id == train.id { copy.trains[i].count = count }
      return Mutant(what: "\(train.id): \(count) for \(train.count)", document: copy)
    }
  }
}
