import PintleDocument

/// A part in mid-air.
struct PartFloating: FaultClass {
  let name = "part-floating"
  let breaks = "a part with its joint and all that hangs on it is carried out of the asset"
  let expected = ["rest.floating", "rest.ground", "support.", "motion."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.joints.map { joint in
      let own = asset.subtree(joint.child)
      let box = own.map(asset.bounds(ofPart:)).reduce(Bounds.empty) { $0.union($1) }
      let ways: [(Vector3, Double)] = [
        ([1, 0, 0], asset.bounds.upper.x - box.lower.x), ([-1, 0, 0], box.upper.x - asset.bounds.lower.x),
        ([0, -1, 0], box.upper.y - asset.bounds.lower.y), ([0, 0, 1], asset.bounds.upper.z - box.lower.z),
      ]
      let (way, distance) = ways[dice.index(below: ways.count)]
      let offset = way * (distance + max(0.02, dice.number(0.1...0.4) * box.diagonal))
      return Mutant(
        what: "\(joint.child) carried away by \(say(offset.length, angular: false))",
        document: asset.document.carried(own, by: offset))
    }
  }
}
