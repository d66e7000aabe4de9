import PintleModel
import TestSupport
import Testing

@testable import PintleGeometry

/// `WeldedMesh.isClosed` against the definition: every directed edge once, and its reverse once.
@Suite struct ClosednessTests {
  private static func byDefinition(_ triangles: [SIMD3<UInt32>]) -> Bool {
    let edges = triangles.flatMap { [[$0.x, $0.y], [$0.y, $0.z], [$0.z, $0.x]] }
    return !edges.isEmpty && Set(edges).count == edges.count
      && edges.allSatisfy { Set(edges).contains([$0[1], $0[0]]) }
  }

  @Test func randomListsAgreeWithTheDefinition() {
    var random = SystemRandomNumberGenerator()
    let tetrahedron: [SIMD3<UInt32>] = [[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]]
    var closed = 0
    for round in 0..<2000 {
      // Tetrahedra side by side, some of them broken.
      var list: [SIMD3<UInt32>] = []
      for k in 0..<UInt32(round % 4) { list += tetrahedron.map { $0 &+ SIMD3(repeating: 3 * k) } }
      switch Int.random(in: 0..<4, using: &random) {
      case 0: if !list.isEmpty { list.remove(at: Int.random(in: list.indices, using: &random)) }
      case 1: if let t = list.first { list[0] = [t.y, t.x, t.z] }
      case 2: if let t = list.last { list.append(t) }
      default: list.shuffle(using: &random)
      }
      let mesh = WeldedMesh(positions: Array(repeating: .zero, count: 20), triangles: list)
      #expect(mesh.isClosed == Self.byDefinition(list), "\(list)")
      closed += mesh.isClosed ? 1 : 0
    }
    #expect(closed > 100)
  }

  @Test func aVertexOfManyTrianglesAndAStrayIndex() {
    let n: UInt32 = 1000
    let fan = (0..<n).flatMap { i -> [SIMD3<UInt32>] in
      let (a, b) = (2 + i, 2 + (i + 1) % n)
      return [[0, a, b], [1, b, a]]
    }
    let places = Array(repeating: SIMD3<Double>.zero, count: Int(n) + 2)
    #expect(WeldedMesh(positions: places, triangles: fan).isClosed)
    #expect(!WeldedMesh(positions: places, triangles: Array(fan.dropLast())).isClosed)
    #expect(!WeldedMesh(positions: [.zero], triangles: fan).isClosed)
    #expect(!WeldedMesh(positions: [], triangles: []).isClosed)
  }
}
