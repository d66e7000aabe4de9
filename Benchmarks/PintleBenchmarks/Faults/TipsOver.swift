import PintleDocument

/// An asset whose mass lies beside its feet.
struct TipsOver: FaultClass {
  let name = "tips-over"
  let breaks = "a block thirty times as heavy as the whole is fastened to one side"
  let expected = ["rest.tips", "structure.mass"]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    guard asset.document.base == .standing, let root = asset.roots.first,
      let largest = asset.model.shapes.filter({ asset.model.parts[$0.part].record.id == root })
        .max(by: { $0.bounds.diagonal < $1.bounds.diagonal })
    else { return [] }
    let mass = asset.model.parts.reduce(0) { $0 + $1.mass.mass }
    let box = largest.bounds
    let floor = asset.bounds
    let edge = 0.25 * floor.diagonal
    let ways: [Vector3] = [[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0]]
    return ways.map { way in
      let half = box.size / 2
      // One corner region of the largest shape's side holds it; the block stands out beyond everything.
      let reach = abs(way.dot(floor.size)) / 2
      let out = box.centre + way * (abs(way.dot(half)) + edge / 2 - 0.002)
      let centre: Vector3 = [out.x, out.y, max(box.centre.z, floor.lower.z + edge)]
      var document = asset.document.adding(
        box: [edge, edge, edge], at: centre + way * (reach / 2), to: root, named: "weight")
      document.solids["fault"] = .box(
        size: snap([edge, edge, edge] + Vector3(abs(way.x), abs(way.y), abs(way.z)) * reach))
      var heavy = asset.document.materials.values.first ?? MaterialRecord(label: "", density: 1, baseColor: [0, 0, 0])
      heavy.label = "lead"
      heavy.filled = 1
      heavy.density = 30 * mass / (edge * edge * (edge + reach))
      document.materials["fault_lead"] = heavy
      document = document.shape("\(root)/weight") { $0.material = "fault_lead" }
      return Mutant(what: "a weight at \(way.x), \(way.y)", document: document)
    }
  }
}
