import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct TravelsRuleTests {
  private func drawer(_ range: (Double, Double), atLeast: Double) -> AssetSketch {
    var a = AssetSketch.cabinet()
    a.box("drawer", "box", [-0.28, 0, 0.1], [0.28, 0.4, 0.3])
    a.joint("slide", .slide, "drawer", on: "body", along: [0, -1, 0], range: range)
    a.expect(.travels, "drawer", atLeast: atLeast, toward: [0, -1, 0])
    return a
  }

  @Test func judged() {
    #expect(drawer((0, 0.3), atLeast: 0.3).messages(of: TravelsRule()) == [])
    #expect(drawer((-0.05, 0.25), atLeast: 0.3).messages(of: TravelsRule()) == [])
    #expect(
      drawer((0, 0.3), atLeast: 0.4).messages(of: TravelsRule())
        == ["`drawer` travels 300 mm, at least 400 mm are expected"])
  }

  @Test func behindAShutDoorWithWhatItNeeds() {
    var a = drawer((0, 0.3), atLeast: 0.3)
    a.box("door", "panel", [-0.3, -0.018, 0], [0.3, 0, 0.7])
    a.joint("door_hinge", .hinge, "door", on: "body", at: [-0.3, -0.018, 0], along: [0, 0, -1], range: (0, 1.9))
    #expect(a.messages(of: TravelsRule()).count == 1)
    a.document.joints[0].needs = [Need(dof: "door_hinge", min: 1.6)]
    #expect(a.messages(of: TravelsRule()) == [])
    // Said in the expectation instead.
    a.document.joints[0].needs = []
    a.document.expectations[0].when = ["door_hinge": 1.7]
    #expect(a.messages(of: TravelsRule()) == [])
  }

  @Test func aHingeIsNoSlide() {
    var a = AssetSketch.door()
    a.expect(.travels, "door", atLeast: 0.1)
    #expect(
      a.messages(of: TravelsRule()) == ["`door` travels nowhere: there is no slide between it and the root"])
  }
}
