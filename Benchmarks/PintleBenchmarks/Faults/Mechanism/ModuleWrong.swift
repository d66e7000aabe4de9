import PintleDocument

/// Teeth of another size.
struct ModuleWrong: FaultClass {
  let name = "module"
  let breaks = "a gear's module is 5…25 % off"
  let expected = mechanismFamilies
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.gears.map { gear in
      let k = dice.sign() > 0 ? dice.number(1.05...1.25) : 1 / dice.number(1.05...1.25)
      return Mutant(
        what: "\(gear.shape): module times \((k * 1000).rounded() / 1000)",
        document: asset.document.gear(gear.shape) { $0.module *= k })
    }
  }
}
