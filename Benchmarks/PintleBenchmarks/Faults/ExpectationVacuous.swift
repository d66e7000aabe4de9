import PintleDocument

/// A promise that says nothing.
struct ExpectationVacuous: FaultClass {
  let name = "expectation-vacuous"
  let breaks = "the bound of an expectation becomes zero, without an upper one"
  let expected = ["honesty."]
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    // A ratio of at least 0 says which way it turns.
    asset.document.expectations.indices.filter {
      asset.document.expectations[$0].atLeast ?? 0 > 0 && asset.document.expectations[$0].kind != .ratio
    }.map { i in
      var document = asset.document
      document.expectations[i].atLeast = 0
      document.expectations[i].atMost = nil
      return Mutant(
        what: "\(document.expectations[i].part) \(document.expectations[i].kind.rawValue) at least 0",
        document: document)
    }
  }
}
