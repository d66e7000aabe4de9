internal import PintleDocument

extension URDFDraft {
  /// A joint whose two links are there.
  private struct Found {
    var element: XMLTree.Element
    var id: String
    var parent: Int
    var child: Int
    /// Pose of the joint's frame in the parent link's.
    var X_PJ: RigidTransform
  }

  mutating func readJoints(_ elements: [XMLTree.Element]) {
    var found: [Found] = []
    /// Of equal names the first.
    var byName: [String: Int] = [:]
    for element in elements {
      let written = element["name"] ?? ""
      let id = joints.unique(written)
      if byName[written] != nil {
        notes.add(
          "name", .warning, "there is a joint `\(written.prefix(80))` already: this one is called `\(id)`",
          at: place(element), joint: id)
      } else if id != written {
        notes.add(
          "name", .note,
          written.isEmpty
            ? "a joint has no name: it is called `\(id)`" : "the joint `\(written.prefix(80))` is called `\(id)` here",
          at: place(element), joint: id)
      }
      guard let parent = link("parent", of: element, id), let child = link("child", of: element, id) else { continue }
      if byName[written] == nil { byName[written] = found.count }
      found.append(Found(element: element, id: id, parent: parent, child: child, X_PJ: origin(of: element)))
    }
    let poses = place(found)
    for (i, joint) in found.enumerated() {
      let X_AJ = poses[joint.parent] * joint.X_PJ
      if let record = record(joint, X_AJ) {
        asset.joints.append(record)
        couple(i, record, found, byName)
      }
    }
    for p in asset.parts.indices {
      for s in asset.parts[p].shapes.indices {
        asset.parts[p].shapes[s].at = (poses[p] * asset.parts[p].shapes[s].at).snapped
      }
    }
    putHomeInRange()
  }

  /// The part that a joint names; nil where there is none, which is told.
  private mutating func link(_ end: String, of joint: XMLTree.Element, _ id: String) -> Int? {
    let element = tree.child(of: joint, named: end)
    guard let element, let name = element["link"] ?? element["name"] else {
      notes.add(
        "joint", .error, "the joint `\(id)` names no \(end): it is left out", at: place(element ?? joint),
        joint: id)
      return nil
    }
    if let part = partOfLink[name] { return part }
    let near = Spelling.nearest(to: name, in: Array(partOfLink.keys.sorted().prefix(1000)))
    notes.add(
      "joint", .error, "the joint `\(id)` has the \(end) `\(name.prefix(80))`, which is no link: it is left out",
      at: place(element), joint: id, hint: near.map { "did you mean `\($0)`?" })
    return nil
  }

  /// Every link's pose in the asset with all joints at zero: down from the links that nothing holds, over the first joint
  /// that holds each; what hangs in a ring starts where the ring is met first. No recursion.
  private func place(_ found: [Found]) -> [RigidTransform] {
    var holder = [Int?](repeating: nil, count: asset.parts.count)
    for (i, joint) in found.enumerated() where holder[joint.child] == nil { holder[joint.child] = i }
    var children = [[Int]](repeating: [], count: asset.parts.count)
    for (i, joint) in found.enumerated() where holder[joint.child] == i && joint.parent != joint.child {
      children[joint.parent].append(i)
    }
    var poses = [RigidTransform?](repeating: nil, count: asset.parts.count)
    let starts = asset.parts.indices.filter { holder[$0] == nil } + Array(asset.parts.indices)
    for start in starts where poses[start] == nil {
      poses[start] = .identity
      var open = [start]
      while let part = open.popLast() {
        for i in children[part] where poses[found[i].child] == nil {
          poses[found[i].child] = (poses[part] ?? .identity) * found[i].X_PJ
          open.append(found[i].child)
        }
      }
    }
    return poses.map { $0 ?? .identity }
  }

  private mutating func record(_ joint: Found, _ X_AJ: RigidTransform) -> JointRecord? {
    let element = joint.element
    let type = element["type"] ?? ""
    let kinds: [String: JointRecord.Kind] = [
      "revolute": .hinge, "continuous": .spin, "prismatic": .slide, "fixed": .fixed, "floating": .free,
      "planar": .planar,
    ]
    let kind: JointRecord.Kind
    if let known = kinds[type] {
      kind = known
    } else {
      let near = Spelling.nearest(to: type, in: kinds.keys.sorted())
      notes.add(
        "joint", .error,
        type.isEmpty
          ? "the joint `\(joint.id)` has no type: it holds its link still"
          : "the joint `\(joint.id)` has the type `\(type.prefix(40))`, which is none: it holds its link still",
        at: place(element), joint: joint.id, hint: near.map { "did you mean `\($0)`?" })
      kind = .fixed
    }
    var axis: Vector3 = [1, 0, 0]
    if let given = tree.child(of: element, named: "axis"), kind != .fixed, kind != .free {
      axis = vector(given, "xyz", axis) ?? axis
    }
    let usesAxis = kind != .fixed && kind != .free
    let z = usesAxis ? X_AJ.rotate(axis) : X_AJ.z
    let x = usesAxis ? (z.normalized ?? X_AJ.z).anyPerpendicular : X_AJ.x
    var record = JointRecord(
      id: joint.id, kind: kind, child: asset.parts[joint.child].id, parent: asset.parts[joint.parent].id,
      frame: Frame(origin: snap(X_AJ.translation), z: z, x: x), source: source(element))
    record.dofs = degrees(of: joint, kind)
    return record
  }

