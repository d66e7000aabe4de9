import PintleDocument

/// Teeth that meet with a strip of their width only.
struct FaceShort: FaultClass {
  let name = "face-overlap"
  let breaks = "a gear's teeth lie 55…95 % of the narrower face aside of what they mesh with, along the line"
  let expected = mechanismFamilies
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.gears.compactMap { gear in
      guard let d = gear.line.direction.normalized, let own = extent(gear.shape, d, asset) else { return nil }
      let mates = asset.document.couplings.compactMap { c -> ClosedRange<Double>? in
        guard let from = c.from, ["gear_mesh", "rack"].contains(from.kind) else { return nil }
        let other = from.of["a"] == gear.shape ? from.of["b"] : from.of["b"] == gear.shape ? from.of["a"] : nil
        return other.flatMap { extent($0, d, asset) }
      }
      guard let mate = mates.first else { return nil }
      let narrower = min(own.upperBound - own.lowerBound, mate.upperBound - mate.lowerBound)
      let left = narrower * (1 - dice.number(0.55...0.95))
      // The gear goes up or down its line until only that much is left in common.
      let offset =
        dice.sign() > 0 ? mate.upperBound - left - own.lowerBound : mate.lowerBound + left - own.upperBound
      return Mutant(
        what: "\(gear.shape) shares \(say(left, angular: false)) of its width",
        document: asset.document.shape(gear.shape) { $0.at = RigidTransform(translation: d * offset) * $0.at })
    }
  }

  private func extent(_ path: String, _ d: Vector3, _ asset: SoundAsset) -> ClosedRange<Double>? {
    guard let shape = asset.model.shapes.first(where: { $0.path == path }) else { return nil }
    let s = shape.solid.surface.positions.map { shape.X_AS.apply($0).dot(d) }
    guard let low = s.min(), let high = s.max() else { return nil }
    return low...high
  }
}
