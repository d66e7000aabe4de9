import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

private func asset(
  _ kind: JointRecord.Kind, _ range: (Double, Double)?, drawn: Double = 0, home: Double? = nil
) -> AssetSketch {
  var a = AssetSketch.cabinet()
  a.part("door")
  a.joint("door_hinge", kind, "door", on: "body", range: range, drawn: drawn)
  if let home { a.document.home["door_hinge"] = home }
  return a
}

@Suite struct RangeOrderRuleTests {
  @Test func reversed() {
    let found = asset(.hinge, (1.5707963267948966, 0)).findings(of: RangeOrderRule())
    #expect(
      found.map(\.message) == ["the range of `door_hinge` is reversed: its lower end 90° lies above its upper end 0°"])
    #expect(found.first?.hint == "write 0°...90°")
  }

  @Test func notANumber() {
    #expect(
      asset(.slide, (0, .infinity)).messages(of: RangeOrderRule())
        == ["`door_hinge` has an end of its range that is not a finite number"])
    #expect(asset(.slide, (.nan, 1)).messages(of: RangeOrderRule()).count == 1)
  }

  @Test func homeOutside() {
    #expect(
      asset(.slide, (0.1, 0.4)).messages(of: RangeOrderRule())
        == ["`door_hinge` stands at 0 mm, outside its range of 100 mm to 400 mm"])
    #expect(
      asset(.slide, (0, 0.4), home: 0.5).messages(of: RangeOrderRule())
        == ["`door_hinge` stands at 500 mm, outside its range of 0 mm to 400 mm"])
  }

  @Test func inOrder() {
    #expect(asset(.hinge, (-1, 1)).messages(of: RangeOrderRule()) == [])
    #expect(asset(.slide, (0.1, 0.4), drawn: 0.2).messages(of: RangeOrderRule()) == [])
  }
}

@Suite struct ZeroRangeRuleTests {
  @Test func noTravel() {
    let found = asset(.hinge, (0, 0)).findings(of: ZeroRangeRule())
    #expect(found.map(\.rule) == ["structure.zero_range"])
    #expect(found.map(\.message) == ["`door_hinge` cannot move: its range is 0° long"])
    #expect(
      asset(.slide, (0, 2e-5)).messages(of: ZeroRangeRule())
        == ["`door_hinge` cannot move: its range is 0.02 mm long"])
  }

  @Test func aLittleIsEnough() {
    #expect(asset(.slide, (0, 1e-4)).messages(of: ZeroRangeRule()) == [])
    #expect(asset(.hinge, (0, 0.01)).messages(of: ZeroRangeRule()) == [])
  }

  @Test func followersAreFoundByTheHost() {
    var a = asset(.hinge, (0, 0))
    a.document.joints[0].dofs[0].role = .follows
    #expect(a.messages(of: ZeroRangeRule()) == [])
  }
}

@Suite struct MissingRangeRuleTests {
  @Test(arguments: [JointRecord.Kind.hinge, .slide, .screw]) func needed(kind: JointRecord.Kind) {
    #expect(
      asset(kind, nil).messages(of: MissingRangeRule()) == ["`door_hinge` is a \(kind.rawValue) without a range"])
  }

  @Test func aSpinTurnsWithoutEnd() {
    #expect(asset(.spin, nil).messages(of: MissingRangeRule()) == [])
    #expect(asset(.fixed, nil).messages(of: MissingRangeRule()) == [])
  }

  @Test func followersAreFoundByTheHost() {
    var a = asset(.hinge, nil)
    a.document.joints[0].dofs[0].role = .follows
    #expect(a.messages(of: MissingRangeRule()) == [])
  }
}

@Suite struct WideRangeRuleTests {
  @Test func moreThanOnceRound() {
    let found = asset(.hinge, (0, 7.5)).findings(of: WideRangeRule())
    #expect(found.map(\.message) == ["hinge `door_hinge` turns 429.7°, more than once round"])
    #expect(found.first?.hint == "use a spin for what turns more than once round")
    // What looks like degrees is told as that.
    #expect(asset(.hinge, (0, 110)).messages(of: WideRangeRule()) == [])
  }

  @Test func onceRoundPasses() {
    #expect(asset(.hinge, (0, 2 * .pi)).messages(of: WideRangeRule()) == [])
  }

  @Test func aLimitedSpinMayTurnOften() {
    #expect(asset(.spin, (0, 559)).messages(of: WideRangeRule()) == [])
  }
}
