import PintleDocument

/// A leaf, drawer or button too large for its opening.
struct ClearanceEaten: FaultClass {
  let name = "clearance-eaten"
  let breaks = "the largest shape of a door, drawer or button grows by 3 %, at least 8 mm (3 mm for a button)"
  let expected = ["rest.", "motion.", "support."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.model.parts.compactMap { part in
      guard let role = part.record.role, ["door", "drawer", "button"].contains(role) else { return nil }
      let shapes = part.shapes.map { asset.model.shapes[$0] }.filter { $0.record.hardware == nil }
      guard let largest = shapes.max(by: { $0.bounds.diagonal < $1.bounds.diagonal }) else { return nil }
      let size = largest.bounds.size.max()
      let k = 1 + max(0.03, (role == "button" ? 0.003 : 0.008) / size)
      let key = largest.record.solid + "_grown"
      // About the middle of the shape, in its own frame.
      let centre = largest.solid.bounds.centre
      var document = asset.document.shape(largest.path) {
        $0.solid = key
        $0.at.translation = snap($0.at.apply(centre * (1 - k)))
      }
      document.solids[key] = asset.document.solids[largest.record.solid]?.scaled(k)
      return Mutant(what: "\(largest.path) grown by \(say((k - 1) * size, angular: false))", document: document)
    }
  }
}
