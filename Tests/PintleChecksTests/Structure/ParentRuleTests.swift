import TestSupport
import Testing

@testable import PintleChecks

@Suite struct ParentRuleTests {
  @Test func aSecondParentNamesBothJoints() {
    var a = AssetSketch()
    for part in ["base", "arm", "rod"] { a.part(part) }
    a.joint("shoulder", .hinge, "arm", on: "base", range: (0, 1))
    a.joint("crank", .spin, "rod", on: "base")
    let line = a.source(12)
    a.joint("knee", .hinge, "rod", on: "arm", range: (0, 1), source: line)
    let found = a.findings(of: ParentRule())
    #expect(
      found.map(\.message) == ["`rod` has a second parent: `crank` holds it on `base`, `knee` on `arm`"])
    #expect(found.first?.source?.line == 12)
  }

  @Test func aPartOnItself() {
    var a = AssetSketch()
    a.part("base")
    a.joint("j", .hinge, "base", on: "base", range: (0, 1))
    #expect(a.messages(of: ParentRule()) == ["joint `j` holds `base` on itself"])
  }

  @Test func aChainPasses() {
    var a = AssetSketch()
    for part in ["base", "arm", "hand"] { a.part(part) }
    a.joint("j1", .hinge, "arm", on: "base", range: (0, 1))
    a.joint("j2", .hinge, "hand", on: "arm", range: (0, 1))
    #expect(a.messages(of: ParentRule()) == [])
  }
}
