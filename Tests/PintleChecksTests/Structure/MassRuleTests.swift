import TestSupport
import Testing

@testable import PintleChecks

@Suite struct MassRuleTests {
  @Test(arguments: [0, -2, Double.nan]) func notPositive(mass: Double) {
    var a = AssetSketch()
    a.part("body", weighs: mass)
    a.box("body", "block", .zero, [1, 1, 1])
    #expect(a.findings(of: MassRule()).map(\.parts) == [["body"]])
  }

  @Test func gramsForKilograms() {
    var a = AssetSketch()
    a.part("body", weighs: 250)
    a.box("body", "block", .zero, [0.1, 0.1, 0.1])
    let found = a.findings(of: MassRule())
    #expect(found.map(\.message) == ["`body` weighs 250 kg on a volume of 1 litres: 250000 kg/m³"])
    #expect(found.map(\.severity) == [.warning])
  }

  /// 7 kg of oak are drawn.
  @Test func aHundredthOfWhatIsDrawn() {
    func box(weighs: Double) -> AssetSketch {
      var a = AssetSketch()
      a.part("body", weighs: weighs)
      a.box("body", "box", .zero, [0.1, 0.1, 1])
      return a
    }
    let found = box(weighs: 0.06).findings(of: MassRule())
    #expect(found.map(\.message) == ["`body` weighs 0.06 kg on a volume of 10 litres: 6 kg/m³"])
    #expect(found.map(\.severity) == [.warning])
    #expect(box(weighs: 0.15).messages(of: MassRule()) == [])
  }

  @Test func insideOut() {
    var a = AssetSketch()
    var mesh = boxMesh(.zero, [1, 1, 1])
    for i in stride(from: 0, to: mesh.indices.count, by: 3) { mesh.indices.swapAt(i, i + 1) }
    a.add("body", "block", mesh)
    #expect(a.messages(of: MassRule()) == ["`body` weighs -700 kg"])
  }

  @Test func realOnesPass() {
    var a = AssetSketch.cabinet()
    a.part("anvil", weighs: 70)
    a.box("anvil", "block", .zero, [0.1, 0.1, 0.9])
    #expect(a.messages(of: MassRule()) == [])
  }

  /// A part whose shapes could not be made is told by the geometry.
  @Test func nothingIsSaidWithoutShapes() {
    var a = AssetSketch()
    a.part("body")
    #expect(a.messages(of: MassRule()) == [])
  }
}
