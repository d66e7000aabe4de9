internal import PintleDocument

extension MJCFDraft {
  /// One joint element of a body.
  private struct Move {
    var element: XMLTree.Element
    var id: String
    var type: DegreeOfFreedom.Motion
    /// In the asset.
    var origin: Vector3
    var axis: Vector3
    var dof: DegreeOfFreedom
  }

  /// All joints of a body, which lie between it and its parent in their order; without any it is welded.
  mutating func readJoints(
    _ body: XMLTree.Element, _ part: Int, on parent: Int?, _ X_A: RigidTransform, _ childClass: String?
  ) {
    let elements = body.children.map { tree.elements[$0] }.filter { $0.name == "joint" || $0.name == "freejoint" }
    if elements.contains(where: { isFree($0, childClass) }) {
      // A body by itself: what holds nothing has no joint.
      slots.append(.other(7))
      if parent == nil || parent == world { asset.base = .floating }
      if elements.count > 1 || (parent != nil && parent != world) {
        notes.add(
          "joint", .error, "`\(asset.parts[part].id)` is free, but not by itself in the world", at: place(body),
          parts: [asset.parts[part].id])
      }
      return
    }
    let moves = elements.compactMap { move($0, asset.parts[part].id, X_A, childClass) }
    guard !moves.isEmpty else {
      guard let parent else { return }
      let id = jointNames.unique("\(asset.parts[part].id)_weld")
      asset.joints.append(
        JointRecord(
          id: id, kind: .fixed, child: asset.parts[part].id, parent: asset.parts[parent].id,
          frame: frame(X_A.translation, z: X_A.z, x: X_A.x), source: source(body)))
      return
    }
    // A joint needs something to hang on.
    let holder = parent ?? base(of: part, body)
    if let record = joined(moves, part, on: holder) {
      asset.joints.append(record)
      return
    }
    if moves.count > 1 {
      notes.add(
        "joints", .note,
        "`\(asset.parts[part].id)` has \(moves.count) joints: they are a chain with parts without shapes between",
        at: place(body), parts: [asset.parts[part].id])
    }
    var on = holder
    for (k, move) in moves.enumerated() {
      var next = part
      if k < moves.count - 1 {
        next = asset.parts.count
        asset.parts.append(
          PartRecord(
            id: partNames.unique("\(asset.parts[part].id)_\(move.id)"), material: ImportMaterials.unspecified,
            source: source(move.element)))
        bodyPoses.append(X_A)
      }
      var dof = move.dof
      dof.axis = .z
      let kind: JointRecord.Kind =
        switch move.type {
        case .translation: .slide
        case .rotation3: .ball
        default: dof.range == nil ? .spin : .hinge
        }
      asset.joints.append(
        JointRecord(
          id: move.id, kind: kind, child: asset.parts[next].id, parent: asset.parts[on].id,
          frame: frame(move.origin, z: move.axis, x: kind == .ball ? X_A.x : move.axis.anyPerpendicular), dofs: [dof],
          source: source(move.element)))
      on = next
    }
  }

  private func isFree(_ element: XMLTree.Element, _ childClass: String?) -> Bool {
    element.name == "freejoint" || whole(element, in: childClass)["type"] == "free"
  }

  /// What a body of the world hangs on where the world is no part: one without shapes.
  private mutating func base(of part: Int, _ body: XMLTree.Element) -> Int {
    if let world { return world }
    let made = asset.parts.count
    asset.parts.append(
      PartRecord(id: partNames.unique("world"), material: ImportMaterials.unspecified, source: source(body)))
    bodyPoses.append(.identity)
    world = made
    return made
  }

