import PintleDocument

/// A surface with holes.
struct MeshOpen: FaultClass {
  let name = "mesh-open"
  let breaks = "triangles are left out of a shape: one in every 5…40"
  let expected = ["mesh."]
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    dice.draw(6, of: asset.model.shapes).map { shape in
      let of = 5 + dice.index(below: 36)
      return Mutant(
        what: "\(shape.path) without one triangle in \(of)", document: asset.document,
        meshes: [shape.path: .open(of: of)])
    }
  }
}
