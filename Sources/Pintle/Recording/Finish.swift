internal import PintleDocument

extension Recorder {
  /// The document of what was said: senses resolved, hardware built, shapes resolved to shared solids.
  func finished() -> Document {
    for joint in joints { joint.resolveSense() }
    for joint in joints {
      for (hardware, place) in joint.pendingHardware { hardware.install(on: joint, at: place) }
    }
    for loop in closures {
      for (hardware, place) in loop.pendingHardware { hardware.install(on: loop, at: place) }
    }
    var tables = Tables()
    var document = Document(asset: assetName)
    document.base = base
    document.stands = standing
    document.parameters = parameters
    for part in parts {
      if part.shapes.isEmpty {
        Self.report(
          "structure.empty_part", "part `\(part.name)` has no shapes", parts: [part.name], at: part.source)
      }
      document.parts.append(record(part, &tables))
    }
    document.joints = joints.map { record($0, &tables) }
    for joint in joints {
      if let home = joint.home, let dof = joint.dofs.first, home != dof.drawn { document.home[dof.id] = home }
    }
    for value in home { document.home[value.dof] = value.value }
    document.poses = poses
    document.stances = stances.map { $0.record(parts, tables.source($0.source)) }
    document.closures = closures.map { record($0, tables.source($0.source)) }
    for coupling in couplings {
      guard let (relation, reason) = coupling.equation() else { continue }
      document.couplings.append(
        CouplingRecord(id: coupling.id, relation: relation, from: reason, source: tables.source(coupling.source)))
    }
    document.contacts = contacts.map { c in
      ContactRecord(
        a: c.a, b: c.b, kind: c.kind, clearance: c.clearance, joint: c.joint, because: c.because,
        source: tables.source(c.source))
    }
    document.gears = gears.map(\.record)
    for train in trains {
      var record = train.record
      record.link = train.links.map { tables.solid($0.pulledOff().solid) }
      record.source = tables.source(train.source)
      document.trains.append(record)
    }
    document.elastic = springs.map { $0.record(solid: tables.solid($0.node), tables.source($0.source)) }
    for e in expectations {
      guard let part = e.part ?? root else { continue }
      document.expectations.append(
        ExpectationRecord(
          kind: e.kind, part: part.name, atLeast: e.least, atMost: e.most, toward: e.toward, touches: e.touches,
          dof: e.dof, of: e.of, within: e.within, when: e.when, source: tables.source(e.source)))
    }
    document.components = components.map {
      ComponentRecord(
        id: $0.id, of: $0.of, at: $0.at, mirrored: $0.mirrored.map(snap), source: tables.source($0.source))
    }
    document.materials = tables.materials
    document.solids = tables.solids
    document.sources = tables.sources
    document.findings = findings
    return document
  }

  /// The first part that nothing holds.
  private var root: Part? { parts.first { $0.parentJoint == nil } }

  private func record(_ loop: Loop, _ source: Int) -> ClosureRecord {
    let frame = loop.assembly.frame
    let z = snap(frame.direction(loop.frame.z)), x = snap(frame.direction(loop.frame.x))
    return ClosureRecord(
      id: loop.name, kind: loop.kind, a: loop.a.name, b: loop.b.name,
      frame: Frame(origin: snap(frame.point(loop.frame.translation)), z: z, x: x), source: source)
  }

  private var base: Document.Base {
    switch stands {
    case .builtIn, .onWall, .hanging: .fixed
    case .handheld: .held
    case .onFloor, .onTable, nil: .standing
    }
  }

  private var standing: String? {
    switch stands {
    case .onFloor: "floor"
    case .onTable: "table"
    case .builtIn: "builtIn"
    case .onWall: "wall"
    case .hanging: "hanging"
    case .handheld: "handheld"
    case nil: nil
    }
  }

