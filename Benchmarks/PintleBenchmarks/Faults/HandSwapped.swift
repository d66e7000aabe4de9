import PintleDocument

/// A leaf that hangs on its other side.
struct HandSwapped: FaultClass {
  let name = "hand-swapped"
  let breaks =
    "the line of a door or lid lies at the opposite edge, turned so that it opens the same way; its hinges stay"
  let expected = ["support.", "motion.", "rest."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    asset.turning.compactMap { joint, dof in
      guard let role = asset.document.parts.first(where: { $0.id == joint.child })?.role,
        role == "door" || role == "lid"
      else { return nil }
      let box = asset.bounds(ofPart: joint.child)
      let direction = dof.direction(in: joint.frame)
      // Across the leaf: from the line to the middle, along the axis in which the leaf is widest of the two left.
      var to = box.centre - joint.frame.origin
      to -= direction * to.dot(direction)
      let across: Vector3 =
        abs(to.x) >= max(abs(to.y), abs(to.z))
        ? [to.x, 0, 0] : (abs(to.y) >= abs(to.z) ? [0, to.y, 0] : [0, 0, to.z])
      return Mutant(
        what: "\(joint.id) at the other edge",
        document: asset.document.joint(joint.id) {
          $0.frame.origin += across * 2
          $0.frame.z = $0.frame.z * -1
          $0.frame.line = nil
        })
    }
  }
}
