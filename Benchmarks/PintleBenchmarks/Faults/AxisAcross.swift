import PintleDocument

/// An axis across.
struct AxisAcross: FaultClass {
  let name = "axis-across"
  let breaks = "an axis is turned by 60…90°"
  let expected = ["motion.", "expect.", "support."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.turned(by: 60...90, &dice)
  }
}

extension SoundAsset {
  /// Every axis turned by an angle from `range`, degrees, about a random direction across it.
  func turned(by range: ClosedRange<Double>, _ dice: inout Dice) -> [Mutant] {
    moving.map { joint, dof in
      let direction = dof.direction(in: joint.frame)
      let about = dice.direction(across: direction)
      let angle = dice.number(range) * .pi / 180
      let turn = RigidTransform(turning: angle, about: about)
      let document = document.joint(joint.id) {
        $0.frame.z = turn.rotate($0.frame.z)
        $0.frame.x = turn.rotate($0.frame.x)
        $0.frame.line = nil
      }
      return Mutant(what: "\(joint.id) turned by \(say(angle, angular: true))", document: document)
    }
  }
}
