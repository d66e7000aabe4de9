import PintleDocument

/// A part held twice, or a circle of joints.
struct TwoParents: FaultClass {
  let name = "two-parents"
  let breaks = "a second joint holds a part, or a part hangs on what hangs on it"
  let expected = ["structure."]
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.joints.compactMap { joint in
      var document = asset.document
      let own = asset.subtree(joint.child)
      if own.count > 1, let descendant = dice.pick(Array(own.dropFirst())) {
        document = document.joint(joint.id) { $0.parent = descendant }
        return Mutant(what: "\(joint.child) hangs on \(descendant), which hangs on it", document: document)
      }
      guard let other = dice.pick(asset.document.parts.map(\.id).filter { !own.contains($0) }) else { return nil }
      document.joints.append(
        JointRecord(id: joint.id + "_again", kind: .fixed, child: joint.child, parent: other, frame: joint.frame))
      return Mutant(what: "\(joint.child) also fixed to \(other)", document: document)
    }
  }
}
