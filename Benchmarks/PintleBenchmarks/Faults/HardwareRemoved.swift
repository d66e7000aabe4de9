import PintleDocument

/// A joint without its hinges, runners, pins or bearings.
struct HardwareRemoved: FaultClass {
  let name = "hardware-removed"
  let breaks = "all hardware of a joint is left out"
  let expected = ["support.", "rest.floating"]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.joints.compactMap { joint in
      let shapes = asset.document.parts.flatMap { part in
        part.shapes.filter { $0.hardware == joint.id }.map { "\(part.id)/\($0.id)" }
      }
      guard !shapes.isEmpty else { return nil }
      var document = asset.document.without(shapes: Set(shapes))
      document = document.joint(joint.id) { $0.hardware = [] }
      return Mutant(what: "\(joint.id) without \(shapes.count) shapes of hardware", document: document)
    }
  }
}
