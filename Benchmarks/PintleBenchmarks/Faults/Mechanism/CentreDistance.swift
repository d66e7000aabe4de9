import PintleDocument

/// A gear that stands too near or too far: its part, its joint and its line.
struct CentreDistance: FaultClass {
  let name = "centre-distance"
  let breaks = "a gear with its part and joint stands 0.1…0.5 of the module off"
  let expected = mechanismFamilies
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.gears.compactMap { gear in
      let moved = asset.document.subtree(of: part(of: gear.shape))
      guard moved.count == 1, let d = gear.line.direction.normalized,
        let mate = mate(of: gear, asset.document)
      else { return nil }
      let way = mate.line.origin - gear.line.origin
      guard let u = (way - d * way.dot(d)).normalized else { return nil }
      let offset = u * (dice.number(0.1...0.5) * dice.sign() * gear.module)
      return Mutant(
        what: "\(gear.shape) \(say(offset.length, angular: false)) off",
        document: asset.document.carried(moved, by: offset).gear(gear.shape) { $0.line.origin += offset })
    }
  }

  private func mate(of gear: GearRecord, _ document: Document) -> GearRecord? {
    for coupling in document.couplings where coupling.from?.kind == "gear_mesh" {
      guard let of = coupling.from?.of else { continue }
      let other = of["a"] == gear.shape ? of["b"] : of["b"] == gear.shape ? of["a"] : nil
      if let other, let found = document.gears.first(where: { $0.shape == other }) { return found }
    }
    return nil
  }
}
