import TestSupport
import Testing

@testable import PintleChecks

@Suite struct RootRuleTests {
  @Test func anAssetWithoutParts() {
    #expect(AssetSketch().messages(of: RootRule()) == ["the asset has no parts"])
  }

  @Test func jointsInACircle() {
    var a = AssetSketch()
    a.part("arm")
    a.part("rod")
    a.joint("j1", .hinge, "arm", on: "rod", range: (0, 1))
    a.joint("j2", .hinge, "rod", on: "arm", range: (0, 1))
    #expect(
      a.messages(of: RootRule()) == ["no part is the root: the joints run in a circle through `arm` and `rod`"])
  }

  @Test func oneRootPasses() {
    #expect(AssetSketch.cabinet().messages(of: RootRule()) == [])
  }
}
