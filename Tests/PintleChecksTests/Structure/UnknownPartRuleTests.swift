import TestSupport
import Testing

@testable import PintleChecks

@Suite struct UnknownPartRuleTests {
  @Test func aJointOnAPartThatIsNotThere() {
    var a = AssetSketch.cabinet()
    a.part("door")
    let line = a.source(21)
    a.joint("door_hinge", .hinge, "dor", on: "body", range: (0, 1), source: line)
    let found = a.findings(of: UnknownPartRule())
    #expect(found.map(\.message) == ["joint `door_hinge`: its child `dor` is not a part of the asset"])
    #expect(found.first?.hint == "did you mean `door`?")
    #expect(found.first?.source?.line == 21)
  }

  @Test func withoutANearName() {
    var a = AssetSketch.cabinet()
    a.joint("j", .hinge, "body", on: "elephant", range: (0, 1))
    #expect(a.findings(of: UnknownPartRule()).first?.hint == "the parts are `body`")
  }

  @Test func knownPartsPass() {
    var a = AssetSketch.cabinet()
    a.part("door")
    a.joint("j", .hinge, "door", on: "body", range: (0, 1))
    #expect(a.messages(of: UnknownPartRule()) == [])
  }
}
