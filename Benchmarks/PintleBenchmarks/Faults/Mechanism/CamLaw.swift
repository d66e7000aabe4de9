import PintleDocument

/// A law that is not the lobe's.
struct CamLaw: FaultClass {
  let name = "cam-law"
  let breaks = "a cam lifts 10…50 % more or less, or 5…30° early or late"
  let expected = mechanismFamilies
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.couplings.compactMap { coupling in
      guard coupling.from?.kind == "cam",
        case .curve(let input, let output, let knots, let period, let within) = coupling.relation
      else { return nil }
      let isLate = dice.sign() > 0
      let k = isLate ? 1 : dice.sign() > 0 ? dice.number(1.1...1.5) : 1 / dice.number(1.1...1.5)
      let late = isLate ? dice.number(5...30) * .pi / 180 * dice.sign() : 0
      return Mutant(
        what: isLate
          ? "\(coupling.id) \(say(late, angular: true)) late"
          : "\(coupling.id): lift times \((k * 100).rounded() / 100)",
        document: asset.document.coupling(coupling.id) {
          $0.relation = .curve(
            input: input, output: output, knots: knots.map { SIMD2($0.x + late, $0.y * k) }, period: period,
            within: within)
        })
    }
  }
}
