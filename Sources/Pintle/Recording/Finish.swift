internal import PintleDocument

extension Recorder {
  /// The document of what was said: senses resolved, hardware built, shapes resolved to shared solids.
  func finished() -> Document {
    for joint in joints { joint.resolveSense() }
    for joint in joints {
      for (hardware, place) in joint.pendingHardware { hardware.install(on: joint, at: place) }
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
    for joint in joints where joint.home != 0 {
      if let dof = joint.dofs.first { document.home[dof.id] = joint.home }
    }
    document.contacts = contacts.map { c in
      ContactRecord(
        a: c.a.path, b: c.b.path, kind: c.kind, clearance: c.clearance, joint: c.joint?.name, because: c.because,
        source: tables.source(c.source))
    }
    document.expectations = expectations.map { e in
      ExpectationRecord(
        kind: e.kind, part: e.part.name, atLeast: e.least, atMost: e.most, toward: e.toward, touches: e.touches,
        source: tables.source(e.source))
    }
    document.components = components.map {
      ComponentRecord(id: $0.id, of: "assembly", at: $0.at, source: tables.source($0.source))
    }
    document.materials = tables.materials
    document.solids = tables.solids
    document.sources = tables.sources
    document.findings = findings
    return document
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
    let body = shape.solid.transformed(shape.part.assembly.frame, nil).body
    let (node, placement, notes) = body.node.pulledOff(body.notes)
    var record = ShapeRecord(id: shape.name, solid: tables.solid(node), at: placement.snapped)
    record.material = shape.material.map { tables.material($0) }
    record.role = shape.role.record
    record.yields = shape.yields > 0 ? shape.yields : nil
    record.hardware = shape.hardware?.name
    if let resting = body.resting {
      record.resting = .init(
        toward: snap(shape.part.assembly.frame.rotate(resting.toward.vector)), on: resting.on.map(\.path),
        clearance: resting.clearance)
    }
    record.source = tables.source(shape.source)
    record.trace = notes.traces.map { .init(path: $0.path, source: tables.source($0.source)) }
    return record
  }

  private func record(_ joint: Joint, _ tables: inout Tables) -> JointRecord {
    var line = joint.axis.transformed(joint.assembly.frame)
    if joint.kind == .slide || joint.kind == .fixed {
      // What only slides turns about nothing: its frame lies in the middle of the child, where a pivot is of use.
      let bounds = joint.child.boundsInAsset
      if !bounds.isEmpty { line.origin = bounds.centre }
    }
    let z = snap(joint.isReversed ? -line.direction : line.direction)
    let frame = Frame(origin: snap(line.origin), z: z, x: snap(z.anyPerpendicular))
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
