import PintleDocument

/// A part hung on another part than its own.
struct Reparented: FaultClass {
  let name = "reparented"
  let breaks = "a part hangs on another part; its joint's line stays"
  let expected = ["support.", "rest.floating", "motion.", "structure."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.joints.compactMap { joint in
      let own = asset.subtree(joint.child)
      let others = asset.document.parts.map(\.id).filter { !own.contains($0) && $0 != joint.parent }
      guard let parent = dice.pick(others) else { return nil }
      return Mutant(
        what: "\(joint.id) hangs \(joint.child) on \(parent), not \(joint.parent)",
        document: asset.document.joint(joint.id) { $0.parent = parent })
    }
  }
}
