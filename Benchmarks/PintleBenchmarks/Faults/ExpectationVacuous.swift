import PintleDocument

/// A promise that says nothing.
struct ExpectationVacuous: FaultClass {
  let name = "expectation-vacuous"
  let breaks = "the bound of an expectation becomes zero"
  let expected = ["honesty."]
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.expectations.indices.filter { asset.document.expectations[$0].atLeast ?? 0 > 0 }.map { i in
      var document = asset.document
      document.expectations[i].atLeast = 0
      return Mutant(
        what: "\(document.expectations[i].part) \(document.expectations[i].kind.rawValue) at least 0",
        document: document)
    }
  }
}
