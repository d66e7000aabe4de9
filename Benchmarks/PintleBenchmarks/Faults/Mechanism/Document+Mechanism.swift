import PintleDocument

/// What faults of mechanisms ask of a document.
extension Document {
  func coupling(_ id: String, _ edit: (inout CouplingRecord) -> Void) -> Document {
    var copy = self
    for i in copy.couplings.indices where copy.couplings[i].id == id { edit(&copy.couplings[i]) }
    return copy
  }

  func closure(_ id: String, _ edit: (inout ClosureRecord) -> Void) -> Document {
    var copy = self
    for i in copy.closures.indices where copy.closures[i].id == id { edit(&copy.closures[i]) }
    return copy
  }

  func gear(_ shape: String, _ edit: (inout GearRecord) -> Void) -> Document {
    var copy = self
    for i in copy.gears.indices where copy.gears[i].shape == shape { edit(&copy.gears[i]) }
    return copy
  }

  /// Couplings with terms, and the terms.
  var linear: [(coupling: CouplingRecord, terms: [CouplingRecord.Term])] {
    couplings.compactMap { c in
      if case .linear(let terms, _) = c.relation { return (c, terms) }
      return nil
    }
  }

  /// The same relation with one factor changed.
  func factor(of dof: String, in coupling: String, _ edit: (Double) -> Double) -> Document {
    self.coupling(coupling) { c in
      guard case .linear(var terms, let equals) = c.relation else { return }
      for i in terms.indices where terms[i].dof == dof { terms[i].factor = edit(terms[i].factor) }
      c.relation = .linear(terms: terms, equals: equals)
    }
  }

  /// The joints that hold a part, up to its root.
  func chain(of part: String) -> [JointRecord] {
    var list: [JointRecord] = []
    var at = part
    while list.count <= joints.count, let joint = joints.first(where: { $0.child == at }) {
      list.append(joint)
      at = joint.parent
    }
    return list
  }

  /// Everything that hangs on a part, itself included.
  func subtree(of part: String) -> [String] {
    parts.map(\.id).filter { id in id == part || chain(of: id).contains { $0.parent == part } }
  }

  /// Turned about a line: shapes and joints of parts, not what else refers to them.
  func turned(_ ids: [String], about line: LineRecord, by angle: Double) -> Document {
    let X =
      RigidTransform(translation: line.origin)
      * RigidTransform(turning: angle, about: line.direction.normalized ?? [0, 0, 1])
      * RigidTransform(translation: -line.origin)
    var copy = self
    for i in copy.parts.indices where ids.contains(copy.parts[i].id) {
      for k in copy.parts[i].shapes.indices { copy.parts[i].shapes[k].at = X * copy.parts[i].shapes[k].at }
    }
    for i in copy.joints.indices where ids.contains(copy.joints[i].parent) && ids.contains(copy.joints[i].child) {
      copy.joints[i].frame = X * copy.joints[i].frame
    }
    return copy
  }
}

func * (X: RigidTransform, frame: Frame) -> Frame {
  Frame(origin: X.apply(frame.origin), z: X.rotate(frame.z), x: X.rotate(frame.x))
}

/// The part of a shape path.
func part(of path: String) -> String { path.split(separator: "/").first.map(String.init) ?? path }

/// Rules whose business a mechanism's faults are.
let mechanismFamilies = [
  "structure.", "coupling.", "gear.", "chain.", "cam.", "screw.", "contact.", "mechanism.", "expect.", "motion.",
  "rest.",
]
