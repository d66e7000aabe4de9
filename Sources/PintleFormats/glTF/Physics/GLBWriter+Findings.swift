public import PintleDocument
public import PintleKinematics

extension GLBWriter {
  /// What a profile cannot carry, and what is there instead.
  public static func findings(_ mechanism: Mechanism, profile: GLTFProfile) -> [Finding] {
    func note(_ rule: String, _ message: String, joint: String? = nil) -> Finding {
      Finding("export.\(rule)", .note, .fail, message, joint: joint)
    }
    switch profile {
    case .generic, .unity, .godot:
      var findings: [Finding] = []
      for joint in mechanism.joints
      where joint.freedoms.contains(where: { mechanism.freedoms[$0].record.type == .helical }) {
        findings.append(
          note(
            "thread",
            "`\(joint.record.id)` turns and slides apart from each other in physics; its clips keep the thread",
            joint: joint.record.id))
      }
      let coupled = mechanism.model.document.couplings
      if !coupled.isEmpty {
        findings.append(
          note(
            "couplings",
            "\(coupled.count) \(coupled.count == 1 ? "coupling is" : "couplings are") in the clips alone: the physics "
              + "of glTF has no gears"))
      }
      return findings
    case .cesium:
      let tree = GLTFPartTree(mechanism)
      let said = Set(AGIArticulations(mechanism, tree).nodes.map(\.part))
      let inputs = mechanism.joints.filter { joint in
        joint.freedoms.contains { mechanism.freedoms[$0].record.role != .follows } && !said.contains(joint.child)
      }
      return inputs.map {
        note("articulation", "`\($0.record.id)` moves in clips alone: a stage cannot say it", joint: $0.record.id)
      }
    case .unreal, .web: return []
    }
  }
}
