import PintleDocument

/// The same thing twice in the same place.
struct GeometryDuplicate: FaultClass {
  let name = "geometry-duplicate"
  let breaks = "a part or a shape is there twice"
  let expected = ["honesty.", "rest.", "mesh.", "structure."]
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    var list: [Mutant] = []
    for joint in dice.draw(2, of: asset.document.joints) {
      guard var part = asset.document.parts.first(where: { $0.id == joint.child }) else { continue }
      var document = asset.document
      part.id += "_again"
      for i in part.shapes.indices { part.shapes[i].hardware = nil }
      document.parts.append(part)
      document.joints.append(
        JointRecord(id: part.id + "_mount", kind: .fixed, child: part.id, parent: joint.child, frame: joint.frame))
      list.append(Mutant(what: "\(joint.child) twice", document: document))
    }
    for shape in dice.draw(2, of: asset.model.shapes) {
      let owner = asset.model.parts[shape.part].record.id
      var copy = shape.record
      copy.id += "_again"
      list.append(
        Mutant(what: "\(shape.path) twice", document: asset.document.part(owner) { $0.shapes.append(copy) }))
    }
    return list
  }
}
