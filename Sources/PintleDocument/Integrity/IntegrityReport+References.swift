extension IntegrityReport {
  mutating func checkUnique() {
    let d = document
    unique(d.parts.enumerated().map { ("parts[\($0)].id", $1.id, $1.source) }, "part")
    for (i, part) in d.parts.enumerated() {
      unique(
        part.shapes.enumerated().map { ("parts[\(i)].shapes[\($0)].id", $1.id, $1.source) }, "shape of `\(part.id)`")
    }
    // Closures and joints share their names: hardware refers to either.
    unique(
      d.joints.enumerated().map { ("joints[\($0)].id", $1.id, $1.source) }
        + d.closures.enumerated().map { ("closures[\($0)].id", $1.id, $1.source) }, "joint")
    unique(
      d.joints.enumerated().flatMap { i, joint in
        joint.dofs.enumerated().map { ("joints[\(i)].dofs[\($0)].id", $1.id, joint.source) }
      }, "degree of freedom")
    unique(d.couplings.enumerated().map { ("couplings[\($0)].id", $1.id, $1.source) }, "coupling")
    unique(d.components.enumerated().map { ("components[\($0)].id", $1.id, $1.source) }, "component")
    unique(d.parameters.enumerated().map { ("parameters[\($0)].id", $1.id, nil) }, "parameter")
    unique(d.stances.enumerated().map { ("stances[\($0)].id", $1.id, $1.source) }, "stance")
  }

  private mutating func unique(_ names: [(path: String, name: String, source: Int?)], _ noun: String) {
    var first: [String: String] = [:]
    for (path, name, source) in names {
      if let earlier = first[name] {
        add("document.duplicate", path, "there is a \(noun) `\(name)` already, \(earlier)", source: source)
      } else {
        first[name] = path
      }
    }
  }

  mutating func checkReferences() {
    let d = document
    let parts = Names("part", d.parts.map(\.id))
    let shapes = Names("shape", d.parts.flatMap { p in p.shapes.map { "\(p.id)/\($0.id)" } })
    let either = Names("part or shape", parts.list + shapes.list)
    let solids = Names("solid", d.solids.keys.sorted())
    let materials = Names("material", d.materials.keys.sorted())
    let joints = Names("joint", d.joints.map(\.id) + d.closures.map(\.id))
    let lines = Names("line", d.lines.keys.sorted())
    let components = Names("component", d.components.map(\.id))
    // A ball and a free joint also read the components of their value: `b.x`, `b.tz`.
    let dofs = Names(
      "degree of freedom",
      d.joints.flatMap(\.dofs).flatMap { dof -> [String] in
        switch dof.type {
        case .rotation3: [dof.id] + ["x", "y", "z"].map { "\(dof.id).\($0)" }
        case .pose6: [dof.id] + ["x", "y", "z", "tx", "ty", "tz"].map { "\(dof.id).\($0)" }
        case .rotation, .translation, .helical: [dof.id]
        }
      })

    for (i, p) in d.parts.enumerated() {
      let path = "parts[\(i)]"
      find(p.material, materials, path + ".material", p.source, parts: [p.id])
      if let c = p.component { find(c, components, path + ".component", p.source, parts: [p.id]) }
      for (k, s) in p.shapes.enumerated() {
        let path = path + ".shapes[\(k)]"
        find(s.solid, solids, path + ".solid", s.source, parts: [p.id])
        if let m = s.material { find(m, materials, path + ".material", s.source, parts: [p.id]) }
        if let h = s.hardware { find(h, joints, path + ".hardware", s.source, parts: [p.id]) }
        for on in s.resting?.on ?? [] { find(on, shapes, path + ".resting.on", s.source, parts: [p.id]) }
      }
    }
    for (i, j) in d.joints.enumerated() {
      let path = "joints[\(i)]"
      find(j.child, parts, path + ".child", j.source, joint: j.id)
      find(j.parent, parts, path + ".parent", j.source, joint: j.id)
      if let line = j.frame.line { find(line, lines, path + ".frame.line", j.source, joint: j.id) }
      for (k, dof) in j.dofs.enumerated() {
        if let part = dof.sense?.part { find(part, parts, path + ".dofs[\(k)].sense.part", j.source, joint: j.id) }
      }
      for (k, n) in j.needs.enumerated() {
        find(n.dof, dofs, path + ".needs[\(k)].dof", n.source ?? j.source, joint: j.id)
      }
    }
    for (i, c) in d.closures.enumerated() {
      find(c.a, parts, "closures[\(i)].a", c.source)
      find(c.b, parts, "closures[\(i)].b", c.source)
      if let line = c.frame.line { find(line, lines, "closures[\(i)].frame.line", c.source) }
    }
    for (i, c) in d.couplings.enumerated() {
      for name in c.relation.names { find(name, dofs, "couplings[\(i)].relation", c.source) }
    }
    for (i, g) in d.gears.enumerated() { find(g.shape, shapes, "gears[\(i)].shape", nil) }
    for (i, t) in d.trains.enumerated() {
      find(t.part, parts, "trains[\(i)].part", t.source)
      for link in t.link { find(link, solids, "trains[\(i)].link", t.source) }
      for over in t.over { find(over, shapes, "trains[\(i)].over", t.source) }
    }
    for (i, e) in d.elastic.enumerated() {
      find(e.solid, solids, "elastic[\(i)].solid", e.source)
      find(e.a.part, parts, "elastic[\(i)].a.part", e.source)
      find(e.b.part, parts, "elastic[\(i)].b.part", e.source)
    }
    for (i, c) in d.contacts.enumerated() {
      find(c.a, either, "contacts[\(i)].a", c.source)
      find(c.b, either, "contacts[\(i)].b", c.source)
      if let j = c.joint { find(j, joints, "contacts[\(i)].joint", c.source) }
    }
    for dof in d.home.keys.sorted() { find(dof, dofs, "home", nil) }
    for (name, pose) in d.poses.sorted(by: { $0.key < $1.key }) {
      for dof in pose.keys.sorted() { find(dof, dofs, "poses.\(name)", nil) }
    }
    for (i, s) in d.stances.enumerated() {
      for dof in s.q.keys.sorted() { find(dof, dofs, "stances[\(i)].q", s.source) }
      for rest in s.restsOn { find(rest.part, parts, "stances[\(i)].restsOn", s.source) }
    }
    for (i, e) in d.expectations.enumerated() {
      find(e.part, parts, "expectations[\(i)].part", e.source)
      if let dof = e.dof { find(dof, dofs, "expectations[\(i)].dof", e.source) }
      for dof in e.of { find(dof, dofs, "expectations[\(i)].of", e.source) }
      for dof in e.when.keys.sorted() { find(dof, dofs, "expectations[\(i)].when", e.source) }
    }
  }

  /// What there is of a kind, to look names up in.
  private struct Names {
    let noun: String
    let list: [String]
    let set: Set<String>

    init(_ noun: String, _ list: [String]) {
      self.noun = noun
      self.list = list
      set = Set(list)
    }
  }

  private mutating func find(
    _ name: String, _ known: Names, _ path: String, _ source: Int?, parts: [String] = [], joint: String? = nil
  ) {
    guard !known.set.contains(name) else { return }
    // Spelling is looked at among the first thousand: its cost must not grow with the square of a hostile document.
    let near = Spelling.nearest(to: name, in: Array(known.list.prefix(1000)))
    add(
      "document.reference", path, "there is no \(known.noun) `\(name.prefix(200))`", source: source, parts: parts,
      joint: joint, hint: near.map { "did you mean `\($0)`?" })
  }
}

extension CouplingRecord.Relation {
  /// The degrees of freedom that it relates.
  fileprivate var names: [String] {
    switch self {
    case .linear(let terms, _): terms.map(\.dof)
    case .curve(let input, let output, _, _, _): [input, output]
    case .oneWay(let driver, let driven, _, _): [driver, driven]
    }
  }
}
