import PintleDocument

/// A bar whose far end is drawn too far out, or not far enough.
struct BarLength: FaultClass {
  let name = "bar-length"
  let breaks = "one side of a closure lies 0.2…5 mm farther from its part's joint, or nearer"
  let expected = mechanismFamilies
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.closures.compactMap { closure in
      guard let joint = asset.joint(holding: closure.b) ?? asset.joint(holding: closure.a) else { return nil }
      var way = closure.frame.origin - joint.frame.origin
      switch closure.kind {
      // Only what the closure holds is a gap.
      case .hinge, .ball, .weld: break
      case .cylinder: way -= closure.frame.z * closure.frame.z.dot(way)
      case .slot: way = closure.frame.z.cross(closure.frame.x)
      case .slide: way = closure.frame.x
      case .rest: way = closure.frame.z
      }
      guard let u = way.normalized else { return nil }
      let change = dice.number(0.0002...0.005) * dice.sign()
      return Mutant(
        what: "\(closure.id): a bar \(say(change, angular: false)) too long",
        document: asset.document.closure(closure.id) { c in
          c.frameOnB = c.frameOnB ?? c.frame
          c.frameOnB?.origin += u * change
          c.frameOnB?.line = nil
        })
    }
  }
}
