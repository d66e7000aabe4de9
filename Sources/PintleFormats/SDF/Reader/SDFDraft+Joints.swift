internal import PintleDocument

extension SDFDraft {
  /// A joint whose two ends are there.
  private struct Tie {
    var joint: Joint
    var id: String
    var type: String
    /// nil: the world.
    var parent: Int?
    var child: Int?
    /// Its frame in the asset.
    var X_AJ: RigidTransform
  }

  /// One turn or way of a joint.
  private struct Move {
    var dof: DegreeOfFreedom
    /// In the asset.
    var axis: Vector3
  }

  private static let types = [
    "ball", "continuous", "fixed", "gearbox", "prismatic", "revolute", "revolute2", "screw", "universal",
  ]

  mutating func readJoints() {
    var ties: [Tie] = []
    var gearboxes: [Joint] = []
    for joint in joints {
      if joint.element["type"] == "gearbox" {
        gearboxes.append(joint)
      } else if let tie = tie(joint) {
        ties.append(tie)
      }
    }
    ties = settleWorld(ties)
    hang(ties)
    for (j, joint) in asset.joints.enumerated() {
      holders[joint.child] = j
      for (k, dof) in joint.dofs.enumerated() { dofPlaces[dof.id] = (j, k) }
    }
    for mimic in mimics { couple(mimic.element, mimic.scope, mimic.dof) }
    for gearbox in gearboxes { readGearbox(gearbox) }
    asset.letLoopsDecide()
    putHomeInRange()
  }

  /// The name a joint has here.
  private mutating func name(_ joint: Joint) -> String {
    let written = joint.element["name"] ?? ""
    let wanted = ImportNames.plain(joint.scope.shown + written)
    let id = jointNames.unique(joint.scope.shown + written)
    if id != wanted || written.isEmpty {
      notes.add(
        "name", .warning,
        written.isEmpty
          ? "a joint has no name: it is called `\(id)`" : "the joint `\(written.prefix(80))` is called `\(id)` here",
        at: place(joint.element), joint: id)
    }
    return id
  }

  private mutating func tie(_ joint: Joint) -> Tie? {
    let id = name(joint)
    var type = joint.element["type"] ?? ""
    if !Self.types.contains(type) {
      let near = Spelling.nearest(to: type, in: Self.types)
      notes.add(
        "joint", .error,
        type.isEmpty
          ? "the joint `\(id)` has no type: it holds its link still"
          : "the joint `\(id)` has the type `\(type.prefix(40))`, which is none: it holds its link still",
        at: place(joint.element), joint: id, hint: near.map { "did you mean `\($0)`?" })
      type = "fixed"
    }
    guard let parent = body("parent", of: joint, id), let child = body("child", of: joint, id) else { return nil }
    guard parent != child else {
      notes.add(
        "joint", .error, "the joint `\(id)` joins a link with itself: it is left out", at: place(joint.element),
        joint: id)
      return nil
    }
    func part(_ body: SDFFrames.Body) -> Int? {
      if case .part(let index) = body { return index }
      return nil
    }
    return Tie(
      joint: joint, id: id, type: type, parent: part(parent), child: part(child), X_AJ: frames.pose(of: joint.frame))
  }

  /// What a joint names as one of its ends; nil where it is nothing, which is told.
  private mutating func body(_ end: String, of joint: Joint, _ id: String) -> SDFFrames.Body? {
    let element = tree.child(of: joint.element, named: end)
    // The oldest files have it as an attribute.
    let name = element.map { content($0).isEmpty ? $0["link"] ?? "" : content($0) } ?? ""
    guard let element, !name.isEmpty else {
      notes.add(
        "joint", .error, "the joint `\(id)` names no \(end): it is left out", at: place(element ?? joint.element),
        joint: id)
      return nil
    }
    if let found = frame(name, in: joint.scope), let body = frames.body(of: found) { return body }
    let near = near(name, in: joint.scope)
    notes.add(
      "joint", .error, "the joint `\(id)` has the \(end) `\(name.prefix(80))`, which is no link: it is left out",
      at: place(element), joint: id, hint: near.map { "did you mean `\($0)`?" })
    return nil
  }

