import PintleDocument

/// A part beside its place.
struct PartSlid: FaultClass {
  let name = "part-slid"
  let breaks = "a moving part is shifted by 8…25 % of its size, its joint stays"
  let expected = ["rest.", "motion.", "support.", "expect."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.moving.map { joint, _ in
      let axes: [Vector3] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
      let axis = axes[dice.index(below: 3)] * dice.sign()
      let distance = max(0.01, dice.number(0.08...0.25) * asset.bounds(ofPart: joint.child).diagonal)
      return Mutant(
        what: "\(joint.child) slid \(say(distance, angular: false)) along \(axis.x), \(axis.y), \(axis.z)",
        document: asset.document.shifted(asset.subtree(joint.child), by: axis * distance))
    }
  }
}
