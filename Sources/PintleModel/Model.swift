public import PintleDocument

/// A solid made real: its surface as triangles, its exact volume. Shared by every shape that uses the solid.
public final class EvaluatedSolid: Sendable {
  /// SHA-256 of the solid's canonical JSON and the deflection, lower-case hexadecimal.
  public let hash: String
  public let node: SolidNode
  /// In the solid's own frame.
  public let mesh: TriangleMesh
  public let properties: VolumeProperties
  /// The largest distance between mesh and true surface, metres.
  public let deflection: Double
  /// The surface with shared vertices.
  public let surface: WeldedMesh
  public let isClosed: Bool
  public let bounds: Bounds

  public convenience init(
    hash: String, node: SolidNode, mesh: TriangleMesh, properties: VolumeProperties, deflection: Double
  ) {
    let surface = mesh.welded
    self.init(
      hash: hash, node: node, mesh: mesh, properties: properties, deflection: deflection, surface: surface,
      isClosed: surface.isClosed)
  }

  /// For a cache, which knows `mesh.welded` and whether it is closed: joining vertices takes longer than reading them.
  public init(
    hash: String, node: SolidNode, mesh: TriangleMesh, properties: VolumeProperties, deflection: Double,
    surface: WeldedMesh, isClosed: Bool
  ) {
    self.hash = hash
    self.node = node
    self.mesh = mesh
    self.properties = properties
    self.deflection = deflection
    self.surface = surface
    self.isClosed = isClosed
    bounds = Bounds(surface.positions)
  }
}

/// One shape of one part, in its place in the drawn pose.
public struct ModelShape: Sendable {
  /// `part/shape`.
  public let path: String
  /// Indices into `Model.parts` and, with that part, into its record's shapes.
  public let part: Int
  public let record: ShapeRecord
  public let solid: EvaluatedSolid
  /// The solid's frame in the asset, drawn pose (after `resting` was resolved).
  public let X_AS: RigidTransform
  /// Around the mesh, asset frame, drawn pose.
  public let bounds: Bounds
  public let material: MaterialRecord

  public init(
    path: String, part: Int, record: ShapeRecord, solid: EvaluatedSolid, X_AS: RigidTransform, material: MaterialRecord
  ) {
    self.path = path
    self.part = part
    self.record = record
    self.solid = solid
    self.X_AS = X_AS
    self.material = material
    // Where axes stay axes, the box of the points is the box of their box.
    let staysAligned = [X_AS.x, X_AS.y, X_AS.z].allSatisfy { max(abs($0.x), abs($0.y), abs($0.z)) == 1 }
    bounds =
      staysAligned
      ? solid.bounds.transformed(X_AS) : Bounds(solid.surface.positions.lazy.map(X_AS.apply))
  }
}

/// One part with its shapes and its mass.
public struct ModelPart: Sendable {
  public let record: PartRecord
  /// Indices into `Model.shapes`.
  public let shapes: [Int]
  /// Asset frame, drawn pose.
  public let bounds: Bounds
  public let mass: MassProperties

  public init(record: PartRecord, shapes: [Int], bounds: Bounds, mass: MassProperties) {
    self.record = record
    self.shapes = shapes
    self.bounds = bounds
    self.mass = mass
  }
}

/// A Document with its solids evaluated: what checks, pictures and exports work on. Immutable, safe to share.
public struct Model: Sendable {
  public let document: Document
  /// SHA-256 of the document's canonical JSON.
  public let documentHash: String
  public let parts: [ModelPart]
  public let shapes: [ModelShape]
  public let springs: [ModelSpring]
  /// What pictures show, in the numbers of their passes: shapes, then springs.
  public let drawn: [ModelShape]
  /// What went wrong while solids were made; a shape that failed is missing from `shapes`.
  public let findings: [Finding]

  public init(
    document: Document, documentHash: String, parts: [ModelPart], shapes: [ModelShape], springs: [ModelSpring] = [],
    findings: [Finding]
  ) {
    self.document = document
    self.documentHash = documentHash
    self.parts = parts
    self.shapes = shapes
    self.springs = springs
    drawn = springs.isEmpty ? shapes : shapes + springs.map(\.shape)
    self.findings = findings
  }

  /// Around everything, drawn pose.
  public var bounds: Bounds { parts.reduce(.empty) { $0.union($1.bounds) } }

  /// Penetration and contact tolerance τ, metres: diagonal × 5·10⁻⁴, between 0.1 mm and 2 mm.
  public var tolerance: Double { Swift.min(2e-3, Swift.max(1e-4, bounds.diagonal * 5e-4)) }

  public func partIndex(_ id: String) -> Int? { parts.firstIndex { $0.record.id == id } }
}