  // MARK: the tree

  /// What the world holds still is fixed; where it holds something that moves, it is a part.
  private mutating func settleWorld(_ ties: [Tie]) -> [Tie] {
    let counts = Dictionary(ties.compactMap(\.child).map { ($0, 1) }, uniquingKeysWith: +)
    func isHold(_ tie: Tie) -> Bool {
      guard tie.type == "fixed", let held = tie.child ?? tie.parent else { return false }
      return counts[held, default: 0] == (tie.child == nil ? 0 : 1)
    }
    let onWorld = ties.filter { $0.parent == nil || $0.child == nil }
    guard !onWorld.isEmpty else { return ties }
    asset.base = .fixed
    if onWorld.allSatisfy(isHold) { return ties.filter { $0.parent != nil && $0.child != nil } }
    let world = asset.parts.count
    asset.parts.append(
      PartRecord(
        id: partNames.unique("world"), material: materials.none(), source: source(onWorld[0].joint.element)))
    return ties.map { tie in
      var tie = tie
      (tie.parent, tie.child) = (tie.parent ?? world, tie.child ?? world)
      return tie
    }
  }

  /// Every joint that joins what is apart becomes one of the tree; what closes a loop becomes a closure.
  private mutating func hang(_ ties: [Tie]) {
    var group = Array(asset.parts.indices)
    func root(_ part: Int) -> Int {
      var at = part
      while group[at] != at {
        group[at] = group[group[at]]
        at = group[at]
      }
      return at
    }
    var isHeld = [Bool](repeating: false, count: asset.parts.count)
    for tie in ties {
      guard let parent = tie.parent, let child = tie.child else { continue }
      // A part holds its world as well as the world holds it: what nothing holds yet may hang on either.
      if root(parent) == root(child) || isHeld[child] && isHeld[parent] {
        close(tie, parent, child)
        continue
      }
      let isTurned = isHeld[child]
      isHeld[isTurned ? parent : child] = true
      group[root(parent)] = root(child)
      write(tie, on: isTurned ? child : parent, isTurned ? parent : child, isTurned: isTurned)
    }
  }

  private mutating func write(_ tie: Tie, on parent: Int, _ child: Int, isTurned: Bool) {
    var moves = moves(of: tie)
    if isTurned {
      // Seen from the other end it goes the other way, the last first.
      moves.reverse()
      for k in moves.indices { moves[k].axis = -moves[k].axis }
    }
    let source = source(tie.joint.element)
    func frame(z: Vector3, x: Vector3) -> Frame { Frame(origin: snap(tie.X_AJ.translation), z: z, x: x) }
    func add(
      _ id: String, _ kind: JointRecord.Kind, _ child: Int, _ parent: Int, _ frame: Frame, _ dofs: [DegreeOfFreedom]
    ) {
      asset.joints.append(
        JointRecord(
          id: id, kind: kind, child: asset.parts[child].id, parent: asset.parts[parent].id, frame: frame, dofs: dofs,
          source: source))
    }
    func kind(_ dof: DegreeOfFreedom) -> JointRecord.Kind {
      switch dof.type {
      case .translation: .slide
      case .helical: .screw
      case .rotation3: .ball
      default: dof.range == nil ? .spin : .hinge
      }
    }
    switch moves.count {
    case 0: add(tie.id, .fixed, child, parent, frame(z: tie.X_AJ.z, x: tie.X_AJ.x), [])
    case 1:
      let (dof, axis) = (moves[0].dof, moves[0].axis)
      add(
        tie.id, kind(dof), child, parent,
        frame(z: axis, x: dof.type == .rotation3 ? tie.X_AJ.x : axis.anyPerpendicular), [dof])
    default:
      if abs(moves[0].axis.dot(moves[1].axis)) < 1e-9 {
        var dofs = moves.map(\.dof)
        (dofs[0].axis, dofs[1].axis) = (.x, .y)
        add(
          tie.id, .universal, child, parent, frame(z: moves[0].axis.cross(moves[1].axis), x: moves[0].axis), dofs)
        return
      }
      notes.add(
        "joints", .note, "the axes of `\(tie.id)` are not square: it is two joints with a part without shapes between",
        at: place(tie.joint.element), joint: tie.id)
      let between = asset.parts.count
      asset.parts.append(
        PartRecord(
          id: partNames.unique("\(asset.parts[child].id)_\(tie.id)"), material: materials.none(), source: source))
      for (move, ends) in zip(moves, [(parent, between), (between, child)]) {
        add(
          move.dof.id, kind(move.dof), ends.1, ends.0, frame(z: move.axis, x: move.axis.anyPerpendicular), [move.dof])
      }
    }
  }

