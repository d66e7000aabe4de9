import PintleDocument

/// A name that nothing bears.
struct ReferenceUnknown: FaultClass {
  let name = "reference-unknown"
  let breaks = "a solid, a child, a parent, hardware or an expectation refers to what is not there"
  let expected = ["structure.", "document.", "mesh.", "honesty.", "expect.", "solid."]
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    var list: [Mutant] = []
    for (joint, _) in dice.draw(3, of: asset.moving) {
      list.append(
        dice.sign() > 0
          ? Mutant(
            what: "\(joint.id) holds nobody", document: asset.document.joint(joint.id) { $0.child += "_x" })
          : Mutant(
            what: "\(joint.id) hangs on nobody", document: asset.document.joint(joint.id) { $0.parent += "_x" }))
    }
    for shape in dice.draw(2, of: asset.model.shapes) {
      list.append(
        Mutant(
          what: "\(shape.path) of an unknown solid",
          document: asset.document.shape(shape.path) { $0.solid += "_x" }))
    }
    if let shape = dice.pick(asset.model.shapes.filter { $0.record.hardware != nil }) {
      list.append(
        Mutant(
          what: "\(shape.path) is hardware of an unknown joint",
          document: asset.document.shape(shape.path) { $0.hardware = "nobody" }))
    }
    if !asset.document.expectations.isEmpty {
      var document = asset.document
      document.expectations[dice.index(below: document.expectations.count)].part = "nobody"
      list.append(Mutant(what: "an expectation of nobody", document: document))
    }
    return list
  }
}
