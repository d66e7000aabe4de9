internal import PintleDocument

extension XMLDraft {
  /// All joints at zero is the pose it is drawn in; a joint that may not be at zero stands at its nearest limit, and
  /// followers where their leaders put them.
  mutating func putHomeInRange() {
    var values: [String: Double] = [:]
    for joint in asset.joints {
      for dof in joint.dofs where dof.role == .input {
        guard let range = dof.range, range.lower <= range.upper, range.lower > 0 || range.upper < 0 else { continue }
        values[dof.id] = range.lower > 0 ? range.lower : range.upper
        guard let place = asset.location(joint.source) else { continue }
        notes.add(
          "zero", .note, "`\(joint.id)` may not stand at zero: at rest it stands at its nearest limit",
          at: place, joint: joint.id)
      }
    }
    // A chain of followers settles in as many rounds as it is long; a ring of them never does, and is left alone.
    for _ in 0..<8 {
      var changed = false
      for coupling in asset.couplings {
        guard case .linear(let terms, let offset) = coupling.relation, terms.count == 2 else { continue }
        let value = offset - terms[1].factor * (values[terms[1].dof] ?? 0)
        // A ring of followers may run away.
        guard value.isFinite, abs(value) < 1e6 else { continue }
        if value != values[terms[0].dof] ?? 0 {
          values[terms[0].dof] = value
          changed = true
        }
      }
      if !changed { break }
    }
    asset.home = values
  }
}
