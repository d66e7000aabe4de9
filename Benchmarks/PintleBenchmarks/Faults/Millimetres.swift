import PintleDocument

/// Millimetres where metres belong.
struct Millimetres: FaultClass {
  let name = "millimetres"
  let breaks = "a part, a joint's place or a travel is a thousand times too large, a part a thousand times too small"
  let expected = ["structure.", "rest.", "motion.", "mesh.", "support.", "document.", "solid."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    var list = asset.moving.map { joint, dof -> Mutant in
      switch dice.index(below: dof.type == .translation ? 4 : 3) {
      case 0:
        return Mutant(
          what: "\(joint.child) in millimetres",
          document: asset.document.scaled(part: joint.child, by: 1000, about: .zero))
      case 1:
        return Mutant(
          what: "\(joint.child) a thousandth of its size",
          document: asset.document.scaled(part: joint.child, by: 0.001, about: .zero))
      case 2:
        return Mutant(
          what: "\(joint.id) placed in millimetres",
          document: asset.document.joint(joint.id) {
            $0.frame.origin = $0.frame.origin * 1000
            $0.frame.line = nil
          })
      default:
        return Mutant(
          what: "\(joint.id) travels in millimetres",
          document: asset.document.joint(joint.id) {
            $0.dofs[0].range = $0.dofs[0].range.map { .init(lower: $0.lower * 1000, upper: $0.upper * 1000) }
          })
      }
    }
    // The whole of it, once.
    var whole = asset.document
    for part in asset.document.parts { whole = whole.scaled(part: part.id, by: 1000, about: .zero) }
    for i in whole.joints.indices {
      whole.joints[i].frame.origin = whole.joints[i].frame.origin * 1000
      whole.joints[i].frame.line = nil
    }
    list.append(Mutant(what: "all of it in millimetres", document: whole))
    return list
  }
}
