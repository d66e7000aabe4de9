import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleGeometry

/// Threads, helical gears and coils: triangles of our own.
@Suite struct TwistTests {
  private func model(_ node: SolidNode) -> (record: SolidRecord, mesh: MeshRecord)? {
    guard let solid = PrimitiveSolid(node, limits: GeometryLimits()),
      let mesh = solid.mesh(deflection: 1e-4, angle: 0.35)
    else { return nil }
    return (solid.record, mesh)
  }
  private let square: [SIMD2<Double>] = [[0.01, 0], [0, 0.01], [-0.01, 0], [0, -0.01]]
  /// A round rod whose middle lies 2 mm beside z, as a thread's section does.
  private let round: [SIMD2<Double>] = (0..<24).map { i in
    let (s, c) = exactSineCosine(Double.pi / 12 * Double(i))
    return [0.002 + 0.01 * c, 0.01 * s]
  }

  @Test(arguments: [0.0, 6, -6, 60], [0.0, 0.004])
  func twistsAreClosedAndLookOutward(angle: Double, bore: Double) throws {
    let (record, mesh) = try #require(
      model(.twist(outline: round, bore: bore, height: 0.05, angle: angle)))
    #expect(mesh.isClosed && mesh.mesh.indices.count % 3 == 0)
    // Every section is the polygon less the bore; between two rings the facets lie a little inside.
    let area = 12 * 1e-4 * exactSineCosine(Double.pi / 12).sine - .pi * bore * bore
    let volume = try #require(record.properties?.volume)
    #expect(volume > 0.96 * area * 0.05 && volume < 1.02 * area * 0.05)
    // Outward: the signed volume of the surface itself is positive.
    let signed = mesh.surface.triangles.reduce(0.0) { sum, t in
      let (a, b, c) = (
        mesh.surface.positions[Int(t.x)], mesh.surface.positions[Int(t.y)], mesh.surface.positions[Int(t.z)]
      )
      return sum + a.dot(b.cross(c)) / 6
    }
    #expect(abs(signed - volume) < 1e-9 * volume)
    // Where a ring turns by more than an edge is long, facets lean far over.
    guard abs(angle) < 10 else { return }
    for (i, t) in stride(from: 0, to: mesh.mesh.indices.count, by: 3).enumerated() where i % 7 == 0 {
      let p = (0..<3).map { mesh.mesh.positions[Int(mesh.mesh.indices[t + $0])] }
      let n = (p[1] - p[0]).cross(p[2] - p[0])
      let shading = mesh.mesh.normals[Int(mesh.mesh.indices[t])]
      #expect(n.dot(Vector3(Double(shading.x), Double(shading.y), Double(shading.z))) > 0)
    }
  }

  @Test(arguments: [7.0, -7])
  func coilsAreClosedAndLookOutward(turns: Double) throws {
    let (record, mesh) = try #require(model(.coil(radius: 0.01, wire: 0.001, turns: turns, height: 0.05)))
    #expect(mesh.isClosed)
    let length = 7 * ((2 * Double.pi * 0.01) * (2 * Double.pi * 0.01) + (0.048 / 7) * (0.048 / 7)).squareRoot()
    let volume = try #require(record.properties?.volume)
    #expect(volume > 0.9 * .pi * 1e-6 * length && volume < .pi * 1e-6 * length)
    let signed = mesh.surface.triangles.reduce(0.0) { sum, t in
      let (a, b, c) = (
        mesh.surface.positions[Int(t.x)], mesh.surface.positions[Int(t.y)], mesh.surface.positions[Int(t.z)]
      )
      return sum + a.dot(b.cross(c)) / 6
    }
    #expect(abs(signed - volume) < 1e-9 * volume)
  }

  @Test func whatCannotBeTwistedIsRefused() {
    #expect(model(.twist(outline: [[0.01, 0], [0.02, 0], [0.02, 0.01]], bore: 0, height: 0.05, angle: 1)) == nil)
    #expect(model(.twist(outline: square, bore: 0.009, height: 0.05, angle: 1)) == nil)
    #expect(model(.twist(outline: square, bore: 0, height: 0.05, angle: 1e6)) == nil)
    #expect(model(.twist(outline: square, bore: 0, height: .nan, angle: 1)) == nil)
    #expect(model(.coil(radius: 0.01, wire: 0.004, turns: 10, height: 0.05)) == nil)
    #expect(model(.coil(radius: 0.01, wire: 0.001, turns: 0, height: 0.05)) == nil)
    #expect(throws: SolidIssue.self) {
      try SolidEvaluator().evaluate(.coil(radius: 0.01, wire: 0.001, turns: 5, height: 0.05))
    }
  }

  @Test func inCutsAThreadIsACylinder() throws {
    let thread = SolidNode.twist(outline: square, bore: 0, height: 0.05, angle: 100)
    let nut = try SolidEvaluator().evaluate(
      .difference(
        from: .box(size: [0.04, 0.04, 0.02]),
        minus: [.placed(at: RigidTransform(translation: [0, 0, -0.025]), solid: thread)]))
    #expect(abs(try nut.volume() - (0.04 * 0.04 * 0.02 - 2e-4 * 0.02)) < 1e-12)
  }
}
