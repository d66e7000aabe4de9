import Foundation
import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleGeometry

/// Primitives are made without the kernel; they must be what the kernel would have made.
@Suite struct PrimitiveSolidTests {
  static let turned = RigidTransform(turning: 0.7, about: [1, -2, 0.5], through: [0.01, 0.02, 0.03])
  static let nodes: [SolidNode] = [
    .box(size: [0.1, 0.2, 0.3]), .cylinder(radius: 0.05, height: 0.2), .cone(bottom: 0.05, top: 0.02, height: 0.1),
    .cone(bottom: 0.05, top: 0, height: 0.1), .cone(bottom: 0, top: 0.05, height: 0.1), .sphere(radius: 0.04),
    .placed(at: turned, solid: .cone(bottom: 0.05, top: 0.02, height: 0.1)),
    .placed(
      at: turned, solid: .placed(at: RigidTransform(translation: [0.1, 0, 0]), solid: .box(size: [0.1, 0.2, 0.3]))),
  ]

  @Test(arguments: nodes) func measuresAreThoseOfTheKernel(_ node: SolidNode) throws {
    let own = try #require(PrimitiveSolid(node, limits: GeometryLimits())?.record.properties)
    let kernel = try SolidEvaluator().evaluate(node).properties()
    #expect(abs(own.volume - kernel.volume) < 1e-9 * kernel.volume)
    #expect((own.centroid - kernel.centroid).length < 1e-10)
    let size = max(kernel.secondMoments.x, kernel.secondMoments.y, kernel.secondMoments.z)
    #expect((own.secondMoments - kernel.secondMoments).length < 1e-8 * size)
    #expect((own.mixedMoments - kernel.mixedMoments).length < 1e-8 * size)
  }

  @Test(arguments: nodes, [1e-3, 1e-4, 2.5e-5]) func meshesCloseAndKeepTheirDeflection(
    _ node: SolidNode, _ deflection: Double
  ) throws {
    let primitive = try #require(PrimitiveSolid(node, limits: GeometryLimits()))
    let record = try #require(primitive.mesh(deflection: deflection, angle: SolidMaker.angle))
    #expect(record.surface.isClosed)
    #expect(Set(record.mesh.welded.positions) == Set(record.surface.positions))
    #expect(record.mesh.welded.isClosed)
    #expect(record.mesh.faces.count == record.mesh.triangleCount)
    let exact = try #require(primitive.record.properties).volume
    let volume = record.surface.volume
    // Corners lie on the surface of a convex body: the mesh is inside it, by no more than the deflection everywhere.
    #expect(volume <= exact * (1 + 1e-9))
    var area = 0.0
    for t in record.surface.triangles {
      let p = (0..<3).map { record.surface.positions[Int(t[$0])] }
      let normal = (p[1] - p[0]).cross(p[2] - p[0])
      area += normal.length / 2
      #expect(normal.length > 0)
    }
    #expect(exact - volume <= deflection * area)
    // Normals look the way of their triangles.
    for k in stride(from: 0, to: record.mesh.indices.count, by: 3) {
      let i = (0..<3).map { Int(record.mesh.indices[k + $0]) }
      let p = i.map { record.mesh.positions[$0] }
      let normal = try #require((p[1] - p[0]).cross(p[2] - p[0]).normalized)
      for n in i.map({ record.mesh.normals[$0] }) {
        #expect(abs((n * n).sum() - 1) < 1e-5)
        #expect(normal.dot(Vector3(Double(n.x), Double(n.y), Double(n.z))) > 0.5)
      }
    }
  }

  /// The farthest any point of a facet lies from the true surface, at the middles of edges and facets.
  @Test(arguments: [0.003, 0.05, 1.3]) func roundFacetsStayWithinTheDeflection(_ radius: Double) throws {
    for deflection in [1e-4, 5e-5] {
      let sphere = try #require(PrimitiveSolid(.sphere(radius: radius), limits: GeometryLimits()))
      let mesh = try #require(sphere.mesh(deflection: deflection, angle: SolidMaker.angle)).surface
      for t in mesh.triangles {
        let p = (0..<3).map { mesh.positions[Int(t[$0])] }
        let middles = [(p[0] + p[1]) / 2, (p[1] + p[2]) / 2, (p[2] + p[0]) / 2, (p[0] + p[1] + p[2]) / 3]
        #expect(middles.allSatisfy { radius - $0.length <= deflection * 1.001 })
      }
    }
  }

  @Test func roundShapesReachTheirFullWidth() throws {
    let wheel = try #require(PrimitiveSolid(.cylinder(radius: 0.0371, height: 0.01), limits: GeometryLimits()))
    let mesh = try #require(wheel.mesh(deflection: 1e-4, angle: SolidMaker.angle))
    #expect(Bounds(mesh.surface.positions) == Bounds(lower: [-0.0371, -0.0371, 0], upper: [0.0371, 0.0371, 0.01]))
  }

  @Test(arguments: [
    SolidNode.box(size: [0, 1, 1]), .cylinder(radius: -1, height: 1), .cone(bottom: 0, top: 0, height: 1),
    .sphere(radius: .nan), .torus(major: 1, minor: 0.1),
    .placed(at: RigidTransform(x: [2, 0, 0], y: [0, 1, 0], z: [0, 0, 1]), solid: .sphere(radius: 1)),
  ]) func everythingElseIsLeftToTheEvaluator(_ node: SolidNode) {
    #expect(PrimitiveSolid(node, limits: GeometryLimits()) == nil)
  }

  @Test func hugeRoundShapesAreLeftToTheKernel() throws {
    let moon = try #require(PrimitiveSolid(.sphere(radius: 5000), limits: GeometryLimits()))
    #expect(moon.mesh(deflection: 5e-4, angle: SolidMaker.angle) == nil)
  }

  @Test func keysTellEverythingApart() {
    let keys = Self.nodes.compactMap { PrimitiveSolid($0, limits: GeometryLimits())?.key }
    #expect(Set(keys).count == Self.nodes.count)
  }
}
