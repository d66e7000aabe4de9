import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct PressesIntoSolidRuleTests {
  /// A panel of 10 mm, seen from above, with a key of 12 × 12 mm in or on it that travels 2 mm down.
  private func keyboard(pocket: Double = 0) -> AssetSketch {
    var a = AssetSketch()
    if pocket == 0 {
      a.box("case", "panel", [-0.1, -0.05, 0], [0.1, 0.05, 0.01])
    } else {
      a.add(
        "case", "panel", basinMesh(outer: [0.1, 0.05], inner: [0.0065, 0.0065], heights: [0, 0.01 - pocket, 0.01]))
    }
    a.box("key", "cap", [-0.006, -0.006, 0.01], [0.006, 0.006, 0.014])
    a.joint("press", .slide, "key", on: "case", along: [0, 0, -1], range: (0, 0.002))
    return a
  }

  /// A block about z with a rectangular pocket from above: half sizes; heights of its underside, floor and top.
  private func basinMesh(outer a: SIMD2<Double>, inner b: SIMD2<Double>, heights z: [Double]) -> TriangleMesh {
    func ring(_ h: SIMD2<Double>, _ z: Double) -> [Vector3] {
      [[-h.x, -h.y, z], [h.x, -h.y, z], [h.x, h.y, z], [-h.x, h.y, z]]
    }
    return mesh(
      ring(a, z[0]) + ring(a, z[2]) + ring(b, z[2]) + ring(b, z[1]),
      [
        [0, 3, 2, 1], [0, 1, 5, 4], [1, 2, 6, 5], [2, 3, 7, 6], [3, 0, 4, 7], [4, 5, 9, 8], [5, 6, 10, 9],
        [6, 7, 11, 10], [7, 4, 8, 11], [12, 8, 9, 13], [13, 9, 10, 14], [14, 10, 11, 15], [15, 11, 8, 12],
        [12, 13, 14, 15],
      ])
  }

  @Test func aKeyWithoutAPocket() {
    let a = keyboard()
    let found = a.findings(of: PressesIntoSolidRule())
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.message.hasPrefix("press presses key/cap 2 mm into case/panel, which has no pocket") == true)
    #expect(a.messages(of: BlockedRule()) == [])
  }

  @Test func aKeyWithAPocket() {
    let a = keyboard(pocket: 0.003)
    #expect(a.messages(of: PressesIntoSolidRule()) == [])
    #expect(a.messages(of: BlockedRule()) == [])
  }

  /// There is a pocket, and it is too shallow: that is a blocked slide.
  @Test func aShallowPocket() {
    let a = keyboard(pocket: 0.001)
    #expect(a.messages(of: PressesIntoSolidRule()) == [])
    #expect(a.messages(of: BlockedRule()).count == 1)
  }

  /// A drawer that meets the back of its box is as large as what it meets.
  @Test func aDrawerIsBlocked() {
    var a = AssetSketch.cabinet()
    a.box("drawer", "box", [-0.28, -0.01, 0.1], [0.28, 0.4, 0.6])
    a.joint("slide", .slide, "drawer", on: "body", along: [0, 1, 0], range: (0, 0.2))
    #expect(a.messages(of: PressesIntoSolidRule()) == [])
    #expect(a.messages(of: BlockedRule()).count == 1)
  }
}
