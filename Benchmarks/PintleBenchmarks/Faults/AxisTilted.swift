import PintleDocument

/// An axis a little askew.
struct AxisTilted: FaultClass {
  let name = "axis-tilted"
  let breaks = "an axis is turned by 5…15°"
  let expected = ["motion.", "expect.", "support."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.turned(by: 5...15, &dice)
  }
}