  private func record(_ part: Part, _ tables: inout Tables) -> PartRecord {
    var record = PartRecord(id: part.name, material: tables.material(part.material))
    record.role = part.role.record
    record.weighs = part.mass
    let prefix = part.assembly.prefix
    record.component = prefix.isEmpty ? nil : String(prefix.dropLast())
    record.source = tables.source(part.source)
    record.shapes = part.shapes.map { self.record($0, &tables) }
    return record
  }

  private func record(_ shape: Shape, _ tables: inout Tables) -> ShapeRecord {
    let body = shape.part.assembly.frame.solid(shape.solid).body
    let (node, placement, notes) = body.node.pulledOff(body.notes)
    var record = ShapeRecord(id: shape.name, solid: tables.solid(node), at: placement.snapped)
    record.material = shape.material.map { tables.material($0) }
    record.role = shape.role.record
    record.yields = shape.yields > 0 ? shape.yields : nil
    record.hardware = shape.hardware?.name
    if let resting = body.resting {
      record.resting = .init(
        toward: snap(shape.part.assembly.frame.direction(resting.toward.vector)), on: resting.on.map(\.path),
        clearance: resting.clearance)
    }
    record.source = tables.source(shape.source)
    record.trace = notes.traces.map { .init(path: $0.path, source: tables.source($0.source)) }
    return record
  }

  private func record(_ joint: Joint, _ tables: inout Tables) -> JointRecord {
    var line = joint.lineInAsset
    if joint.kind == .slide || joint.kind == .fixed {
      // What only slides turns about nothing: its frame lies in the middle of the child, where a pivot is of use.
      let bounds = joint.child.boundsInAsset
      if !bounds.isEmpty { line.origin = bounds.centre }
    }
    let z = snap(joint.isReversed ? -line.direction : line.direction)
    let frame = Frame(origin: snap(line.origin), z: z, x: snap(joint.crossInAsset ?? z.anyPerpendicular))
    var record = JointRecord(
      id: joint.name, kind: joint.kind, child: joint.child.name, parent: joint.parent.name, frame: frame,
      dofs: joint.dofs)
    record.needs = joint.needs.map { need in
      Need(dof: need.dof, min: need.min, max: need.max, source: tables.source(need.source))
    }
    record.hardware = joint.fittings
    record.source = tables.source(joint.source)
    return record
  }
}

/// What records refer to by key or index, each once, in the order of first use.
private struct Tables {
  var solids: [String: SolidNode] = [:]
  private var solidKeys: [SolidNode: String] = [:]
  var materials: [String: MaterialRecord] = [:]
  private var materialKeys: [MaterialRecord: String] = [:]
  var sources: [SourceLocation] = []
  private var sourceIndices: [SourceLocation: Int] = [:]

  mutating func solid(_ node: SolidNode) -> String {
    if let key = solidKeys[node] { return key }
    let key = "s\(solids.count + 1)"
    solids[key] = node
    solidKeys[node] = key
    return key
  }

  /// The key is the label in snake case: `steel_painted_red`.
  mutating func material(_ material: Material) -> String {
    let record = material.record
    if let key = materialKeys[record] { return key }
    var stem = ""
    for c in record.label.lowercased().unicodeScalars {
      if ("a"..."z").contains(c) || ("0"..."9").contains(c) {
        stem.unicodeScalars.append(c)
      } else if !stem.isEmpty, stem.last != "_" {
        stem.append("_")
      }
    }
    while stem.last == "_" { stem.removeLast() }
    if stem.isEmpty { stem = "material" }
    var key = stem
    var n = 2
    while materials[key] != nil {
      key = "\(stem)_\(n)"
      n += 1
    }
    materials[key] = record
    materialKeys[record] = key
    return key
  }

  mutating func source(_ place: SourceLocation) -> Int {
    if let i = sourceIndices[place] { return i }
    sources.append(place)
    sourceIndices[place] = sources.count - 1
    return sources.count - 1
  }
}
