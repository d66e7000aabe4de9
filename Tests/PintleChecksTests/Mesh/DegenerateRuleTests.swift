import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct DegenerateRuleTests {
  @Test func aNeedle() {
    var a = AssetSketch()
    // A box whose one edge carries a point in its middle: on one side the fan starts with a triangle on a line.
    var mesh = boxMesh(.zero, [1, 1, 1])
    let n = UInt32(mesh.positions.count)
    mesh.positions += [[0, 0, 0], [0.5, 0, 0], [1, 0, 0]]
    mesh.normals += [SIMD3<Float>](repeating: [0, 0, 1], count: 3)
    mesh.indices += [n, n + 1, n + 2]
    mesh.faces.append(9)
    a.add("body", "block", mesh)
    let found = a.findings(of: DegenerateRule())
    #expect(found.map(\.message) == ["`body/block` has 1 triangle without area"])
    #expect(found.map(\.severity) == [.warning])
  }

  @Test func slimIsNotDegenerate() {
    var a = AssetSketch()
    a.box("body", "sheet", .zero, [2, 2, 0.0005])
    #expect(a.messages(of: DegenerateRule()) == [])
  }
}
