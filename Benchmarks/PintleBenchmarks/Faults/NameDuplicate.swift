import PintleDocument

/// Two things of one name.
struct NameDuplicate: FaultClass {
  let name = "name-duplicate"
  let breaks = "a part, a shape or a joint takes the name of another"
  let expected = ["structure.", "document."]
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    var list: [Mutant] = []
    let parts = asset.document.parts.map(\.id)
    if let a = dice.pick(parts), let b = dice.pick(parts.filter({ $0 != a })) {
      list.append(Mutant(what: "\(a) called \(b)", document: asset.document.part(a) { $0.id = b }))
    }
    for part in dice.draw(2, of: asset.document.parts.filter { $0.shapes.count > 1 }) {
      list.append(
        Mutant(
          what: "two shapes of \(part.id) called \(part.shapes[0].id)",
          document: asset.document.part(part.id) { $0.shapes[1].id = part.shapes[0].id }))
    }
    let joints = asset.moving
    if let a = dice.pick(joints), let b = dice.pick(joints.filter({ $0.joint.id != a.joint.id })) {
      list.append(
        Mutant(
          what: "\(a.joint.id) called \(b.joint.id)",
          document: asset.document.joint(a.joint.id) {
            $0.id = b.joint.id
            $0.dofs[0].id = b.dof.id
          }))
    }
    return list
  }
}
