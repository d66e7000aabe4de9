import PintleDocument

/// A part nobody can see.
struct HiddenPart: FaultClass {
  let name = "hidden-part"
  let breaks = "a block without use is put into the material of a part, or fills its middle, as a part of its own"
  let expected = ["rest.", "honesty.", "structure."]
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    let boxes = asset.model.shapes.filter {
      if case .box = $0.solid.node { return $0.bounds.size.min() > 8 * asset.tolerance && $0.material.opacity == 1 }
      return false
    }
    return dice.draw(4, of: boxes).map { shape in
      let size = shape.bounds.size * 0.4
      let owner = asset.model.parts[shape.part].record
      var document = asset.document
      document.solids["fault"] = .box(size: snap(size))
      document.parts.append(
        PartRecord(
          id: "secret", material: owner.material,
          shapes: [ShapeRecord(id: "block", solid: "fault", at: RigidTransform(translation: snap(shape.bounds.centre)))]
        ))
      document.joints.append(
        JointRecord(
          id: "secret_mount", kind: .fixed, child: "secret", parent: owner.id,
          frame: Frame(origin: shape.bounds.centre, z: [0, 0, 1], x: [1, 0, 0])))
      return Mutant(what: "a block inside \(shape.path)", document: document)
    }
  }
}
