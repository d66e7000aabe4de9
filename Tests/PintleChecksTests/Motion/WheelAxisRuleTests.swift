import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct WheelAxisRuleTests {
  private func wagon(axis: Vector3, role: String? = "wheel") -> AssetSketch {
    var a = AssetSketch()
    a.box("bed", "deck", [-0.2, -0.4, 0.15], [0.2, 0.4, 0.2])
    a.part("wheel", role: role)
    a.cylinder("wheel", "rim", from: [0.21, 0, 0.1], along: [1, 0, 0], radius: 0.1, height: 0.04)
    a.joint("roll", .spin, "wheel", on: "bed", at: axis, along: [1, 0, 0])
    return a
  }

  @Test func offCentre() {
    let found = wagon(axis: [0, 0.018, 0.1]).findings(of: WheelAxisRule())
    #expect(found.map(\.message) == ["the axis of `wheel` misses its centre by 18 mm"])
    #expect(found.first?.hint == "move the axis by 18 mm to the front")
  }

  @Test func centred() {
    #expect(wagon(axis: [0.3, 0, 0.1]).messages(of: WheelAxisRule()) == [])
  }

  @Test func aCrankIsNoWheel() {
    #expect(wagon(axis: [0, 0.018, 0.1], role: "crank").messages(of: WheelAxisRule()) == [])
  }
}
