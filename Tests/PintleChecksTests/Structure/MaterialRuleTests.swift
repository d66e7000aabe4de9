import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct MaterialRuleTests {
  @Test func notDescribed() {
    var a = AssetSketch()
    a.part("body", material: "oka")
    a.part("lid", material: "")
    #expect(
      a.messages(of: MaterialRule()) == ["`body`: material `oka` is not described", "`lid` has no material"])
    #expect(a.findings(of: MaterialRule()).first?.hint == "did you mean `oak`?")
  }

  @Test(arguments: [0, -700, Double.nan]) func noDensity(density: Double) {
    var a = AssetSketch.cabinet()
    a.document.materials["oak"]?.density = density
    #expect(a.findings(of: MaterialRule()).map(\.parts) == [["body"]])
  }

  @Test func implausible() {
    var a = AssetSketch.cabinet()
    a.document.materials["oak"]?.density = 700_000
    #expect(
      a.messages(of: MaterialRule()) == ["material `oak` has a density of 700000 kg/m³: no material weighs that"])
    a.document.materials["oak"] = AssetSketch.oak
    a.document.materials["oak"]?.roughness = 40
    #expect(a.messages(of: MaterialRule()) == ["material `oak` has an opacity, metalness or roughness outside 0…1"])
  }

  @Test func realOnesPass() {
    var a = AssetSketch.cabinet()
    a.document.materials["aerogel"] = MaterialRecord(label: "aerogel", density: 2, baseColor: [1, 1, 1], opacity: 0.1)
    a.document.materials["osmium"] = MaterialRecord(label: "osmium", density: 22_590, filled: 0.1, baseColor: .zero)
    #expect(a.messages(of: MaterialRule()) == [])
  }
}
