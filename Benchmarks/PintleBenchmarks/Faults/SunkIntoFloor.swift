import PintleDocument

/// An asset in or above its floor.
struct SunkIntoFloor: FaultClass {
  let name = "off-the-floor"
  let breaks = "a standing asset is 10…80 mm too low or too high"
  let expected = ["rest.ground", "rest.", "motion.wheel"]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    guard asset.document.base == .standing else { return [] }
    let all = asset.document.parts.map(\.id)
    return [-1.0, 1].map { way in
      let height = way * dice.number(0.01...0.08)
      return Mutant(
        what: "all of it \(say(height, angular: false)) too high",
        document: asset.document.carried(all, by: [0, 0, height]))
    }
  }
}
