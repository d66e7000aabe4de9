import PintleDocument
import PintleModel
import Testing

@testable import PintleGeometry

@Suite struct ImportedSolidTests {
  /// Meshes by path, out of memory.
  struct Source: MeshSource {
    var meshes: [String: ImportedMesh]

    func digest(of reference: MeshReference) throws(MeshFailure) -> String {
      guard meshes[reference.path] != nil else { throw MeshFailure("there is no such file", hint: "look again") }
      return reference.path
    }

    func mesh(_ reference: MeshReference) throws(MeshFailure) -> ImportedMesh {
      guard let mesh = meshes[reference.path] else { throw MeshFailure("there is no such file") }
      return mesh
    }
  }

  /// A box as files have it: three corners for every triangle, nothing shared.
  static func soup(_ size: Vector3, noise: Double = 0, without missing: Int = 0) throws -> ImportedMesh {
    let box = try #require(PrimitiveSolid(.box(size: size), limits: GeometryLimits()))
    let mesh = try #require(box.mesh(deflection: 1e-4, angle: 0.35)).mesh
    var positions = mesh.indices.dropLast(3 * missing).map { mesh.positions[Int($0)] }
    for i in positions.indices { positions[i] += Vector3(repeating: noise * Double(i % 3 - 1)) }
    return ImportedMesh(positions: positions, indices: (0..<UInt32(positions.count)).map { $0 })
  }

  static func model(_ mesh: ImportedMesh, weighs: Double? = nil, imported: Bool = true) -> Model {
    var d = Document(
      asset: "a", materials: ["m": MaterialRecord(label: "m", density: 1000, baseColor: .zero)],
      solids: ["s": .mesh(reference: MeshReference(path: "x.obj"))],
      parts: [PartRecord(id: "p", material: "m", shapes: [ShapeRecord(id: "x", solid: "s")], weighs: weighs)])
    if imported { d.imported = "urdf" }
    return ModelBuilder(cache: SolidCache(directory: nil)).model(of: d, meshes: Source(meshes: ["x.obj": mesh]))
  }

  @Test func verticesAreJoinedAndTheBodyMeasured() throws {
    let model = Self.model(try Self.soup([0.1, 0.2, 0.3]), imported: false)
    let solid = try #require(model.shapes.first).solid
    #expect(solid.isClosed)
    #expect(solid.surface.positions.count == 8)
    #expect(solid.deflection == 0)
    #expect(abs(solid.properties.volume - 0.006) < 1e-15)
    let mass = model.parts[0].mass
    #expect(abs(mass.mass - 6) < 1e-12)
    // m/12 · (b² + c²)
    #expect((mass.moments - 0.5 * Vector3(0.13, 0.10, 0.05)).length < 1e-12)
  }

  @Test func seamsOfRoundedNumbersAreJoined() throws {
    let solid = try #require(Self.model(try Self.soup([0.1, 0.2, 0.3], noise: 3e-9)).shapes.first).solid
    #expect(solid.isClosed)
    #expect(solid.surface.positions.count == 8)
    #expect(solid.mesh.welded.isClosed)
  }

  @Test func anOpenMeshHasNoVolumeAndItsPartNoMassUnlessGiven() throws {
    let open = try Self.soup([0.1, 0.2, 0.3], without: 1)
    let model = Self.model(open)
    let solid = try #require(model.shapes.first).solid
    #expect(!solid.isClosed)
    #expect(solid.properties.volume.isNaN)
    #expect(model.findings == [])
    #expect(model.parts[0].mass.mass.isNaN)
    #expect(Self.model(open, weighs: 2).parts[0].mass.mass == 2)
  }

  @Test func anInsideOutBodyIsMeasuredAllTheSame() throws {
    var mesh = try Self.soup([0.1, 0.2, 0.3])
    for i in stride(from: 0, to: mesh.indices.count, by: 3) { mesh.indices.swapAt(i, i + 1) }
    let solid = try #require(Self.model(mesh).shapes.first).solid
    #expect(abs(solid.properties.volume - 0.006) < 1e-15)
    #expect(solid.surface.volume < 0)
  }

  /// The moments of a tetrahedron with legs a, b, c at the origin: ∫x² = a² V/10, ∫xy = ab V/20.
  @Test func momentsOfATetrahedron() {
    let surface = WeldedMesh(
      positions: [[0, 0, 0], [1, 0, 0], [0, 2, 0], [0, 0, 3]],
      triangles: [[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]])
    let p = VolumeProperties(of: surface, isClosed: true)
    #expect(abs(p.volume - 1) < 1e-14)
    #expect((p.centroid - [0.25, 0.5, 0.75]).length < 1e-14)
    let second = Vector3(0.1 - 0.0625, 0.4 - 0.25, 0.9 - 0.5625)
    #expect((p.secondMoments - second).length < 1e-13)
    let mixed = Vector3(6.0 / 20 - 0.375, 3.0 / 20 - 0.1875, 2.0 / 20 - 0.125)
    #expect((p.mixedMoments - mixed).length < 1e-13)
  }

  @Test func whatCannotBeReadIsAFindingAtTheShape() throws {
    var mesh = try Self.soup([1, 1, 1])
    mesh.positions[0].x = 1e9
    let far = Self.model(mesh)
    #expect(far.findings.map(\.message) == ["the mesh `x.obj` cannot be read: it reaches farther than 10 km"])
    #expect(far.findings.map(\.rule) == ["mesh.unreadable"])
    #expect(far.findings.map(\.shapes) == [["p/x"]])
    let flat = Self.model(ImportedMesh(positions: [.zero], indices: [0, 0, 0]))
    #expect(
      flat.findings.map(\.message) == [
        "the mesh `x.obj` cannot be read: it has no triangle with three different corners"
      ])
    let wild = Self.model(ImportedMesh(positions: [.zero], indices: [0, 1, 2]))
    #expect(wild.findings.map(\.rule) == ["mesh.unreadable"])
  }

  @Test func sharpEdgesStaySharpAndBluntOnesGrowSmooth() throws {
    let box = try #require(Self.model(try Self.soup([0.1, 0.2, 0.3])).shapes.first).solid.mesh
    #expect(box.normals.allSatisfy { max(abs($0.x), abs($0.y), abs($0.z)) > 0.999 })
    let sphere = try #require(PrimitiveSolid(.sphere(radius: 1), limits: GeometryLimits()))
    let mesh = try #require(sphere.mesh(deflection: 0.01, angle: 0.35)).mesh
    let smooth = try #require(
      Self.model(ImportedMesh(positions: mesh.positions, indices: mesh.indices)).shapes.first
    ).solid.mesh
    for (p, n) in zip(smooth.positions, smooth.normals) {
      #expect(Vector3(Double(n.x), Double(n.y), Double(n.z)).dot(p) > 0.99)
    }
  }
}
