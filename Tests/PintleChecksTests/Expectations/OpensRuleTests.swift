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
