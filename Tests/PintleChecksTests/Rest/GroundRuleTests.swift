import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct GroundRuleTests {
  private func block(z: Double) -> AssetSketch {
    var a = AssetSketch()
    a.box("body", "block", [0, 0, z], [0.5, 0.5, z + 0.5])
    return a
  }

  @Test func inTheAir() {
    let found = block(z: 0.012).findings(of: GroundRule())
    #expect(found.map(\.message) == ["the asset hangs 12 mm over the ground: its lowest shape is `body/block`"])
    #expect(found.first?.hint == "draw the asset 12 mm lower; what does not stand says so with `stands`")
  }

  @Test func belowTheGround() {
    #expect(block(z: -0.003).messages(of: GroundRule()) == ["`body/block` reaches 3 mm below the ground"])
  }

  @Test func onTheGround() {
    #expect(block(z: 0).messages(of: GroundRule()) == [])
    #expect(block(z: 0.0003).messages(of: GroundRule()) == [])
  }

  @Test(arguments: ["builtIn", "wall", "hanging", "handheld"]) func notStanding(stands: String) {
    var a = block(z: 1)
    a.document.stands = stands
    #expect(a.messages(of: GroundRule()) == [])
    a.document.stands = "table"
    #expect(a.messages(of: GroundRule()).count == 1)
    a.document.base = .held
    #expect(a.messages(of: GroundRule()) == [])
  }

  @Test func homeCounts() {
    var a = block(z: 0)
    a.box("foot", "foot", [0.1, 0.1, -0.02], [0.2, 0.2, 0.1])
    a.joint("screw", .slide, "foot", on: "body", range: (0, 0.05))
    a.document.home["screw"] = 0.02
    #expect(a.messages(of: GroundRule()) == [])
  }
}
