internal import PintleDocument
internal import PintleKinematics
internal import PintleModel

/// What ties joints and bodies to one another.
extension MJCFAssembly {
  /// Linear couplings, and the advance of screws, as terms of joints in the file.
  private var sums: [(id: String, terms: [CouplingRecord.Term], equals: Double)] {
    var list: [(String, [CouplingRecord.Term], Double)] = model.document.couplings.compactMap { coupling in
      guard case .linear(let terms, let equals) = coupling.relation else { return nil }
      let named = terms.filter { $0.factor != 0 }.map {
        CouplingRecord.Term(dof: tree.coordinates[$0.dof] ?? "", factor: $0.factor)
      }
      return named.isEmpty || named.contains { $0.dof.isEmpty } ? nil : (coupling.id, named, equals)
    }
    for motion in tree.motions.joined() {
      guard let rides = motion.rides else { continue }
      list.append(
        (motion.name, [.init(dof: motion.name, factor: 1), .init(dof: rides.on, factor: -rides.factor)], rides.offset))
    }
    return list
  }

  /// What a joint of the file reads as drawn.
  private func drawn(_ joint: String) -> Double { tree.motions.joined().first { $0.name == joint }?.drawn ?? 0 }

  mutating func writeTendons() {
    let long = sums.filter { $0.terms.count > 2 }
    let springs = zip(model.springs, springNames).filter { ($0.0.record.stiffness ?? 0) > 0 }
    guard !long.isEmpty || !springs.isEmpty else { return }
    xml.begin("tendon")
    for sum in long {
      xml.begin("fixed", [("name", sum.id)])
      for term in sum.terms { xml.add("joint", [("joint", term.dof), ("coef", "\(term.factor)")]) }
      xml.end()
    }
    for (spring, name) in springs {
      xml.begin(
        "spatial",
        [
          ("name", name), ("stiffness", "\(spring.record.stiffness ?? 0)"), ("springlength", "\(spring.length)"),
          ("width", "0.0005"),
        ])
      xml.add("site", [("site", "\(name)_a")])
      xml.add("site", [("site", "\(name)_b")])
      xml.end()
    }
    xml.end()
  }

  mutating func writeEqualities() {
    let before = xml
    xml.begin("equality")
    let start = xml.text.utf8.count
    for closure in model.document.closures { write(closure) }
    for sum in sums {
      let starts = sum.terms.map { drawn($0.dof) }
      guard sum.terms.count <= 2 else {
        let length = zip(sum.terms, starts).reduce(0.0) { $0 + $1.0.factor * $1.1 }
        xml.add(
          "tendon",
          [("name", sum.id), ("tendon1", sum.id), ("polycoef", XMLText.numbers([sum.equals - length, 0, 0, 0, 0]))])
        continue
      }
      // q₁ = (equals − f₂ q₂) / f₁, from where both are drawn.
      let first = sum.terms[0]
      var attributes = [("name", sum.id), ("joint1", first.dof)]
      var constant = sum.equals / first.factor - starts[0]
      var slope = 0.0
      if sum.terms.count == 2 {
        slope = -sum.terms[1].factor / first.factor
        constant += slope * starts[1]
        attributes.append(("joint2", sum.terms[1].dof))
      }
      attributes.append(("polycoef", XMLText.numbers([Self.tidy(constant), slope, 0, 0, 0])))
      xml.add("joint", attributes)
    }
    for coupling in model.document.couplings { writeCurve(coupling) }
    if xml.text.utf8.count == start { xml = before } else { xml.end() }
  }

  /// Without what rounding leaves.
  private static func tidy(_ v: Double) -> Double { abs(v) < 1e-12 ? 0 : v }

  private mutating func write(_ closure: ClosureRecord) {
    guard let a = model.partIndex(closure.a), let b = model.partIndex(closure.b), let X = closure.frame.pose else {
      return
    }
    func connect(_ name: String, _ one: String, _ frame: RigidTransform, _ other: String, at point: Vector3) {
      xml.add(
        "connect",
        [("name", name), ("body1", one), ("body2", other), ("anchor", XMLText.numbers(frame.inverse.apply(point)))])
    }
    let (frame, one, other) = (tree.frame(a), tree.bodies[a], tree.bodies[b])
    switch closure.kind {
    case .ball: connect(closure.id, one, frame, other, at: X.translation)
    case .weld: xml.add("weld", [("name", closure.id), ("body1", one), ("body2", other)])
    case .hinge:
      // Two points of its line.
      let reach = max(0.01, 0.1 * min(model.parts[a].bounds.diagonal, model.parts[b].bounds.diagonal))
      connect("\(closure.id)_1", one, frame, other, at: X.translation + X.z * reach)
      connect("\(closure.id)_2", one, frame, other, at: X.translation - X.z * reach)
    case .cylinder, .slide, .slot, .rest:
      guard let slider = sliders.values.joined().first(where: { $0.closure.id == closure.id }) else { return }
      let end = tree.bodies[slider.other]
      if slider.isWelded {
        xml.add("weld", [("name", closure.id), ("body1", slider.name), ("body2", end)])
      } else {
        connect(closure.id, slider.name, slider.X_A, end, at: slider.X_A.translation)
      }
    }
  }

