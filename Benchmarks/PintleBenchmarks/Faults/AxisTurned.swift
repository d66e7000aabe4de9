import PintleDocument

/// An axis askew.
struct AxisTurned: FaultClass {
  let name = "axis-turned"
  let breaks = "an axis is turned by 15…45°"
  let expected = ["motion.", "expect.", "support."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.turned(by: 15...45, &dice)
  }
}
