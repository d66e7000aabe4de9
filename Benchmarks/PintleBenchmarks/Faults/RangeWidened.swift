import PintleDocument

/// A joint that claims to go further than it can.
struct RangeWidened: FaultClass {
  let name = "range-widened"
  let breaks = "a range is longer by 20…70° or by a quarter to all of a travel, at either end"
  let expected = ["motion.", "expect.", "support.", "structure."]
  let oracle = OracleScope.freeRange

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.moving.compactMap { joint, dof in
      guard let range = dof.range, dof.type != .helical else { return nil }
      let angular = dof.type == .rotation
      let more = angular ? dice.number(20...70) * .pi / 180 : dice.number(0.25...1) * range.length
      let isUp = dice.next() & 1 == 0
      let document = asset.document.joint(joint.id) {
        if isUp { $0.dofs[0].range?.upper += more } else { $0.dofs[0].range?.lower -= more }
      }
      return Mutant(
        what: "\(joint.id) \(say(more, angular: angular)) \(isUp ? "beyond its upper end" : "below its lower end")",
        document: document)
    }
  }
}
