public import PintleDocument
public import PintleModel

/// Evaluates the simplest solids without a geometry kernel: boxes, cylinders (96 segments), rings of `union`s, placed.
///
/// Unlike `ModelSketch` it starts from a whole Document, with its materials and solids, so that what reads documents
/// and what reads models can be tested on one thing. Returns nil for any other solid.
private func literalMesh(_ node: SolidNode) -> TriangleMesh? {
  switch node {
  case .box(let size): return boxMesh(-size / 2, size / 2)
  case .cylinder(let radius, let height): return cylinderMesh(radius: radius, height: height, segments: 96)
  case .placed(let at, let solid):
    guard var m = literalMesh(solid) else { return nil }
    m.positions = m.positions.map(at.apply)
    m.normals = m.normals.map { n in
      let r = at.rotate(Vector3(Double(n.x), Double(n.y), Double(n.z)))
      return SIMD3<Float>(Float(r.x), Float(r.y), Float(r.z))
    }
    return m
  case .union(let of):
    // Only for pieces that do not touch.
    var all = TriangleMesh()
    for piece in of {
      guard let m = literalMesh(piece) else { return nil }
      let base = UInt32(all.positions.count)
      all.positions += m.positions
      all.normals += m.normals
      all.indices += m.indices.map { $0 + base }
      all.faces += m.faces
    }
    return all
  default: return nil
  }
}

/// The model of a document whose solids are boxes, cylinders, and disjoint unions of such; masses are zero.
public func literalModel(of document: Document) -> Model {
  var solids: [String: EvaluatedSolid] = [:]
  for (id, node) in document.solids {
    guard let m = literalMesh(node), let hash = try? CanonicalJSON.string(node) else { continue }
    solids[id] = EvaluatedSolid(
      hash: hash, node: node, mesh: m,
      properties: VolumeProperties(
        volume: m.welded.volume, centroid: m.bounds.centre, secondMoments: .zero, mixedMoments: .zero), deflection: 0)
  }
  var shapes: [ModelShape] = []
  let parts = document.parts.enumerated().map { index, part in
    let first = shapes.count
    for record in part.shapes {
      guard let solid = solids[record.solid], let material = document.materials[record.material ?? part.material]
      else { continue }
      shapes.append(
        ModelShape(
          path: "\(part.id)/\(record.id)", part: index, record: record, solid: solid, X_AS: record.at,
          material: material))
    }
    return ModelPart(
      record: part, shapes: Array(first..<shapes.count),
      bounds: shapes[first...].reduce(.empty) { $0.union($1.bounds) },
      mass: MassProperties(mass: 0, centre: .zero, moments: .zero, products: .zero))
  }
  return Model(document: document, documentHash: "literal", parts: parts, shapes: shapes, findings: [])
}

