import PintleDocument

/// A part that stands in another. What is welded together is one body and may lie in itself: the other is of another.
struct PartInside: FaultClass {
  let name = "part-inside"
  let breaks = "a part with its joint is carried into the nearest other part that it is not welded to"
  let expected = ["rest.", "motion.", "support."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.joints.compactMap { joint in
      let own = asset.subtree(joint.child)
      let box = asset.bounds(ofPart: joint.child)
      // The shape of another part whose middle is nearest.
      let body = asset.welded(to: joint.child)
      let others = asset.model.shapes.filter { shape in
        let part = asset.model.parts[shape.part].record.id
        return !own.contains(part) && !body.contains(part)
      }
      let mine = asset.model.shapes.filter { asset.model.parts[$0.part].record.id == joint.child }
      let thick = others.filter { $0.bounds.size.min() > 4 * asset.tolerance }
      guard
        let near = thick.min(by: { ($0.bounds.centre - box.centre).length < ($1.bounds.centre - box.centre).length }),
        let largest = mine.max(by: { $0.solid.properties.volume < $1.solid.properties.volume })
      else { return nil }
      // A corner of triangles that is surely material, and one of the part's own.
      let target = near.X_AS.apply(near.solid.surface.positions.first ?? .zero)
      let start = largest.X_AS.apply(dice.pick(largest.solid.surface.positions) ?? .zero)
      let inward = (largest.bounds.centre - start).normalized ?? [0, 0, 1]
      let depth = max(6 * asset.tolerance, 0.1 * largest.bounds.diagonal)
      let offset = target - start - inward * depth
      return Mutant(
        what: "\(joint.child) carried into \(near.path) by \(say(offset.length, angular: false))",
        document: asset.document.carried(own, by: offset))
    }
  }
}
