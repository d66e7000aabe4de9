public import PintleDocument
public import PintleModel

/// A model made by hand with everything that checks look at: materials, masses, roles, sources, equal solids shared.
public struct AssetSketch {
  public var document: Document
  /// What the geometry would have said.
  public var findings: [Finding] = []
  private var meshes: [String: EvaluatedSolid] = [:]
  private var shapes: [(part: String, record: ShapeRecord, solid: EvaluatedSolid)] = []

  public init(_ name: String = "test") {
    document = Document(asset: name, materials: ["oak": Self.oak])
  }

  public static let oak = MaterialRecord(label: "oak", density: 700, baseColor: [0.5, 0.35, 0.2])

  /// Adds a line of the source; what is added next comes from there if it says so.
  public mutating func source(_ line: Int, _ column: Int = 5, file: String = "test.swift") -> Int {
    document.sources.append(SourceLocation(file: file, line: line, column: column))
    return document.sources.count - 1
  }

  public mutating func part(
    _ id: String, material: String = "oak", role: String? = nil, weighs: Double? = nil, source: Int? = nil
  ) {
    document.parts.append(PartRecord(id: id, material: material, role: role, weighs: weighs, source: source))
  }

  /// Adds a mesh to a part, and the part where it is new; an imported one is a mesh file's.
  public mutating func add(
    _ part: String, _ shape: String, _ mesh: TriangleMesh, at X: RigidTransform = .identity, hardware: String? = nil,
    yields: Double? = nil, role: String? = nil, source: Int? = nil, volume: Double? = nil, deflection: Double = 0,
    imported: Bool = false
  ) {
    if !document.parts.contains(where: { $0.id == part }) { self.part(part) }
    let key = (imported ? "file " : "") + Self.key(mesh)
    if meshes[key] == nil {
      var properties = Self.properties(of: mesh.welded)
      if let volume { properties.volume = volume }
      let id = "s\(meshes.count + 1)"
      // What was built here is no mesh file, whatever it is made of.
      let file = SolidNode.mesh(reference: MeshReference(path: "\(id).stl"))
      let node = imported ? file : .union(of: [file])
      document.solids[id] = node
      meshes[key] = EvaluatedSolid(
        hash: id, node: node, mesh: mesh, properties: properties, deflection: deflection)
    }
    guard let solid = meshes[key], let i = document.parts.firstIndex(where: { $0.id == part }) else { return }
    let record = ShapeRecord(
      id: shape, solid: solid.hash, at: X, role: role, yields: yields, hardware: hardware, source: source)
    document.parts[i].shapes.append(record)
    shapes.append((part, record, solid))
  }

  /// Adds the box between two corners in asset coordinates.
  public mutating func box(
    _ part: String, _ shape: String, _ a: Vector3, _ b: Vector3, hardware: String? = nil, yields: Double? = nil,
    role: String? = nil, source: Int? = nil
  ) {
    // Centred, on a grid of nanometres, so that equal boxes in different places are one solid.
    let half = snap((b - a) / 2)
    add(
      part, shape, boxMesh(-half, half), at: RigidTransform(translation: snap((a + b) / 2)), hardware: hardware,
      yields: yields, role: role, source: source)
  }

  /// Adds a cylinder from a point along a direction.
  public mutating func cylinder(
    _ part: String, _ shape: String, from: Vector3, along: Vector3, radius: Double, height: Double,
    segments: Int = 32, hardware: String? = nil, source: Int? = nil
  ) {
    add(
      part, shape, cylinderMesh(radius: radius, height: height, segments: segments),
      at: RigidTransform(origin: from, z: along), hardware: hardware, source: source)
  }

  /// Adds a joint with one degree of freedom of the same name; a fixed one without type.
  public mutating func joint(
    _ id: String, _ kind: JointRecord.Kind, _ child: String, on parent: String, at origin: Vector3 = .zero,
    along z: Vector3 = [0, 0, 1], range: (Double, Double)? = nil, drawn: Double = 0, needs: [Need] = [],
    source: Int? = nil
  ) {
    let type: DegreeOfFreedom.Motion? =
      switch kind {
      case .hinge, .spin: .rotation
      case .slide: .translation
      case .screw: .helical
      default: nil
      }
    document.joints.append(
      JointRecord(
        id: id, kind: kind, child: child, parent: parent, frame: Frame(origin: origin, z: z, x: z.anyPerpendicular),
        dofs: type.map {
          [
            DegreeOfFreedom(
              id: id, type: $0, range: range.map { DegreeOfFreedom.Range(lower: $0.0, upper: $0.1) }, drawn: drawn,
              lead: $0 == .helical ? 0.002 : nil)
          ]
        } ?? [], needs: needs, source: source))
  }

