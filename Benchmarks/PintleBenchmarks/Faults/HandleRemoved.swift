import PintleDocument

/// A door or drawer without anything to take hold of.
struct HandleRemoved: FaultClass {
  let name = "handle-removed"
  let breaks = "the shapes with the role of a handle are left out of a part"
  let expected = ["support.handle", "expect.", "structure."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.document.parts.compactMap { part in
      guard part.role == "door" || part.role == "drawer" || part.role == "lid" else { return nil }
      let shapes = part.shapes.filter { $0.role == "handle" }.map { "\(part.id)/\($0.id)" }
      guard !shapes.isEmpty, shapes.count < part.shapes.count else { return nil }
      return Mutant(what: "\(part.id) without its handle", document: asset.document.without(shapes: Set(shapes)))
    }
  }
}
