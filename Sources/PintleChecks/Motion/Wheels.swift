import PintleDocument
import PintleKinematics
import PintleModel

/// A part that is a wheel by role, or by name and shape, with its joint.
struct Wheel {
  let part: Int
  let name: String
  let role: PartRole
  let joint: JointRecord
  let form: WheelForm
}

extension CheckContext {
  /// Wheels that roll: their axes lie level.
  var wheels: [Wheel] {
    model.parts.indices.compactMap { part in
      guard let j = mechanism.jointOfPart[part], mechanism.joints[j].freedoms.count == 1,
        let index = mechanism.joints[j].freedoms.first, let role = role(ofPart: part), role.name == "wheel",
        let form = WheelForm(of: part, by: mechanism.freedoms[index], self), abs(form.direction.z) < 0.3
      else { return nil }
      return Wheel(
        part: part, name: model.parts[part].record.id, role: role, joint: mechanism.joints[j].record, form: form)
    }
  }
}
