import PintleDocument

/// A gear with teeth too many or too few, all else following: its record, what the mesh says, the ratio.
struct ToothCount: FaultClass {
  let name = "tooth-count"
  let breaks = "a gear's record, its meshes and their ratios count 1…4 teeth more or less"
  let expected = mechanismFamilies
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.gears.map { gear in
      let change = Int(dice.number(1...4.999)) * Int(dice.sign())
      let count = max(5, gear.teeth + change)
      var copy = asset.document.gear(gear.shape) { $0.teeth = count }
      for mesh in asset.document.couplings where mesh.from?.kind == "gear_mesh" {
        for (side, said) in [("a", "teeth_a"), ("b", "teeth_b")] where mesh.from?.of[side] == gear.shape {
          copy = copy.coupling(mesh.id) { $0.from?.values[said] = Double(count) }
          guard let carrier = mesh.from?.of["carrier"] else { continue }
          // Its own turn and its carrier's: the joints on which both do not hang alike.
          let own = asset.document.chain(of: part(of: gear.shape))
          let shared = asset.document.chain(of: carrier)
          let dofs =
            (own.filter { j in !shared.contains { $0.id == j.id } }
            + shared.filter { j in !own.contains { $0.id == j.id } })
            .flatMap(\.dofs)
          for dof in dofs { copy = copy.factor(of: dof.id, in: mesh.id) { $0 * Double(count) / Double(gear.teeth) } }
        }
      }
      return Mutant(what: "\(gear.shape) with \(count) teeth for \(gear.teeth)", document: copy)
    }
  }
}
