internal import PintleDocument
internal import PintleKinematics

extension SDFAssembly {
  /// Settles what mimics what and which gearboxes there are.
  mutating func tie() {
    if closesLoops, !model.document.closures.isEmpty { tieCouplings() } else { tieFollowers() }
  }

  /// Where nothing closes, every follower hangs on inputs.
  private mutating func tieFollowers() {
    var geared: Set<String> = []
    for motion in tree.motions.joined() {
      if case .several? = motion.law, motion.rides == nil {
        let own = model.document.couplings.filter { Self.dofs(of: $0).contains(motion.dof) }
        let made = own.compactMap { SDFGearbox($0, mechanism) }
        if !own.isEmpty, made.count == own.count {
          gearboxes += made.filter { geared.insert($0.id).inserted }
          continue
        }
      }
      mimic(motion)
    }
  }

  /// Where loops are closed by joints, what follows by them does so; one follower of every coupling follows by it.
  private mutating func tieCouplings() {
    var free = Set(mechanism.freedoms.filter { $0.record.role == .follows && $0.record.isScalar }.map(\.id))
    var open = model.document.couplings.filter { coupling in
      if case .linear = coupling.relation { return true }
      return false
    }
    while !open.isEmpty {
      // What can be one follower's alone is it first.
      let counts = open.map { Self.dofs(of: $0).filter(free.contains).count }
      let coupling = open.remove(at: counts.firstIndex(of: 1) ?? 0)
      guard case .linear(let all, let equals) = coupling.relation,
        let last = all.last(where: { $0.factor != 0 && free.contains($0.dof) }), let motion = self.motion(last.dof)
      else { continue }
      free.remove(last.dof)
      let others = all.filter { $0.factor != 0 && $0.dof != last.dof }
      if others.count == 1, let leader = tree.coordinates[others[0].dof] {
        mimics[motion.name] = Mimic(
          joint: leader, multiplier: -others[0].factor / last.factor, offset: equals / last.factor)
      } else if motion.law?.isLine != true, let gearbox = SDFGearbox(coupling, mechanism) {
        gearboxes.append(gearbox)
      } else {
        mimic(motion)
      }
    }
    for coupling in model.document.couplings {
      if case .curve(_, let output, _, _, _) = coupling.relation, let motion = motion(output) { mimic(motion) }
    }
    for motion in tree.motions.joined() where motion.rides != nil { mimic(motion) }
  }

  private mutating func mimic(_ motion: BodyMotion) {
    let (made, finding) = tree.mimic(motion, in: Self.format, approximates: approximates)
    mimics[motion.name] = made
    if let finding { findings.append(finding) }
  }

  private func motion(_ dof: String) -> BodyMotion? {
    tree.motions.joined().first { $0.dof == dof && $0.rides == nil }
  }

  private static func dofs(of coupling: CouplingRecord) -> [String] {
    switch coupling.relation {
    case .linear(let terms, _): terms.filter { $0.factor != 0 }.map(\.dof)
    case .curve(let input, let output, _, _, _): [input, output]
    case .oneWay: []
    }
  }

  mutating func write(_ gearbox: SDFGearbox) {
    begin(
      names.claim(gearbox.id, fallback: "gearbox"), "gearbox", tree.bodies[gearbox.parent], tree.bodies[gearbox.child])
    xml.add("gearbox_ratio", text: "\(gearbox.ratio)")
    xml.add("gearbox_reference_body", text: tree.bodies[gearbox.reference])
    let toReference = tree.frame(gearbox.reference).inverse
    for (name, axis) in [("axis", gearbox.axis), ("axis2", gearbox.axis2)] {
      xml.begin(name)
      xml.add(
        "xyz", ["expressed_in": tree.bodies[gearbox.reference]], text: XMLText.numbers(snap(toReference.rotate(axis))))
      xml.end()
    }
    xml.end()
  }
}
