import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct OutwardRuleTests {
  @Test func insideOut() {
    var a = AssetSketch()
    var mesh = boxMesh(.zero, [0.1, 0.1, 0.1])
    for i in stride(from: 0, to: mesh.indices.count, by: 3) { mesh.indices.swapAt(i, i + 1) }
    a.add("body", "block", mesh)
    #expect(
      a.messages(of: OutwardRule()) == ["the surface of `body/block` is inside out: it encloses -1 litres"])
  }

  @Test func aLostPiece() {
    var a = AssetSketch()
    a.add("body", "block", boxMesh(.zero, [0.1, 0.1, 0.1]), volume: 0.0012, deflection: 1e-4)
    #expect(
      a.messages(of: OutwardRule()) == ["the mesh of `body/block` encloses 1 litres, its solid has 1.2 litres"])
  }

  /// A prism of 24 sides has 1.1 % less volume than its cylinder: that is the deflection, not a fault.
  @Test func facetsPass() {
    var a = AssetSketch()
    let r = 0.05
    a.add(
      "body", "pin", cylinderMesh(radius: r, height: 0.1, segments: 24), volume: .pi * r * r * 0.1, deflection: 0.00043)
    #expect(a.messages(of: OutwardRule()) == [])
  }

  private let shell = boxMesh(.zero, [1, 1, 1])
  private let hollow = boxMesh([0.1, 0.1, 0.1], [0.9, 0.9, 0.9])

  @Test func aHollowBodyHasAnInnerShellThatLooksInward() {
    #expect(AssetSketch.block(merged([shell, flipped(hollow)])).messages(of: OutwardRule()) == [])
  }

  @Test func aShellBesideThatLooksInward() {
    let beside = boxMesh([2, 0, 0], [2.5, 0.5, 0.5])
    let mesh = merged([shell, flipped(beside)])
    let found = AssetSketch.block(mesh).findings(of: OutwardRule())
    #expect(found.map(\.message) == ["1 of 2 shells of `body/block` is inside out"])
    #expect(found.map(\.severity) == [.error])
    #expect(AssetSketch.block(mesh, imported: true).findings(of: OutwardRule()).map(\.severity) == [.note])
  }

  @Test func shellsOfMeshes() {
    let topology = MeshTopology(merged([shell, flipped(hollow)]).welded)
    #expect(topology.shells.map(\.isClosed) == [true, true])
    #expect(topology.shells.map(\.isConvex) == [true, false])
    #expect(abs(topology.shells[0].volume - 1) < 1e-12)
    #expect(abs(topology.shells[1].volume + 0.512) < 1e-12)
    #expect(topology.openEdges + topology.crowdedEdges + topology.turnedEdges == 0)
  }
}
