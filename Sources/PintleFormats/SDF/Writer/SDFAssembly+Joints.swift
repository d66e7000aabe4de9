internal import PintleDocument
internal import PintleKinematics
internal import PintleModel

extension SDFAssembly {
  // MARK: joints of the tree

  /// From the parent's link to the child's with all motions at zero, one step for every joint that is written.
  func stations(_ joint: Mechanism.Joint, _ motions: [BodyMotion]) -> [RigidTransform] {
    let X = tree.frame(joint.parent).inverse * joint.X_AJ
    if motions.isEmpty { return [X] }
    if Self.isScrew(motions) {
      // Turned back to zero it has also gone along.
      let along = motions[1].axis * (motions[1].rides?.offset ?? 0)
      return [X * motions[0].toZero * RigidTransform(translation: along)]
    }
    if Self.isUniversal(joint, motions) { return [X * motions[0].toZero * motions[1].toZero] }
    // A free body has four, all where it was drawn.
    return motions.enumerated().flatMap { k, motion in
      [k == 0 ? X * motion.toZero : motion.toZero]
        + [RigidTransform](repeating: .identity, count: motion.kind == .free ? 3 : 0)
    }
  }

  mutating func write(_ joint: Mechanism.Joint, _ motions: [BodyMotion]) throws(ExportError) {
    let (parent, child) = (tree.bodies[joint.parent], tree.bodies[joint.child])
    guard let first = motions.first else {
      begin(claim(joint: joint.record.id), "fixed", parent, child)
      return xml.end()
    }
    let name = joints[first.name]?.joint ?? first.name
    if Self.isScrew(motions) {
      begin(name, "screw", parent, child)
      // Radians per metre, of a left-handed screw positive: what every version knows.
      let pitch = motions[1].rides.map { -1 / $0.factor } ?? 0
      if pitch.isFinite { xml.add("thread_pitch", text: "\(pitch)") }
      write("axis", first)
      return xml.end()
    }
    if Self.isUniversal(joint, motions) {
      begin(name, "universal", parent, child)
      // The first axis is the parent's, the second the child's: the frame between has turned about the first alone.
      pose(motions[1].toZero.inverse)
      write("axis", motions[0])
      write("axis2", motions[1])
      return xml.end()
    }
    writeChain(joint, motions.flatMap { $0.freed { names.claim($0, fallback: "joint") } })
  }

  /// One joint after the other, with links of 1 g between.
  private mutating func writeChain(_ joint: Mechanism.Joint, _ motions: [BodyMotion]) {
    let child = tree.bodies[joint.child]
    var parent = tree.bodies[joint.parent]
    if motions.count > 1 { findings.append(BodyTree.severalCoordinates(joint.record.id, motions.count)) }
    let steps = stations(joint, motions)
    for (k, motion) in motions.enumerated() {
      let isLast = k == motions.count - 1
      let name = joints[motion.name]?.joint ?? motion.name
      let next = isLast ? child : names.claim("\(child)_\(name)", fallback: "link")
      if !isLast { writeLink(next, steps[k], on: parent) }
      switch motion.kind {
      case .ball, .free:
        begin(name, "ball", parent, next)
        if motion.swing != nil {
          findings.append(
            Finding(
              "export.swing_lost", .note, .fail, "`\(motion.dof)` swings any way: SDF's ball has no cone",
              joint: motion.dof))
        }
      case .turn, .slide:
        begin(name, motion.kind == .slide ? "prismatic" : "revolute", parent, next)
        write("axis", motion)
      }
      xml.end()
      parent = next
    }
  }

  /// A link of 1 g.
  private mutating func writeLink(_ name: String, _ X: RigidTransform, on parent: String) {
    xml.begin("link", ["name": name])
    pose(X, relativeTo: parent)
    write(.dummy)
    xml.end()
  }

  /// A joint up to what is in it.
  mutating func begin(_ name: String, _ type: String, _ parent: String, _ child: String) {
    xml.begin("joint", ["name": name, "type": type])
    xml.add("parent", text: parent)
    xml.add("child", text: child)
  }

  private mutating func write(_ element: String, _ m: BodyMotion) {
    xml.begin(element)
    xml.add("xyz", text: XMLText.numbers(m.axis))
    xml.begin("limit")
    // What has none has no ends.
    if let range = m.range {
      xml.add("lower", text: "\(range.lowerBound)")
      xml.add("upper", text: "\(range.upperBound)")
    }
    xml.add("effort", text: "\(m.effort)")
    xml.add("velocity", text: "\(m.speed)")
    xml.end()
    let spring = m.spring.flatMap { $0.stiffness > 0 ? $0 : nil }
    if m.damping != nil || m.friction != nil || spring != nil {
      xml.begin("dynamics")
      if let damping = m.damping { xml.add("damping", text: "\(damping)") }
      if let friction = m.friction { xml.add("friction", text: "\(friction)") }
      if let spring {
        // A constant part moves the point of rest.
        xml.add("spring_reference", text: "\((spring.rest ?? m.drawn) + spring.force / spring.stiffness)")
        xml.add("spring_stiffness", text: "\(spring.stiffness)")
      }
      xml.end()
    }
    if let mimic = mimics[m.name] {
      let leader = joints[mimic.joint] ?? (mimic.joint, "axis")
      xml.begin("mimic", [("joint", leader.joint)] + (leader.axis == "axis" ? [] : [("axis", leader.axis)]))
      xml.add("multiplier", text: "\(mimic.multiplier)")
      xml.add("offset", text: "\(mimic.offset)")
      xml.add("reference", text: "0")
      xml.end()
    }
    xml.end()
  }

