import PintleDocument

/// A solid inside out.
struct MeshInverted: FaultClass {
  let name = "mesh-inverted"
  let breaks = "all triangles of a shape are turned round"
  let expected = ["mesh."]
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    dice.draw(6, of: asset.model.shapes).map { shape in
      Mutant(
        what: "\(shape.path) inside out", document: asset.document, meshes: [shape.path: .inverted])
    }
  }
}
