internal import PintleDocument
internal import PintleKinematics

extension Document {
  /// Formats of others do not say what leads in a loop: what was written first does, and as many follow as the loops decide.
  ///
  /// Of coordinates that decide one another the last without a motor follows, else the last, until nothing is in conflict.
  mutating func letLoopsDecide() {
    // Finding out takes a while for every coordinate; larger things are left to rules that tell of the conflict.
    guard !closures.isEmpty, joints.count <= 200 else { return }
    var places: [String: (order: Int, joint: Int, dof: Int)] = [:]
    for (j, joint) in joints.enumerated() {
      for (k, dof) in joint.dofs.enumerated() { places[dof.id] = (places.count, j, k) }
    }
    for _ in places {
      let fight = (Mechanism(jointsOf: self).report().overdriven.first ?? []).compactMap { places[$0] }
      let last = fight.max { a, b in
        (isDriven(a.joint, a.dof) ? 0 : 1, a.order) < (isDriven(b.joint, b.dof) ? 0 : 1, b.order)
      }
      guard let last, joints[last.joint].dofs[last.dof].role != .follows else { return }
      joints[last.joint].dofs[last.dof].role = .follows
    }
  }

  private func isDriven(_ joint: Int, _ dof: Int) -> Bool { joints[joint].dofs[dof].drive?.kind == .motor }
}
