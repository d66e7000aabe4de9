import PintleDocument

/// A joint that goes the other way.
struct AxisFlipped: FaultClass {
  let name = "axis-flipped"
  let breaks = "the positive sense of a joint is turned round"
  let expected = ["motion.", "expect."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.moving.map { joint, _ in
      Mutant(
        what: "\(joint.id) flipped",
        document: asset.document.joint(joint.id) {
          $0.frame.z = $0.frame.z * -1
          $0.frame.line = nil
        })
    }
  }
}