  private mutating func close(_ tie: Tie, _ parent: Int, _ child: Int) {
    let kinds: [String: ClosureRecord.Kind] = [
      "revolute": .hinge, "continuous": .hinge, "prismatic": .slide, "ball": .ball, "fixed": .weld,
    ]
    guard let kind = kinds[tie.type] else {
      notes.add(
        "loop", .error, "`\(tie.id)` closes a loop as a \(tie.type) joint, which is not read: it is left out",
        at: place(tie.joint.element), joint: tie.id)
      return
    }
    var (z, x) = (tie.X_AJ.z, tie.X_AJ.x)
    if let axis = tree.child(of: tie.joint.element, named: "axis") {
      if kind == .hinge || kind == .slide {
        z = direction(axis, tie)
        x = z.anyPerpendicular
      }
      if tree.child(of: axis, named: "mimic") != nil || limit(axis) != nil {
        notes.add(
          "loop", .note, "`\(tie.id)` closes a loop: it holds there, without limits and without leading or following",
          at: place(axis), joint: tie.id)
      }
    }
    asset.closures.append(
      ClosureRecord(
        id: tie.id, kind: kind, a: asset.parts[parent].id, b: asset.parts[child].id,
        frame: Frame(origin: snap(tie.X_AJ.translation), z: z, x: x), source: source(tie.joint.element)))
  }

  // MARK: axes

  private mutating func moves(of tie: Tie) -> [Move] {
    let element = tie.joint.element
    let first = tree.child(of: element, named: "axis")
    func move(_ axis: XMLTree.Element?, _ id: String, _ type: DegreeOfFreedom.Motion, _ draft: inout SDFDraft) -> Move {
      var dof = DegreeOfFreedom(id: id, type: type)
      if let axis { draft.read(axis, into: &dof, tie) }
      return Move(dof: dof, axis: axis.map { draft.direction($0, tie) } ?? tie.X_AJ.z)
    }
    var made: [Move]
    switch tie.type {
    case "revolute", "continuous":
      made = [move(first, tie.id, .rotation, &self)]
      if tie.type == "continuous" { made[0].dof.range = nil }
    case "prismatic": made = [move(first, tie.id, .translation, &self)]
    case "screw":
      made = [move(first, tie.id, .helical, &self)]
      made[0].dof.lead = lead(element, tie.id)
      if made[0].dof.lead == nil { made[0].dof.type = .rotation }
    case "ball": made = [Move(dof: DegreeOfFreedom(id: tie.id, type: .rotation3), axis: tie.X_AJ.z)]
    case "universal", "revolute2":
      made = [("axis", "x"), ("axis2", "y")].map { name, fallback in
        let axis = tree.child(of: element, named: name)
        var made = move(axis, "\(tie.id)_\(name)", .rotation, &self)
        if axis == nil { made.axis = fallback == "x" ? tie.X_AJ.x : tie.X_AJ.y }
        return made
      }
    default: return []
    }
    if tie.type == "ball" { return made }
    let names = ["axis", "axis2"]
    coordinates[tie.joint.frame] = Dictionary(zip(names, made.map(\.dof.id))) { first, _ in first }
    for (name, move) in zip(names, made) {
      if let axis = tree.child(of: element, named: name), let mimic = tree.child(of: axis, named: "mimic") {
        mimics.append((mimic, tie.joint.scope, move.dof.id))
      }
    }
    return made
  }