  private mutating func degrees(of joint: Found, _ kind: JointRecord.Kind) -> [DegreeOfFreedom] {
    let id = joint.id
    switch kind {
    case .hinge, .spin, .slide:
      var dof = DegreeOfFreedom(id: id, type: kind == .slide ? .translation : .rotation)
      readLimit(joint, kind, &dof)
      if let dynamics = tree.child(of: joint.element, named: "dynamics") {
        dof.damping = number(dynamics, "damping").flatMap { $0 > 0 ? $0 : nil }
        dof.friction = number(dynamics, "friction").flatMap { $0 > 0 ? $0 : nil }
      }
      return [dof]
    case .planar:
      return [
        DegreeOfFreedom(id: id + "_x", type: .translation, axis: .x),
        DegreeOfFreedom(id: id + "_y", type: .translation, axis: .y),
        DegreeOfFreedom(id: id + "_turn", type: .rotation, axis: .z),
      ]
    case .free:
      return [DegreeOfFreedom(id: id, type: .pose6)]
    default:
      return []
    }
  }

  private mutating func readLimit(_ joint: Found, _ kind: JointRecord.Kind, _ dof: inout DegreeOfFreedom) {
    let limit = tree.child(of: joint.element, named: "limit")
    let effort = limit.flatMap { number($0, "effort") }
    let speed = limit.flatMap { number($0, "velocity") }
    // Zeros are for the rules to judge.
    if effort == nil || speed == nil, kind != .spin || limit != nil {
      notes.count(
        "effort", .note, at: place(limit ?? joint.element),
        { n in
          "\(n == 1 ? "one joint has" : "\(n) joints have") no effort or velocity: simulators may hold "
            + "\(n == 1 ? "it" : "them") still"
        })
    }
    if effort != nil || speed != nil { dof.drive = .init(kind: .motor, effort: effort, speed: speed) }
    guard kind != .spin, let limit else { return }
    // A limit that says neither means 0…0 (the format's defaults): that it holds still is told by the rules.
    dof.range = .init(lower: number(limit, "lower") ?? 0, upper: number(limit, "upper") ?? 0)
  }

  /// `mimic`: q = multiplier · q_other + offset.
  private mutating func couple(_ i: Int, _ record: JointRecord, _ found: [Found], _ byName: [String: Int]) {
    guard let mimic = tree.child(of: found[i].element, named: "mimic") else { return }
    guard record.dofs.count == 1, record.dofs[0].type != .pose6 else {
      notes.add(
        "mimic", .warning, "`\(record.id)` cannot follow another joint: it has not one coordinate",
        at: place(mimic), joint: record.id)
      return
    }
    let name = mimic["joint"] ?? ""
    guard let leader = byName[name], leader != i else {
      let near = Spelling.nearest(to: name, in: Array(byName.keys.sorted().prefix(1000)))
      notes.add(
        "mimic", .error,
        byName[name] == i
          ? "`\(record.id)` follows itself: it moves on its own"
          : "`\(record.id)` follows `\(name.prefix(80))`, which is no joint: it moves on its own",
        at: place(mimic), joint: record.id, hint: near.map { "did you mean `\($0)`?" })
      return
    }
    let type = found[leader].element["type"] ?? ""
    guard ["revolute", "continuous", "prismatic"].contains(type) else {
      notes.add(
        "mimic", .error, "`\(record.id)` follows `\(found[leader].id)`, which does not move by one coordinate",
        at: place(mimic), joint: record.id)
      return
    }
    let factor = number(mimic, "multiplier") ?? 1
    let offset = number(mimic, "offset") ?? 0
    asset.joints[asset.joints.count - 1].dofs[0].role = .follows
    asset.couplings.append(
      CouplingRecord(
        id: "mimic_\(record.id)",
        relation: .linear(
          terms: [.init(dof: record.id, factor: 1), .init(dof: found[leader].id, factor: -factor)], equals: offset),
        source: source(mimic)))
  }
}
