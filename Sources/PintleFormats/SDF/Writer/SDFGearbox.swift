internal import PintleDocument
internal import PintleKinematics

/// Two turns seen from one body: θ₂ = −ratio · θ₁, θ₁ of the parent about `axis`, θ₂ of the child about `axis2`.
struct SDFGearbox {
  var id: String
  /// Indices into `Model.parts`.
  var parent: Int
  var child: Int
  var reference: Int
  var ratio: Double
  /// In the asset as drawn.
  var axis: Vector3
  var axis2: Vector3

  /// nil where a coupling is not of that form: two turns on one body, or one on a carrier against what the carrier turns on
  /// or against another that turns about its line.
  init?(_ coupling: CouplingRecord, _ mechanism: Mechanism) {
    // At zero all turns are zero.
    guard case .linear(let all, let equals) = coupling.relation, abs(equals) < 1e-9 else { return nil }
    let terms = all.filter { $0.factor != 0 }
    let turns = terms.compactMap { term -> Turn? in
      guard let f = mechanism.freedom(term.dof), f.record.type == .rotation else { return nil }
      return Turn(mechanism.joints[f.joint], f.record, term.factor)
    }
    guard turns.count == terms.count else { return nil }
    id = coupling.id
    switch turns.count {
    case 2:
      let (a, b) = (turns[0], turns[1])
      if a.parent == b.parent {
        (parent, child, reference, ratio) = (a.child, b.child, a.parent, a.factor / b.factor)
        (axis, axis2) = (a.axis, b.axis)
      } else if let (wheel, carrier) = Self.carried(turns) {
        // Seen from the carrier, what it turns on goes the other way.
        (parent, child, reference) = (carrier.parent, wheel.child, carrier.child)
        (ratio, axis, axis2) = (-carrier.factor / wheel.factor, carrier.axis, wheel.axis)
      } else {
        return nil
      }
    case 3:
      guard let (wheel, carrier) = Self.carried(turns),
        let sun = turns.first(where: { $0.child != wheel.child && $0.child != carrier.child }),
        sun.parent == carrier.parent
      else { return nil }
      let along = sun.axis.dot(carrier.axis)
      // Seen from the carrier the sun has turned by q_sun − q_carrier, and by nothing else.
      guard abs(abs(along) - 1) < 1e-9, abs(carrier.factor + sun.factor * (along > 0 ? 1 : -1)) < 1e-9 else {
        return nil
      }
      (parent, child, reference) = (sun.child, wheel.child, carrier.child)
      (ratio, axis, axis2) = (sun.factor / wheel.factor, sun.axis, wheel.axis)
    default: return nil
    }
  }

  private struct Turn {
    let parent: Int
    let child: Int
    let axis: Vector3
    let factor: Double

    /// nil where the joint has other motions too.
    init?(_ joint: Mechanism.Joint, _ record: DegreeOfFreedom, _ factor: Double) {
      guard joint.freedoms.count == 1 else { return nil }
      (parent, child, self.factor) = (joint.parent, joint.child, factor)
      axis = joint.X_AJ.rotate(record.axis.vector)
    }
  }

  /// One that turns on what another turns.
  private static func carried(_ turns: [Turn]) -> (wheel: Turn, carrier: Turn)? {
    for wheel in turns {
      if let carrier = turns.first(where: { $0.child == wheel.parent }) { return (wheel, carrier) }
    }
    return nil
  }
}