  /// In the asset, of unit length.
  private mutating func direction(_ axis: XMLTree.Element, _ tie: Tie) -> Vector3 {
    let written = childVector(axis, "xyz", [0, 0, 1]) ?? [0, 0, 1]
    guard let direction = written.normalized else {
      notes.add(
        "joint", .error, "the axis of `\(tie.id)` is no direction: z is taken", at: place(axis), joint: tie.id)
      return tie.X_AJ.z
    }
    let version = version(at: axis)
    if let xyz = tree.child(of: axis, named: "xyz"), let name = xyz["expressed_in"], !name.isEmpty {
      guard let found = frame(name, in: tie.joint.scope) else {
        missing(name, in: tie.joint.scope, at: xyz)
        return frames.pose(of: tie.joint.scope.model).rotate(direction)
      }
      return frames.pose(of: found).rotate(direction)
    }
    if version.hasAxesInModel || isTrue(text(axis, "use_parent_model_frame")) {
      return frames.pose(of: tie.joint.scope.model).rotate(direction)
    }
    return tie.X_AJ.rotate(direction)
  }

  private mutating func read(_ axis: XMLTree.Element, into dof: inout DegreeOfFreedom, _ tie: Tie) {
    dof.range = limit(axis)
    if let limit = tree.child(of: axis, named: "limit") {
      let effort = childNumber(limit, "effort").flatMap { $0 >= 0 ? $0 : nil }
      let speed = childNumber(limit, "velocity").flatMap { $0 >= 0 ? $0 : nil }
      // Without effort nothing drives it.
      if effort == 0 {
        dof.drive = .init(kind: .none)
      } else if effort != nil || speed != nil {
        dof.drive = .init(kind: .motor, effort: effort, speed: speed)
      }
    }
    guard let dynamics = tree.child(of: axis, named: "dynamics") else { return }
    dof.damping = childNumber(dynamics, "damping").flatMap { $0 > 0 ? $0 : nil }
    dof.friction = childNumber(dynamics, "friction").flatMap { $0 > 0 ? $0 : nil }
    if let stiffness = childNumber(dynamics, "spring_stiffness"), stiffness > 0 {
      dof.spring = .init(stiffness: stiffness, rest: childNumber(dynamics, "spring_reference") ?? 0)
    }
  }

  /// nil where it has no ends; ±1e16 and infinities are none.
  private mutating func limit(_ axis: XMLTree.Element) -> DegreeOfFreedom.Range? {
    guard let limit = tree.child(of: axis, named: "limit") else { return nil }
    var ends: [Double?] = []
    for name in ["lower", "upper"] {
      let written = text(limit, name) ?? ""
      let isOpen = written.isEmpty || Double(written).map { abs($0) >= 1e12 } ?? false
      ends.append(isOpen ? nil : childNumber(limit, name))
    }
    if let lower = ends[0], let upper = ends[1] { return .init(lower: lower, upper: upper) }
    if ends[0] != nil || ends[1] != nil {
      notes.add(
        "limit", .warning, "a limit has one end only: the joint is taken to have none", at: place(limit),
        hint: "write `lower` and `upper`")
    }
    return nil
  }

  /// Metres per turn, of a right-handed screw positive; nil where it does not advance.
  private mutating func lead(_ element: XMLTree.Element, _ id: String) -> Double? {
    // Metres per turn.
    if let pitch = childNumber(element, "screw_thread_pitch"), pitch != 0 { return pitch }
    // Radians per metre, of a left-handed screw positive; 1 where nothing is said.
    let pitch = childNumber(element, "thread_pitch") ?? 1
    if pitch != 0 { return -2 * .pi / pitch }
    notes.add(
      "joint", .error, "the screw `\(id)` has no pitch: it only turns", at: place(element), joint: id)
    return nil
  }

  // MARK: couplings

  /// follower = multiplier · (leader − reference) + offset.
  private mutating func couple(_ mimic: XMLTree.Element, _ scope: Scope, _ dof: String) {
    let name = mimic["joint"] ?? ""
    guard let found = frame(name, in: scope), let leader = coordinates[found]?[mimic["axis"] ?? "axis"], leader != dof
    else {
      notes.add(
        "mimic", .error,
        "`\(dof)` follows `\(name.prefix(80))`, which is no other joint with that axis: it moves on its own",
        at: place(mimic), joint: dof)
      return
    }
    let factor = childNumber(mimic, "multiplier") ?? 1
    let offset = (childNumber(mimic, "offset") ?? 0) - factor * (childNumber(mimic, "reference") ?? 0)
    follow(
      dof, "mimic_\(dof)", [.init(dof: dof, factor: 1), .init(dof: leader, factor: -factor)], equals: offset, at: mimic)
  }