  public mutating func expect(
    _ kind: ExpectationRecord.Kind, _ part: String, atLeast: Double? = nil, atMost: Double? = nil,
    toward: Vector3? = nil, touches: String? = nil, when: [String: Double] = [:], source: Int? = nil
  ) {
    document.expectations.append(
      ExpectationRecord(
        kind: kind, part: part, atLeast: atLeast, atMost: atMost, toward: toward, touches: touches, when: when,
        source: source))
  }

  public var model: Model {
    var made: [ModelShape] = []
    var lists: [String: [Int]] = [:]
    for s in shapes {
      guard let i = document.parts.firstIndex(where: { $0.id == s.part }) else { continue }
      let material = document.materials[s.record.material ?? document.parts[i].material] ?? Self.oak
      lists[s.part, default: []].append(made.count)
      made.append(
        ModelShape(
          path: "\(s.part)/\(s.record.id)", part: i, record: s.record, solid: s.solid, X_AS: s.record.at,
          material: material))
    }
    let parts = document.parts.map { record in
      let own = (lists[record.id] ?? []).map { made[$0] }
      return ModelPart(
        record: record, shapes: lists[record.id] ?? [], bounds: own.reduce(.empty) { $0.union($1.bounds) },
        mass: Self.mass(of: own, weighs: record.weighs))
    }
    return Model(document: document, documentHash: "0123", parts: parts, shapes: made, findings: findings)
  }

  private static func key(_ mesh: TriangleMesh) -> String {
    "\(mesh.positions) \(mesh.indices)"
  }

  /// Exact integrals over the tetrahedra between the origin and each triangle.
  private static func properties(of surface: WeldedMesh) -> VolumeProperties {
    var volume = 0.0
    var first = Vector3.zero
    var squares = Vector3.zero
    for t in surface.triangles {
      let (a, b, c) = (surface.positions[Int(t.x)], surface.positions[Int(t.y)], surface.positions[Int(t.z)])
      let v = a.dot(b.cross(c)) / 6
      let s = a + b + c
      volume += v
      first += s * (v / 4)
      let sum: Vector3 = a * a + b * b
      let more: Vector3 = c * c + s * s
      squares += (sum + more) * (v / 20)
    }
    let centroid = volume != 0 ? first / volume : .zero
    return VolumeProperties(
      volume: volume, centroid: centroid, secondMoments: squares - centroid * centroid * volume, mixedMoments: .zero)
  }

  /// Moments of the shapes' own axes are close enough: only their size matters to checks.
  private static func mass(of shapes: [ModelShape], weighs: Double?) -> MassProperties {
    var mass = 0.0
    var first = Vector3.zero
    for s in shapes {
      let m = s.solid.properties.volume * s.material.density
      mass += m
      first += s.X_AS.apply(s.solid.properties.centroid) * m
    }
    let centre = mass != 0 ? first / mass : .zero
    var second = Vector3.zero
    for s in shapes {
      let m = s.solid.properties.volume * s.material.density
      let d = s.X_AS.apply(s.solid.properties.centroid) - centre
      let q = s.solid.properties.secondMoments * s.material.density
      // Through the rotation: R diag(q) Rᵀ, diagonal only.
      let X = s.X_AS
      let (x, y, z): (Vector3, Vector3, Vector3) = (X.x * X.x * q.x, X.y * X.y * q.y, X.z * X.z * q.z)
      second += x + y + z
      second += d * d * m
    }
    let scale = weighs.map { mass != 0 ? $0 / mass : 0 } ?? 1
    return MassProperties(
      mass: weighs ?? mass, centre: centre,
      moments: [second.y + second.z, second.z + second.x, second.x + second.y] * scale, products: .zero)
  }
}
