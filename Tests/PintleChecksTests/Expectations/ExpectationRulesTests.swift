import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct OpensRuleTests {
  private func door(reach: Double, atLeast: Double?, atMost: Double? = nil) -> AssetSketch {
    var a = AssetSketch.door(reach: reach)
    let line = a.source(30)
    a.expect(.opens, "door", atLeast: atLeast, atMost: atMost, toward: [0, -1, 0], source: line)
    return a
  }

  @Test func notFarEnough() {
    let found = door(reach: 1, atLeast: 1.5).findings(of: OpensRule())
    #expect(found.map(\.message) == ["`door` opens 57.3°, at least 85.9° are expected"])
    #expect(found.first?.source?.line == 30)
    #expect(found.first?.joint == "door_hinge")
    #expect(found.first?.verdict == .fail)
  }

  @Test func farEnough() {
    #expect(door(reach: 1.5, atLeast: 1.5).messages(of: OpensRule()) == [])
    #expect(door(reach: 1.9, atLeast: 1.5, atMost: 2).messages(of: OpensRule()) == [])
  }

  @Test func tooFar() {
    #expect(
      door(reach: 1.9, atLeast: 1, atMost: 1.5).messages(of: OpensRule())
        == ["`door` opens 108.9°, at most 85.9° are expected"])
  }

  /// What is declared is not what counts: a post stands in the way.
  @Test func blockedShortOfIt() {
    var a = door(reach: 1.9, atLeast: 1.5)
    a.box("body", "post", [-0.1, -0.5, 0], [0.4, -0.318, 0.1])
    let found = a.findings(of: OpensRule())
    #expect(found.first?.message.hasPrefix("`door` opens 30") == true)
    #expect(found.first?.message.hasSuffix("at least 85.9° are expected") == true)
    a.document.expectations[0].atLeast = 0.5
    #expect(a.messages(of: OpensRule()) == [])
  }

  @Test func notProven() {
    var a = door(reach: 1.9, atLeast: 1.5)
    a.addLeakyBlock()
    let found = a.findings(of: OpensRule())
    #expect(found.map(\.message) == ["whether `door` opens 85.9° is not proven"])
    #expect(found.map(\.verdict) == [.unverified])
  }

  @Test func nothingThatOpens() {
    var a = AssetSketch.cabinet()
    a.expect(.opens, "body", atLeast: 1)
    #expect(
      a.messages(of: OpensRule()) == ["`body` opens nowhere: there is no hinge between it and the root"])
  }
}

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

@Suite struct TurnsAndSpinsRuleTests {
  private func knob(_ range: (Double, Double)?) -> AssetSketch {
    var a = AssetSketch.cabinet()
    a.cylinder("knob", "knob", from: [0, 0.25, 0.7], along: [0, 0, 1], radius: 0.02, height: 0.02)
    a.joint("turn", .spin, "knob", on: "body", at: [0, 0.25, 0.7], along: [0, 0, 1], range: range)
    return a
  }

  @Test func turns() {
    var a = knob((0, 4.8))
    a.expect(.turns, "knob", atLeast: 4.7)
    #expect(a.messages(of: TurnsRule()) == [])
    a.document.expectations[0].atLeast = 5
    #expect(a.messages(of: TurnsRule()) == ["`knob` turns 275°, at least 286.5° are expected"])
    var endless = knob(nil)
    endless.expect(.turns, "knob", atLeast: 30)
    #expect(endless.messages(of: TurnsRule()) == [])
  }

  /// The dial on the knob must turn by itself once something is expected of the knob, too.
  @Test func matchingIsExclusive() {
    var a = knob((0, 4.8))
    a.cylinder("dial", "dial", from: [0, 0.25, 0.72], along: [0, 0, 1], radius: 0.01, height: 0.01)
    a.joint("dial_mount", .fixed, "dial", on: "knob")
    a.expect(.turns, "dial", atLeast: 1)
    #expect(a.messages(of: TurnsRule()) == [])
    a.expect(.turns, "knob", atLeast: 4)
    #expect(a.messages(of: TurnsRule()).count == 1)
    #expect(a.findings(of: TurnsRule()).first?.parts == ["dial"])
  }

  @Test func spins() {
    var a = knob(nil)
    a.expect(.spins, "knob")
    #expect(a.messages(of: SpinsRule()) == [])
    var b = knob((0, 3))
    b.expect(.spins, "knob")
    #expect(b.messages(of: SpinsRule()) == ["`knob` does not spin freely: it turns 171.9° only"])
    #expect(b.findings(of: SpinsRule()).first?.hint == "make `turn` a spin without a range")
    var c = AssetSketch.cabinet()
    c.expect(.spins, "body")
    #expect(c.messages(of: SpinsRule()) == ["`body` cannot spin: nothing between it and the root turns"])
  }

  @Test func somethingInTheWay() {
    var a = knob(nil)
    a.box("knob", "pointer", [0, 0.245, 0.702], [0.05, 0.255, 0.71])
    a.box("body", "stop", [-0.06, 0.24, 0.7], [-0.04, 0.26, 0.72])
    a.expect(.spins, "knob")
    let found = a.findings(of: SpinsRule())
    #expect(found.count == 1)
    #expect(found.first?.message.hasPrefix("`knob` does not spin freely: it turns 3") == true)
  }
}

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