  private mutating func follow(
    _ dof: String, _ id: String, _ terms: [CouplingRecord.Term], equals: Double, at element: XMLTree.Element
  ) {
    if let place = dofPlaces[dof] { asset.joints[place.joint].dofs[place.dof].role = .follows }
    followers.insert(dof)
    asset.couplings.append(
      CouplingRecord(id: id, relation: .linear(terms: terms, equals: equals), source: source(element)))
  }

  /// θ₂ = −ratio · θ₁: turns of the child and of the parent, both seen from the reference body.
  private mutating func readGearbox(_ joint: Joint) {
    let id = name(joint)
    guard case .part(let parent)? = body("parent", of: joint, id), case .part(let child)? = body("child", of: joint, id)
    else { return }
    func refuse(_ why: String, _ draft: inout SDFDraft) {
      draft.notes.add(
        "gearbox", .error, "the gearbox `\(id)` \(why): it is left out", at: draft.place(joint.element), joint: id)
    }
    let name = text(joint.element, "gearbox_reference_body") ?? ""
    guard let found = frame(name, in: joint.scope), case .part(let reference)? = frames.body(of: found) else {
      return refuse("names no reference body", &self)
    }
    let tie = Tie(
      joint: joint, id: id, type: "gearbox", parent: parent, child: child, X_AJ: frames.pose(of: joint.frame))
    let axes = ["axis", "axis2"].map { name in
      tree.child(of: joint.element, named: name).map { direction($0, tie) } ?? tie.X_AJ.z
    }
    guard let first = turn(of: parent, from: reference, about: axes[0]),
      let second = turn(of: child, from: reference, about: axes[1])
    else { return refuse("does not join two turns about its axes", &self) }
    let ratio = childNumber(joint.element, "gearbox_ratio") ?? 1
    var terms = second
    for term in first {
      if let k = terms.firstIndex(where: { $0.dof == term.dof }) {
        terms[k].factor += ratio * term.factor
      } else {
        terms.append(.init(dof: term.dof, factor: ratio * term.factor))
      }
    }
    terms.removeAll { $0.factor == 0 }
    // What is turned by the gears follows, unless it does so already.
    guard let own = terms.firstIndex(where: { !followers.contains($0.dof) }) else {
      return refuse("joins what follows already", &self)
    }
    terms.swapAt(0, own)
    follow(terms[0].dof, id, terms, equals: 0, at: joint.element)
  }

  /// How far a part has turned about a direction, seen from another, in coordinates of the joints between them; nil where
  /// they move otherwise.
  private func turn(of part: Int, from other: Int, about direction: Vector3) -> [CouplingRecord.Term]? {
    func way(_ start: Int) -> [JointRecord]? {
      var list: [JointRecord] = []
      var at = asset.parts[start].id
      while let holder = holders[at] {
        // No gears are that far apart.
        guard list.count < 256 else { return nil }
        list.append(asset.joints[holder])
        at = asset.joints[holder].parent
      }
      return list
    }
    guard var up = way(part), var down = way(other) else { return nil }
    while let a = up.last, let b = down.last, a.id == b.id {
      up.removeLast()
      down.removeLast()
    }
    var terms: [CouplingRecord.Term] = []
    for (joints, sense) in [(up, 1.0), (down, -1.0)] {
      for joint in joints where joint.kind != .fixed {
        guard joint.dofs.count == 1, joint.dofs[0].type == .rotation, let z = joint.frame.z.normalized else {
          return nil
        }
        let along = z.dot(direction)
        // People write right angles with four digits.
        guard abs(along) > 0.999 else { return nil }
        terms.append(.init(dof: joint.dofs[0].id, factor: along > 0 ? sense : -sense))
      }
    }
    return terms
  }
}
