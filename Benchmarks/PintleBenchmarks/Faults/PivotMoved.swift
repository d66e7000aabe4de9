import PintleDocument

/// A part that turns about a line beside its own.
struct PivotMoved: FaultClass {
  let name = "pivot-moved"
  let breaks = "the line of a turning joint is shifted across itself by a tenth to a half of the part's size"
  let expected = ["motion.", "support.", "expect."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.turning.map { joint, dof in
      let across = dice.direction(across: dof.direction(in: joint.frame))
      let distance = max(0.005, dice.number(0.1...0.5) * asset.bounds(ofPart: joint.child).diagonal)
      let document = asset.document.joint(joint.id) {
        $0.frame.origin += across * distance
        $0.frame.line = nil
      }
      return Mutant(what: "\(joint.id) shifted by \(say(distance, angular: false))", document: document)
    }
  }
}
