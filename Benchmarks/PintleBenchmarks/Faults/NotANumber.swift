import PintleDocument

/// Something that is not a number.
struct NotANumber: FaultClass {
  let name = "not-a-number"
  let breaks = "NaN in a joint's frame, a range, a placement, a solid, a mass or a vertex"
  let expected = ["document.", "structure.", "mesh.", "joint.", "solid."]
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    var list: [Mutant] = []
    for (joint, _) in asset.moving {
      switch dice.index(below: 3) {
      case 0:
        list.append(
          Mutant(
            what: "\(joint.id) at NaN", document: asset.document.joint(joint.id) { $0.frame.origin.y = .nan }))
      case 1:
        list.append(
          Mutant(what: "\(joint.id) along NaN", document: asset.document.joint(joint.id) { $0.frame.z.z = .nan }))
      default:
        list.append(
          Mutant(
            what: "\(joint.id) up to NaN",
            document: asset.document.joint(joint.id) { $0.dofs[0].range = .init(lower: 0, upper: .nan) }))
      }
    }
    for shape in dice.draw(4, of: asset.model.shapes) {
      switch dice.index(below: 3) {
      case 0:
        list.append(
          Mutant(
            what: "\(shape.path) at NaN",
            document: asset.document.shape(shape.path) { $0.at.translation.x = .nan }))
      case 1:
        var document = asset.document
        document.solids[shape.record.solid] = .box(size: [.nan, 0.1, 0.1])
        list.append(Mutant(what: "\(shape.path) is NaN wide", document: document))
      default:
        list.append(
          Mutant(
            what: "\(shape.path) has a vertex at NaN", document: asset.document,
            meshes: [shape.path: .notANumber]))
      }
    }
    if let part = dice.pick(asset.document.parts) {
      list.append(
        Mutant(what: "\(part.id) weighs NaN", document: asset.document.part(part.id) { $0.weighs = .nan }))
    }
    return list
  }
}
