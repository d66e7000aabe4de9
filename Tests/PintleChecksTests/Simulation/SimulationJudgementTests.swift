import PintleDocument
import PintleKinematics
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct SimulationJudgementTests {
  private let mechanism: Mechanism = {
    var s = ModelSketch()
    s.add("base", "block", solid(boxMesh([0, 0, 0], [1, 1, 1])))
    s.add("door", "leaf", solid(boxMesh([0, 0, 0], [1, 1, 1])))
    s.joint("swing", "door", on: "base", .rotation, at: [0, 0, 0], along: [0, 0, 1], range: 0...1.5)
    s.add("drawer", "box", solid(boxMesh([0, 0, 0], [1, 1, 1])))
    s.joint("slide", "drawer", on: "base", .translation, at: [0, 0, 0], along: [0, 1, 0], range: 0...0.4)
    return Mechanism(s.model)
  }()

  private func rules(_ outcome: SimulationOutcome) -> [String] {
    SimulationJudgement.findings(outcome, of: mechanism, coordinates: ["swing": "swing_2", "slide": "slide"]).map(
      \.rule)
  }

  private let calm = SimulationOutcome.Settling(
    isFree: true, seconds: 4, sound: true, speed: 0.001, tilt: 0.001, drop: 0.001, moved: ["swing_2": [0, 0.01]])

  @Test func whatStandsAndMovesIsNoFinding() {
    let outcome = SimulationOutcome(
      engine: "e", settle: calm, tilt: ["front": 0.3, "back": 0.78],
      drive: [.init(joint: "swing_2", end: "upper", target: 1.5, reached: 1.49, sound: true)])
    #expect(rules(outcome).isEmpty)
  }

  @Test func whatFliesApartTipsOrDoesNotRest() {
    var settle = calm
    settle.sound = false
    #expect(rules(SimulationOutcome(engine: "e", settle: settle)) == ["simulation.unstable"])
    settle = calm
    settle.tilt = 0.5
    settle.speed = 1
    // What fell over may roll on: the fall is what is said.
    #expect(rules(SimulationOutcome(engine: "e", settle: settle)) == ["simulation.tips"])
    settle.tilt = 0
    #expect(rules(SimulationOutcome(engine: "e", settle: settle)) == ["simulation.restless"])
  }

  @Test func whatCreepsIsNamedByItsOwnNameAndPlace() throws {
    var settle = calm
    settle.moved = ["swing_2": [0, 0.5], "slide": [0, 0.03], "unknown": [0, 9]]
    let found = SimulationJudgement.findings(
      SimulationOutcome(engine: "e", settle: settle), of: mechanism,
      coordinates: ["swing": "swing_2", "slide": "slide"])
    #expect(found.map(\.rule) == ["simulation.creeps"] && found[0].joint == "swing")
    #expect(try #require(found[0].measured).unit == "deg" && found[0].message.contains("28.6°"))
  }

  @Test func lowSlopesAreTold() {
    #expect(
      rules(SimulationOutcome(engine: "e", settle: calm, tilt: ["front": 0.5, "left": 0.1]))
        == ["simulation.tips_easily"])
  }

  @Test func endsThatAreNotReachedNameWhatPresses() throws {
    let drive = SimulationOutcome.Drive(
      joint: "slide", end: "upper", target: 0.4, reached: 0.2, sound: true, touching: [["base", "drawer"]])
    let outcome = SimulationOutcome(engine: "e", settle: calm, drive: [drive])
    let found = SimulationJudgement.findings(outcome, of: mechanism, coordinates: ["slide": "slide"])
    #expect(found.map(\.rule) == ["simulation.limit_not_reached"] && found[0].severity == .error)
    #expect(found[0].message.contains("200 mm") && found[0].message.contains("`base` and `drawer`"))
    let apart = SimulationOutcome.Drive(joint: "slide", end: "upper", target: 0.4, reached: nil, sound: false)
    #expect(rules(SimulationOutcome(engine: "e", settle: calm, drive: [apart])) == ["simulation.unstable"])
  }
}
