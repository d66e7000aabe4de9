public import PintleDocument

// Documents that use everything there is: what the schema, the integrity rules and the fuzz tests are held against.

extension SolidNode {
  /// One solid of each kind. The switch stops compiling when a kind is added.
  public static var everyKind: [SolidNode] {
    func isListed(_ s: SolidNode) {
      switch s {
      case .box, .cylinder, .cone, .sphere, .torus, .wedge, .extrude, .revolve, .sweep, .loft, .twist, .coil, .union,
        .difference,
        .intersection, .placed, .mirrored, .pattern, .fillet, .chamfer, .mesh:
        break
      }
    }
    let box = SolidNode.box(size: [0.1, 0.2, 0.3])
    let here = RigidTransform(translation: [0.1, 0, 0])
    let flat = ProfileNode.rectangle(width: 0.1, height: 0.05, radius: 0.002)
    isListed(box)
    return [
      box, .cylinder(radius: 0.1, height: 0.2), .cone(bottom: 0.1, top: 0, height: 0.2), .sphere(radius: 0.1),
      .torus(major: 0.1, minor: 0.02), .wedge(size: [0.1, 0.1, 0.1], topLower: [0, 0], topUpper: [0.02, 0.02]),
      .revolve(profile: flat, angle: 3), .mirrored(point: .zero, normal: .right, solid: box),
      .sweep(profile: flat, path: [.zero, [0, 0, 1], [0, 1, 1]], bend: 0.05, closed: false, up: .up),
      .loft(
        sections: [LoftSection(profile: flat, at: .identity), LoftSection(profile: flat, at: here)], ruled: true),
      .twist(outline: [[0.1, 0], [0, 0.1], [-0.1, -0.1]], bore: 0.01, height: 0.2, angle: 6),
      .coil(radius: 0.1, wire: 0.01, turns: 5, height: 0.3),
      .union(of: [box, .sphere(radius: 0.2)]), .difference(from: box, minus: [.sphere(radius: 0.02)]),
      .intersection(of: [box, .sphere(radius: 0.1)]), .placed(at: here, solid: box),
      .pattern(placements: [.identity, here], solid: box),
      .mesh(reference: MeshReference(path: "a.stl", sha256: String(repeating: "0", count: 64), name: "n")),
    ] + ProfileNode.everyKind.map { .extrude(profile: $0, height: 0.01) }
      + EdgeSelector.everyKind.flatMap {
        [.fillet(solid: box, edges: $0, radius: 0.001), .chamfer(solid: box, edges: $0, distance: 0.001)]
      }
  }
}

extension ProfileNode {
  public static var everyKind: [ProfileNode] {
    func isListed(_ p: ProfileNode) {
      switch p {
      case .rectangle, .circle, .ellipse, .slot, .polygon, .spline, .text, .union, .difference, .intersection, .placed,
        .offset:
        break
      }
    }
    let circle = ProfileNode.circle(radius: 0.1)
    let points: [SIMD2<Double>] = [[0, 0], [0.1, 0], [0, 0.1]]
    isListed(circle)
    return [
      circle, .rectangle(width: 0.1, height: 0.2, radius: 0), .ellipse(radiusX: 0.1, radiusY: 0.2),
      .slot(length: 0.2, width: 0.1), .polygon(points: points, radius: 0.01), .spline(points: points),
      .text(string: "Öl", size: 0.02), .union(of: [circle]), .difference(from: circle, minus: [circle]),
      .intersection(of: [circle]), .placed(offset: [0.1, 0], angle: 1, profile: circle),
      .offset(by: 0.01, profile: circle),
    ]
  }
}

extension EdgeSelector {
  public static var everyKind: [EdgeSelector] {
    func isListed(_ e: EdgeSelector) {
      switch e {
      case .all, .parallel, .side, .between: break
      }
    }
    isListed(.all)
    return [.all, .parallel(to: .up), .side(outward: .up), .between(outward: .up, and: .right)]
  }
}

