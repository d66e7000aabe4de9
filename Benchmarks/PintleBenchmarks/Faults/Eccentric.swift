import PintleDocument

/// A wheel or a knob that runs out of true.
struct Eccentric: FaultClass {
  let name = "eccentric"
  let breaks = "the axis of a wheel or knob is off its middle by 4…15 % of its radius"
  let expected = ["motion.", "support.", "rest."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.turning.filter { joint, _ in
      asset.document.parts.contains { $0.id == joint.child && ($0.role == "wheel" || $0.role == "knob") }
    }.map { joint, dof in
      let direction = dof.direction(in: joint.frame)
      let size = asset.bounds(ofPart: joint.child).size
      let radius = max(size.x, size.y, size.z) / 2
      let distance = max(2.5 * asset.tolerance, dice.number(0.04...0.15) * radius)
      let across = dice.direction(across: direction)
      let document = asset.document.joint(joint.id) {
        $0.frame.origin += across * distance
        $0.frame.line = nil
      }
      return Mutant(what: "\(joint.id) \(say(distance, angular: false)) off the middle", document: document)
    }
  }
}
