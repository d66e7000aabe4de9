import PintleDocument

/// A part of the wrong size.
struct PartScaled: FaultClass {
  let name = "part-scaled"
  let breaks = "a moving part is 0.5…0.75 or 1.35…1.8 times as large, about its middle"
  let expected = ["rest.", "motion.", "support.", "mesh.", "structure."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.moving.map { joint, _ in
      let k = dice.sign() > 0 ? dice.number(1.35...1.8) : dice.number(0.5...0.75)
      let rounded = (k * 20).rounded() / 20
      return Mutant(
        what: "\(joint.child) × \(rounded)",
        document: asset.document.scaled(
          part: joint.child, by: rounded, about: asset.bounds(ofPart: joint.child).centre))
    }
  }
}