  /// The fourth-degree curve that comes nearest; what it misses is told.
  private mutating func writeCurve(_ coupling: CouplingRecord) {
    guard case .curve(let input, let output, let knots, let period, _) = coupling.relation else { return }
    func alone(_ why: String) {
      findings.append(
        Finding(
          "export.follower_free", .warning, .fail,
          "`\(output)` follows `\(input)` \(why), which MJCF cannot say: it is written as a joint of its own",
          joint: output))
    }
    guard let curve = KnotCurve(knots: knots, period: period), let x = tree.coordinates[input],
      let y = tree.coordinates[output], let freedom = mechanism.freedom(input)
    else { return }
    guard let range = freedom.limits, period.map({ range.upperBound - range.lowerBound <= $0 }) ?? true else {
      return alone("round after round")
    }
    let fit = QuarticFit(range, about: freedom.record.drawn) { curve.value(at: $0).value }
    let way = knots.map(\.y)
    let extent = (way.max() ?? 0) - (way.min() ?? 0)
    guard fit.error <= 0.05 * extent else { return alone("along a curve that no fourth-degree one comes near") }
    if fit.error > 1e-6 {
      let isSlide = mechanism.freedom(output)?.record.type == .translation
      let by =
        isSlide
        ? "\(DecimalText.text(fit.error * 1e3, decimals: 2)) mm"
        : "\(DecimalText.text(fit.error * 180 / .pi, decimals: 2))°"
      findings.append(
        Finding(
          "export.follower_approximated", .warning, .fail,
          "`\(output)` follows `\(input)` along a curve; MJCF has fourth-degree ones, and this one is off by up to \(by)",
          joint: output))
    }
    var terms = fit.coefficients
    terms[0] -= drawn(y)
    xml.add(
      "joint", [("name", coupling.id), ("joint1", y), ("joint2", x), ("polycoef", XMLText.numbers(terms))])
  }

  // MARK: contact

  /// What a joint or a closure holds, and what was declared to touch.
  mutating func writeExclusions() {
    var pairs: Set<SIMD2<Int>> = []
    func add(_ a: Int?, _ b: Int?) {
      guard let a, let b, a != b else { return }
      pairs.insert([min(a, b), max(a, b)])
    }
    func part(_ path: String) -> Int? { model.partIndex(String(path.prefix { $0 != "/" })) }
    for joint in mechanism.joints { add(joint.parent, joint.child) }
    for closure in model.document.closures { add(model.partIndex(closure.a), model.partIndex(closure.b)) }
    for contact in model.document.contacts { add(part(contact.a), part(contact.b)) }
    for coupling in model.document.couplings {
      let met = ["a", "b", "follower"].compactMap { coupling.from?.of[$0] }.map(part)
      for i in met.indices { for j in met.indices where j > i { add(met[i], met[j]) } }
    }
    guard !pairs.isEmpty else { return }
    xml.begin("contact")
    for pair in pairs.sorted(by: { ($0.x, $0.y) < ($1.x, $1.y) }) {
      xml.add("exclude", [("body1", tree.bodies[pair.x]), ("body2", tree.bodies[pair.y])])
    }
    xml.end()
  }

  // MARK: drives and poses

  mutating func writeActuators() {
    let driven = tree.motions.joined().filter {
      $0.isDriven && ($0.kind == .turn || $0.kind == .slide) && $0.rides == nil
    }
    guard !driven.isEmpty else { return }
    xml.begin("actuator")
    for m in driven {
      xml.add("motor", [("name", m.name), ("joint", m.name), ("ctrlrange", "-\(m.effort) \(m.effort)")])
    }
    xml.end()
  }

  mutating func writeKeyframes() {
    var keys = [(name: "home", pose: mechanism.home)]
    for (name, values) in model.document.poses.sorted(by: { $0.key < $1.key }) {
      keys.append((name, mechanism.pose(values)))
    }
    var names = PlainNames()
    // An unreached pose is none; stances stand elsewhere in the world.
    var list = keys.filter(\.pose.isReached).map { (names.claim($0.name, fallback: "pose"), $0.pose) }
    for stance in mechanism.stances(tolerance: model.tolerance) where stance.problem == nil {
      let name = names.claim(stance.id, fallback: "stance")
      stances[stance.id] = name
      list.append((name, mechanism.standing(in: stance).home))
    }
    xml.begin("keyframe")
    for (name, pose) in list { xml.add("key", [("name", name), ("qpos", XMLText.numbers(configuration(pose)))]) }
    xml.end()
  }

  private func configuration(_ pose: Pose) -> [Double] {
    slots.flatMap { slot -> [Double] in
      switch slot {
      case .root(let part):
        let X = pose.motion(ofPart: part) * tree.frame(part)
        let q = Quaternion(X).vector
        return [X.translation.x, X.translation.y, X.translation.z, q.w, q.x, q.y, q.z]
      case .slider(let slider, let way): return [slider.value(way, in: pose)]
      case .motion(let m):
        if m.kind == .ball { return [1, 0, 0, 0] }
        let value = pose.values[m.dof] ?? 0
        return [m.rides.map { $0.factor * value + $0.offset } ?? value]
      }
    }
  }

  // MARK: what cannot be said

  mutating func tellTheRest() {
    findings += tree.stillChains(in: "MJCF")
    findings += tree.freewheels(in: "MJCF") + tree.interlocks(in: "MJCF")
  }
}