extension Document {
  /// Uses every field of every record and every case of every enumeration, and is sound.
  public static var maximal: Document {
    var d = Document(asset: "Everything", base: .fixed, stands: "floor")
    d.imported = "urdf"
    d.sources = [SourceLocation(file: "everything.swift", line: 1, column: 2)]
    d.parameters = ParameterRecord.Kind.allCases.map {
      ParameterRecord(
        id: $0.rawValue, kind: $0, label: "a \($0.rawValue)", value: "1", initial: "2", lower: "0", upper: "3",
        choices: ["1", "2"])
    }
    d.materials = [
      "oak": MaterialRecord(
        label: "oak", density: 700, baseColor: [0.5, 0.3, 0.1],
        pattern: .init(kind: "wood", values: ["scale": 0.1]))
    ]
    for (i, solid) in SolidNode.everyKind.enumerated() { d.solids["s\(i + 1)"] = solid }
    d.lines = ["l1": LineRecord(origin: .zero, direction: .up)]
    d.components = [ComponentRecord(id: "unit", of: "Unit", at: .identity, mirrored: .right, source: 0)]
    d.parts = [
      PartRecord(
        id: "base", material: "oak", role: "case",
        shapes: [
          ShapeRecord(
            id: "block", solid: "s1", material: "oak", role: "seal", yields: 0.001, hardware: "j_hinge",
            resting: .init(toward: -.up, on: ["base/block"], clearance: 0.001), source: 0,
            trace: [.init(path: [], source: 0)])
        ], weighs: 2, component: "unit", source: 0)
    ]
    for kind in JointRecord.Kind.allCases { d.addEverythingOn(kind) }
    d.closures = ClosureRecord.Kind.allCases.map {
      ClosureRecord(
        id: "c_\($0.rawValue)", kind: $0, a: "base", b: "p_ball",
        frame: Frame(origin: .zero, z: .up, x: .right, line: "l1"),
        frameOnB: Frame(origin: [0, 0, 0.001], z: .up, x: .right), source: 0)
    }
    let reason = CouplingRecord.Reason(kind: "gear_mesh", of: ["a": "base/block"], values: ["teeth": 12])
    d.couplings = [
      CouplingRecord(
        id: "sun~planet",
        relation: .linear(
          terms: [.init(dof: "j_hinge", factor: 2), .init(dof: "j_spin", factor: -1)], equals: 0.5),
        from: reason, source: 0),
      CouplingRecord(
        id: "cam",
        relation: .curve(
          input: "j_hinge", output: "j_slide", knots: [[0, 0], [1, 0.1]], period: 6.28, within: 1e-6)),
      CouplingRecord(
        id: "cam_once",
        relation: .curve(input: "j_hinge", output: "j_slide", knots: [[0, 0]], period: nil, within: 1e-6)),
      CouplingRecord(
        id: "freewheel", relation: .oneWay(driver: "j_hinge", driven: "j_spin", ratio: 1, positive: true)),
    ]
    d.gears = [
      GearRecord(
        shape: "base/block", line: LineRecord(origin: .zero, direction: .up), teeth: 24, module: 0.002,
        pressureAngle: 0.35, zero: .right)
    ]
    d.trains = [
      TrainRecord(
        id: "chain", part: "base", kind: "chain", pitch: 0.0127, count: 100, link: ["s1"], over: ["base/block"],
        phase: 0.5, source: 0)
    ]
    d.elastic = [
      ElasticRecord(
        id: "spring", solid: "s2", a: .init(part: "base", at: .zero), b: .init(part: "p_slide", at: .up),
        stiffness: 100, source: 0)
    ]
    d.contacts = ContactRecord.Kind.allCases.map {
      ContactRecord(
        a: "base/block", b: "p_hinge", kind: $0, clearance: 0.0001, joint: "j_hinge", because: "it rests", source: 0)
    }
    d.home = ["j_hinge": 0.5]
    d.poses = ["open": ["j_hinge": 1]]
    d.stances = [
      StanceRecord(
        id: "parked", q: ["j_hinge": 0], restsOn: [.init(part: "base", at: .zero)], steadiedBy: "rider", source: 0)
    ]
    d.expectations = ExpectationRecord.Kind.allCases.map {
      ExpectationRecord(
        kind: $0, part: "p_hinge", atLeast: 1, atMost: 2, toward: -.back, touches: "ground", dof: "j_ball",
        of: ["j_ball"], within: 0.01, when: ["j_slide": 0], source: 0)
    }
    d.findings = Severity.allCases.map(Finding.everything)
    return d
  }