  // MARK: loops

  /// A joint beside the tree; what is no joint of SDF's becomes one of several, with links of 1 g between.
  mutating func write(_ closure: ClosureRecord) {
    guard let a = model.partIndex(closure.a), let b = model.partIndex(closure.b), let X = closure.frame.pose else {
      return
    }
    if let entry = sliders[closure.id] { return write(entry.slider, entry.link, entry.ways) }
    let type =
      switch closure.kind {
      case .hinge: "revolute"
      case .ball: "ball"
      case .weld: "fixed"
      case .cylinder, .slide, .slot, .rest: "prismatic"
      }
    // What holds everything is held by nothing.
    let isTurned = mechanism.jointOfPart[b] == nil
    let (parent, child) = isTurned ? (b, a) : (a, b)
    let at = isTurned ? X : closure.frameOnB?.pose ?? X
    writeTie(
      claim(joint: closure.id), type, tree.bodies[parent], tree.bodies[child],
      tree.frame(child).inverse * at, type == "revolute" ? [0, 0, 1] : nil)
  }

  private mutating func writeTie(
    _ name: String, _ type: String, _ parent: String, _ child: String, _ X: RigidTransform, _ axis: Vector3?
  ) {
    begin(name, type, parent, child)
    pose(X)
    if let axis {
      xml.begin("axis")
      xml.add("xyz", text: XMLText.numbers(axis))
      xml.end()
    }
    xml.end()
  }

  private mutating func write(_ slider: LoopSlider, _ link: String, _ ways: [String]) {
    let zero = SDFZero(tree)
    var X = tree.frame(slider.part).inverse * slider.X_A
    let end = tree.frame(slider.other).inverse * slider.X_A
    let other = tree.bodies[slider.other]
    var parent = tree.bodies[slider.part]
    for (k, way) in slider.ways.enumerated() {
      let type = way.turns ? "revolute" : "prismatic"
      if slider.isWelded, k == slider.ways.count - 1 {
        // The last goes to the other part itself.
        let isRoot = mechanism.jointOfPart[slider.other] == nil
        let at = k == 0 && isRoot ? tree.frame(slider.part).inverse * slider.X_A : isRoot ? .identity : end
        return writeTie(ways[k], type, isRoot ? other : parent, isRoot ? parent : other, at, way.axis)
      }
      let value = zero.value(slider, way)
      X =
        X
        * (way.turns ? RigidTransform(turning: value, about: way.axis) : RigidTransform(translation: way.axis * value))
      let next = k == 0 ? link : names.claim("\(link)_\(k + 1)", fallback: "slider")
      writeLink(next, X, on: parent)
      writeTie(ways[k], type, parent, next, .identity, way.axis)
      (parent, X) = (next, .identity)
    }
    let name = names.claim(slider.closure.id, fallback: "closure")
    // The ball is where the point of the other part is.
    if mechanism.jointOfPart[slider.other] == nil {
      writeTie(name, "ball", other, parent, .identity, nil)
    } else {
      writeTie(name, "ball", parent, other, end, nil)
    }
  }

  /// What the file's joints read in a pose of the asset, where that is not what coordinates of the same name do.
  func fileValues() -> @Sendable (Pose) -> [(String, Double)] {
    let coordinates = tree.coordinates.map { id, name in
      let place = joints[name]
      let isUniversal = mechanism.freedom(id).map { mechanism.joints[$0.joint].record.kind == .universal } ?? false
      return (id: id, name: isUniversal ? "\(place?.joint ?? name)_\(place?.axis ?? "")" : place?.joint ?? name)
    }
    let zero = SDFZero(tree)
    var ways: [(slider: LoopSlider, way: LoopSlider.Way, name: String, zero: Double)] = []
    for entry in sliders.values {
      for (way, name) in zip(entry.slider.ways, entry.ways) {
        ways.append((entry.slider, way, name, zero.value(entry.slider, way)))
      }
    }
    let advances = tree.motions.filter { !Self.isScrew($0) }.joined().compactMap { m in
      m.rides.map { (dof: m.dof, name: joints[m.name]?.joint ?? m.name, factor: $0.factor, offset: $0.offset) }
    }
    return { [ways] pose in
      coordinates.map { ($0.name, pose.values[$0.id] ?? 0) }
        + ways.map { ($0.name, $0.slider.value($0.way, in: pose) - $0.zero) }
        + advances.map { ($0.name, $0.factor * (pose.values[$0.dof] ?? 0) + $0.offset) }
    }
  }
}
