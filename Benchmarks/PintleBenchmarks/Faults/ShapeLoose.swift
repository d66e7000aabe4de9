import PintleDocument

/// A shape that has come off its part.
struct ShapeLoose: FaultClass {
  let name = "shape-loose"
  let breaks = "a shape is shifted off its part, out of the asset's bounds"
  let expected = ["rest.", "mesh.", "support."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    let many = asset.model.shapes.filter { asset.model.parts[$0.part].shapes.count > 1 }
    return dice.draw(6, of: many).map { shape in
      let box = shape.bounds
      let ways: [(Vector3, Double)] = [
        ([1, 0, 0], asset.bounds.upper.x - box.lower.x), ([-1, 0, 0], box.upper.x - asset.bounds.lower.x),
        ([0, -1, 0], box.upper.y - asset.bounds.lower.y), ([0, 0, 1], asset.bounds.upper.z - box.lower.z),
      ]
      let (way, distance) = ways[dice.index(below: ways.count)]
      let offset = way * (distance + 0.02)
      return Mutant(
        what: "\(shape.path) off by \(say(offset.length, angular: false))",
        document: asset.document.shape(shape.path) {
          $0.at.translation += offset
          $0.resting = nil
        })
    }
  }
}