extension Document {
  /// A trolley that has one of everything that exports must get right: chains of joints, negative and slanting axes, a
  /// home that is not as drawn, a range over 180°, a screw, a joint with two freedoms, equal parts, a solid that
  /// occurs four times, glass, and a fixed joint.
  public static var trolley: Document {
    func translated(_ v: Vector3) -> RigidTransform { RigidTransform(translation: v) }
    func joint(
      _ id: String, _ kind: JointRecord.Kind, _ child: String, _ parent: String, at origin: Vector3, along z: Vector3,
      _ type: DegreeOfFreedom.Motion = .rotation, range: ClosedRange<Double>? = nil, drawn: Double = 0,
      lead: Double? = nil, role: DegreeOfFreedom.Role = .input
    ) -> JointRecord {
      JointRecord(
        id: id, kind: kind, child: child, parent: parent,
        frame: Frame(origin: origin, z: z, x: z.anyPerpendicular),
        dofs: [
          DegreeOfFreedom(
            id: id, type: type, role: role,
            range: range.map { .init(lower: $0.lowerBound, upper: $0.upperBound) }, drawn: drawn, lead: lead)
        ])
    }
    var d = Document(asset: "Trolley")
    d.materials = [
      "birch": MaterialRecord(label: "birch", density: 650, baseColor: [0.6, 0.4, 0.2], roughness: 0.7),
      "steel": MaterialRecord(label: "steel", density: 7850, baseColor: [0.5, 0.5, 0.52], metallic: 1, roughness: 0.3),
      "glass": MaterialRecord(
        label: "glass", density: 2500, baseColor: [0.9, 0.95, 1], opacity: 0.25, roughness: 0.05),
    ]
    let spoke = SolidNode.box(size: [0.05, 0.008, 0.008])
    d.solids = [
      "s1": .box(size: [0.6, 0.4, 0.5]), "s2": .box(size: [0.28, 0.02, 0.46]),
      "s3": .cylinder(radius: 0.06, height: 0.03), "s4": .box(size: [0.5, 0.3, 0.1]),
      "s5": .cylinder(radius: 0.012, height: 0.03),
      "s6": .union(of: (0..<120).map { .placed(at: translated([0, 0, 0.01 * Double($0)]), solid: spoke) }),
      "s7": .box(size: [0.58, 0.38, 0.01]), "s8": .box(size: [0.01, 0.06, 0.02]), "s9": spoke,
    ]
    d.parts = [
      PartRecord(
        id: "body", material: "birch",
        shapes: [ShapeRecord(id: "block", solid: "s1", at: translated([0, 0, 0.35]))]
          + (0..<4).map { i in
            ShapeRecord(
              id: "bristles_\(i)", solid: "s6",
              at: RigidTransform(turning: 0.3 * Double(i), about: .up) * translated([0.4, 0, 0.1]), material: "steel")
          }),
      PartRecord(
        id: "door", material: "birch", role: "door",
        shapes: [
          ShapeRecord(id: "leaf", solid: "s2", at: translated([-0.15, -0.21, 0.35])),
          ShapeRecord(
            id: "pane", solid: "s2", at: translated([-0.15, -0.231, 0.35]), material: "glass"),
        ]),
      PartRecord(
        id: "handle", material: "steel",
        shapes: [ShapeRecord(id: "bar", solid: "s8", at: translated([-0.03, -0.245, 0.35]))]),
      PartRecord(
        id: "drawer", material: "birch", role: "drawer",
        shapes: [ShapeRecord(id: "box", solid: "s4", at: translated([0, -0.06, 0.2]))]),
      PartRecord(
        id: "knob", material: "steel",
        shapes: [
          ShapeRecord(
            id: "grip", solid: "s5",
            at: RigidTransform(turning: .pi / 2, about: .right) * translated([0.1, 0.2, 0.21]))
        ]),
      PartRecord(
        id: "lid", material: "glass", role: "lid",
        shapes: [ShapeRecord(id: "panel", solid: "s7", at: translated([0, 0, 0.606]))]),
      PartRecord(
        id: "jack", material: "steel",
        shapes: [ShapeRecord(id: "rod", solid: "s5", at: translated([0.2, 0.1, 0.6]))]),
      PartRecord(
        id: "stem", material: "steel", shapes: [ShapeRecord(id: "rod", solid: "s9", at: translated([0.3, 0, 0.7]))]),
    ]
    for (i, p)
      in ([[-0.25, -0.15, 0.06], [0.25, -0.15, 0.06], [-0.25, 0.15, 0.06], [0.25, 0.15, 0.06]] as [Vector3])
      .enumerated()
    {
      d.parts.append(
        PartRecord(
          id: "wheel_\(i + 1)", material: "steel", role: "wheel",
          shapes: [
            ShapeRecord(
              id: "disc", solid: "s3", at: translated(p) * RigidTransform(turning: .pi / 2, about: [0, 1, 0]))
          ]))
      d.joints.append(
        joint("axle_\(i + 1)", .spin, "wheel_\(i + 1)", "body", at: p, along: [-1, 0, 0], role: .passive))
    }
    d.joints += [
      joint("door_hinge", .hinge, "door", "body", at: [-0.3, -0.2, 0.1], along: [0, 0, -1], range: 0...1.9),
      JointRecord(
        id: "handle_mount", kind: .fixed, child: "handle", parent: "door",
        frame: Frame(origin: [-0.03, -0.24, 0.35], z: [0, -1, 0], x: [1, 0, 0])),
      joint(
        "drawer_slide", .slide, "drawer", "body", at: [0, 0, 0.2], along: [0, -1, 0], .translation, range: 0...0.25),
      joint("knob_turn", .spin, "knob", "drawer", at: [0.1, -0.23, 0.2], along: [0, -1, 0], range: -2.5...2.5),
      joint(
        "lid_hinge", .hinge, "lid", "body", at: [0, 0.19, 0.6], along: [1, 0.3, 0.2], range: -0.1...1.7, drawn: 0),
      joint(
        "jack_screw", .screw, "jack", "body", at: [0.2, 0.1, 0.6], along: [0, 0, 1], .helical, range: 0...31,
        lead: 0.004),
      JointRecord(
        id: "stem_joint", kind: .cylinder, child: "stem", parent: "lid",
        frame: Frame(origin: [0.3, 0, 0.7], z: [0, 1, 1], x: [1, 0, 0]),
        dofs: [
          DegreeOfFreedom(id: "stem_turn", type: .rotation, range: .init(lower: 0, upper: 4)),
          DegreeOfFreedom(id: "stem_lift", type: .translation, range: .init(lower: 0, upper: 0.1), drawn: 0.02),
        ]),
    ]
    d.home = ["lid_hinge": 0.4, "stem_turn": 1]
    return d
  }
}
