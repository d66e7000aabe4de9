import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct TouchesRuleTests {
  private func wheel(z: Double, touches: String = "ground") -> AssetSketch {
    var a = AssetSketch()
    a.box("bed", "deck", [-0.2, -0.4, 0.15], [0.2, 0.4, 0.2])
    a.cylinder("wheel", "rim", from: [0.21, 0, 0.1 + z], along: [1, 0, 0], radius: 0.1, height: 0.04)
    a.joint("roll", .spin, "wheel", on: "bed", at: [0, 0, 0.1], along: [1, 0, 0])
    a.expect(.spins, "wheel", touches: touches)
    return a
  }

  @Test func judged() {
    #expect(wheel(z: 0).messages(of: TouchesRule()) == [])
    #expect(wheel(z: 0.004).messages(of: TouchesRule()) == ["`wheel` does not touch the ground: it ends 4 mm above it"])
    #expect(wheel(z: -0.004).messages(of: TouchesRule()) == ["`wheel` goes 4 mm into the ground"])
    #expect(wheel(z: 0.004).findings(of: TouchesRule()).first?.hint == "move it 4 mm down")
    #expect(
      wheel(z: 0, touches: "sky").messages(of: TouchesRule())
        == ["`wheel` is expected to touch `sky`, which is nothing that can be touched"])
  }
}