  private mutating func addEverythingOn(_ kind: JointRecord.Kind) {
    let id = "j_\(kind.rawValue)"
    func dof(_ name: String, _ type: DegreeOfFreedom.Motion, _ axis: DegreeOfFreedom.Axis = .z) -> DegreeOfFreedom {
      var dof = DegreeOfFreedom(
        id: name, type: type, axis: axis, role: type == .rotation ? .input : type == .helical ? .passive : .follows,
        range: .init(lower: -1, upper: 2), drawn: 0.1, lead: type == .helical ? 0.005 : nil,
        swing: type == .rotation3 ? 0.5 : nil,
        sense: .init(kind: "opening", toward: .up, part: "base"),
        drive: .init(kind: type == .rotation ? .motor : type == .helical ? .hand : .none, effort: 10, speed: 2))
      dof.damping = 0.1
      dof.friction = 0.2
      dof.spring = .init(stiffness: 10, force: 1, rest: 0.2)
      dof.detents = 0.5
      dof.stays = "level"
      return dof
    }
    let dofs: [DegreeOfFreedom] =
      switch kind {
      case .hinge, .spin: [dof(id, .rotation)]
      case .slide: [dof(id, .translation)]
      case .screw: [dof(id, .helical)]
      case .cylinder: [dof(id + "_turn", .rotation), dof(id + "_lift", .translation)]
      case .universal: [dof(id + "_x", .rotation, .x), dof(id + "_y", .rotation, .y)]
      case .planar:
        [dof(id + "_x", .translation, .x), dof(id + "_y", .translation, .y), dof(id + "_turn", .rotation)]
      case .ball: [dof(id, .rotation3)]
      case .free: [dof(id, .pose6)]
      case .fixed: []
      }
    parts.append(
      PartRecord(id: "p_\(kind.rawValue)", material: "oak", shapes: [ShapeRecord(id: "box", solid: "s1")]))
    joints.append(
      JointRecord(
        id: id, kind: kind, child: "p_\(kind.rawValue)", parent: "base",
        frame: Frame(origin: [0, 0, 0.1], z: .up, x: .right, line: "l1"), dofs: dofs,
        needs: [Need(dof: "j_slide", min: 0, max: 1, source: 0)],
        hardware: [HardwareRecord(kind: "pin", values: ["diameter": 0.01], source: 0)], source: 0))
  }
}

extension Finding {
  fileprivate static func everything(_ severity: Severity) -> Finding {
    let verdict: Verdict =
      switch severity {
      case .note: .pass
      case .warning: .unverified
      case .error: .fail
      }
    var f = Finding(
      "language.size", severity, verdict, "a message", parts: ["base"], shapes: ["base/block"], joint: "j_hinge",
      measured: Quantity(1, "mm"), expected: Expected(min: 1, max: 2, value: 1.5, unit: "mm"), pose: ["j_hinge": 1],
      at: .zero, source: SourceLocation(file: "everything.swift", line: 1), hint: "a hint")
    f.fixes = [
      Fix(title: "a title", edits: [.init(file: "everything.swift", line: 1, column: 2, old: "a", new: "b")])
    ]
    f.related = [Finding("language.size", severity, verdict, "another")]
    f.images = ["a.png"]
    return f
  }
}
