import PintleDocument

/// A slide that turns.
struct SlideMadeHinge: FaultClass {
  let name = "slide-made-hinge"
  let breaks = "a joint that slides turns by 90° about its line instead"
  let expected = ["expect.", "motion.", "structure.", "support."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.sliding.map { joint, dof in
      let document = asset.document.joint(joint.id) {
        $0.kind = .hinge
        $0.dofs[0].type = .rotation
        $0.dofs[0].range = .init(lower: dof.drawn, upper: dof.drawn + .pi / 2)
      }
      return Mutant(what: "\(joint.id) turns by 90°", document: document)
    }
  }
}
