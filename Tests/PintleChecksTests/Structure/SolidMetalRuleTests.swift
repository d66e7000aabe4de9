import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct SolidMetalRuleTests {
  private func frame(_ change: (inout MaterialRecord) -> Void = { _ in }, thickness: Double = 0.3) -> [Finding] {
    var a = AssetSketch()
    var steel = MaterialRecord(label: "steel", density: 7850, baseColor: [0.5, 0.5, 0.5], metallic: 1)
    change(&steel)
    a.document.materials["steel"] = steel
    a.part("frame", material: "steel")
    a.box("frame", "block", .zero, [0.3, 0.3, thickness])
    return a.findings(of: SolidMetalRule())
  }

  @Test func aHousingDrawnSolid() {
    #expect(frame().map(\.message) == ["`frame/block` is 211.9 kg of solid steel"])
    #expect(frame().map(\.severity) == [.note])
  }

  @Test func sheetFilledAndWoodPass() {
    #expect(frame(thickness: 0.004) == [])
    #expect(frame { $0.filled = 0.1 } == [])
    #expect(frame { $0.metallic = 0 } == [])
  }
}
