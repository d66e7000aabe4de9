import PintleDocument

/// A pin that does not stand in its bore.
struct PinOffLine: FaultClass {
  let name = "pin-off-line"
  let breaks = "one side of a hinge's closure is 0.2…2 mm aside, or 0.5…5° askew"
  let expected = mechanismFamilies
  let oracle = OracleScope.none

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.closures.filter { $0.kind == .hinge || $0.kind == .cylinder }.map { closure in
      let d = dice.direction(across: closure.frame.z)
      let isAskew = dice.sign() > 0
      let amount = isAskew ? dice.number(0.5...5) * .pi / 180 : dice.number(0.0002...0.002)
      return Mutant(
        what: "\(closure.id): a pin \(say(amount, angular: isAskew)) \(isAskew ? "askew" : "aside")",
        document: asset.document.closure(closure.id) { c in
          let frame = c.frameOnB ?? c.frame
          let X = RigidTransform(turning: isAskew ? amount : 0, about: d)
          c.frameOnB = Frame(
            origin: frame.origin + (isAskew ? .zero : d * amount), z: X.rotate(frame.z), x: X.rotate(frame.x))
        })
    }
  }
}
