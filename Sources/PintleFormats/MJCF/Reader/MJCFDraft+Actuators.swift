internal import PintleDocument

extension MJCFDraft {
  /// What drives a joint, with the most it can do.
  mutating func readActuators() {
    for section in sections("actuator") {
      for element in section.children.map({ tree.elements[$0] }) {
        let whole = whole(element, in: nil)
        guard let name = whole["joint"] ?? whole["jointinparent"], let dof = coordinateOfJoint[name] else { continue }
        let gear = abs(numbers(whole, "gear", [1])?[0] ?? 1)
        let force =
          numbers(whole, "forcerange", [0, 0]) ?? (element.name == "motor" ? numbers(whole, "ctrlrange", [0, 0]) : nil)
        let effort = force.map { max(abs($0[0]), abs($0[1])) * gear }.flatMap { $0 > 0 ? $0 : nil }
        if let place = dofs[dof] {
          asset.joints[place.joint].dofs[place.dof].drive = .init(kind: .motor, effort: effort)
        }
      }
    }
  }

  /// Configurations with a name become poses.
  mutating func readKeyframes() {
    var names = ImportNames(fallback: "key")
    let size = slots.reduce(0) { sum, slot in
      if case .other(let n) = slot { return sum + n }
      return sum + 1
    }
    for section in sections("keyframe") {
      for element in tree.children(of: section, named: "key") where element["qpos"] != nil {
        guard let q = numbers(element, "qpos", [Double](repeating: 0, count: size)), q.count == size else { continue }
        var values: [String: Double] = [:]
        var next = 0
        for slot in slots {
          switch slot {
          case .coordinate(let id):
            // Radians whatever the compiler says.
            values[id] = q[next]
            next += 1
          case .other(let n): next += n
          }
        }
        let id = names.unique(element["name"] ?? "")
        if id == "home" { asset.home = values } else { asset.poses[id] = values }
      }
    }
  }
}