  private mutating func move(
    _ element: XMLTree.Element, _ body: String, _ X_A: RigidTransform, _ childClass: String?
  ) -> Move? {
    let whole = whole(element, in: childClass)
    let written = whole["name"] ?? ""
    let id = jointNames.unique(written.isEmpty ? "\(body)_joint" : written)
    if !written.isEmpty, id != written {
      notes.add(
        "name", .note, "the joint `\(written.prefix(80))` is called `\(id)` here", at: place(element), joint: id)
    }
    let types: [String: DegreeOfFreedom.Motion] = ["hinge": .rotation, "slide": .translation, "ball": .rotation3]
    let name = whole["type"] ?? "hinge"
    guard let type = types[name] else {
      let near = Spelling.nearest(to: name, in: types.keys.sorted())
      notes.add(
        "joint", .error, "the joint `\(id)` has the type `\(name.prefix(40))`, which is none: it is left out",
        at: place(element), joint: id, hint: near.map { "did you mean `\($0)`?" })
      return nil
    }
    slots.append(type == .rotation3 ? .other(4) : .coordinate(id))
    if coordinateOfJoint[written] == nil, !written.isEmpty { coordinateOfJoint[written] = id }
    let axis = vector(whole, "axis", [0, 0, 1]) ?? [0, 0, 1]
    if axis.normalized == nil {
      notes.add("joint", .error, "the axis of `\(id)` is no direction: z is taken", at: place(element), joint: id)
    }
    var dof = DegreeOfFreedom(id: id, type: type)
    func measure(_ value: Double) -> Double { type == .translation ? value : compiler.angle(value) }
    if type != .rotation3 { dof.drawn = number(whole, "ref").map(measure) ?? 0 }
    let range = numbers(whole, "range", [0, 0])
    let isLimited: Bool =
      switch whole["limited"] ?? "auto" {
      case "true": true
      case "false": false
      default: compiler.limitsByRange && range != nil
      }
    if isLimited, let range {
      if type == .rotation3 {
        dof.swing = measure(range[1])
      } else {
        dof.range = .init(lower: measure(range[0]), upper: measure(range[1]))
      }
    }
    dof.damping = number(whole, "damping").flatMap { $0 > 0 ? $0 : nil }
    dof.friction = number(whole, "frictionloss").flatMap { $0 > 0 ? $0 : nil }
    if let stiffness = number(whole, "stiffness"), stiffness > 0 {
      dof.spring = .init(stiffness: stiffness, rest: number(whole, "springref").map(measure) ?? 0)
    }
    return Move(
      element: element, id: id, type: type, origin: X_A.apply(vector(whole, "pos", .zero) ?? .zero),
      axis: type == .rotation3 ? X_A.z : X_A.rotate(axis.normalized ?? [0, 0, 1]), dof: dof)
  }

  /// Several moves as one joint, where they lie in one frame and make up one of its kinds.
  private mutating func joined(_ moves: [Move], _ part: Int, on parent: Int) -> JointRecord? {
    guard moves.count > 1 else { return nil }
    let kind: JointRecord.Kind
    switch moves.map(\.type) {
    case [.rotation, .translation], [.translation, .rotation]: kind = .cylinder
    case [.rotation, .rotation]: kind = .universal
    case [.translation, .translation, .rotation]: kind = .planar
    default: return nil
    }
    var axes: [Vector3] = []
    var uses: [Int] = []
    for move in moves {
      if let known = axes.firstIndex(where: { ($0 - move.axis).length < 1e-9 }) {
        uses.append(known)
      } else {
        guard axes.allSatisfy({ abs($0.dot(move.axis)) < 1e-9 }) else { return nil }
        uses.append(axes.count)
        axes.append(move.axis)
      }
    }
    let turns = moves.filter { $0.type == .rotation }.map(\.origin)
    guard let origin = turns.first, turns.allSatisfy({ ($0 - origin).length < 1e-9 }) else { return nil }
    switch kind {
    case .cylinder where axes.count != 1: return nil
    case .universal where axes.count != 2: return nil
    case .planar where axes.count != 3 || (axes[0].cross(axes[1]) - axes[2]).length > 1e-9: return nil
    default: break
    }
    // One axis is z; two are x and y; three all.
    let frame =
      axes.count == 1
      ? self.frame(origin, z: axes[0], x: axes[0].anyPerpendicular)
      : self.frame(origin, z: axes[0].cross(axes[1]), x: axes[0])
    let names: [DegreeOfFreedom.Axis] = axes.count == 1 ? [.z] : [.x, .y, .z]
    let dofs = zip(moves, uses).map { move, use in
      var dof = move.dof
      dof.axis = names[use]
      return dof
    }
    return JointRecord(
      id: jointNames.unique("\(asset.parts[part].id)_joint"), kind: kind, child: asset.parts[part].id,
      parent: asset.parts[parent].id, frame: frame, dofs: dofs, source: source(moves[0].element))
  }

  func frame(_ origin: Vector3, z: Vector3, x: Vector3) -> Frame { Frame(origin: snap(origin), z: z, x: x) }
}
