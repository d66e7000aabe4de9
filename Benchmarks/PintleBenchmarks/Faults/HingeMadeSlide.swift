import PintleDocument

/// A hinge that slides.
struct HingeMadeSlide: FaultClass {
  let name = "hinge-made-slide"
  let breaks = "a joint that turns slides along its line instead, by half the size of its part"
  let expected = ["expect.", "motion.", "structure.", "support."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.turning.map { joint, dof in
      let travel = asset.bounds(ofPart: joint.child).diagonal / 2
      let document = asset.document.joint(joint.id) {
        $0.kind = .slide
        $0.dofs[0].type = .translation
        $0.dofs[0].range = .init(lower: dof.drawn, upper: dof.drawn + snap(travel))
      }
      return Mutant(what: "\(joint.id) slides \(say(travel, angular: false))", document: document)
    }
  }
}
