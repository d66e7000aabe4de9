import TestSupport
import Testing

@testable import PintleChecks

@Suite struct OrphanRuleTests {
  @Test func aPartWithoutAJoint() {
    var a = AssetSketch.cabinet()
    a.part("door")
    a.joint("hinge", .hinge, "door", on: "body", range: (0, 1))
    let line = a.source(9)
    a.part("knob", source: line)
    let found = a.findings(of: OrphanRule())
    #expect(found.map(\.message) == ["`knob` is held by no joint"])
    #expect(found.first?.hint == "join it to `body`, or add its shapes to that part")
    #expect(found.first?.source?.line == 9)
  }

  @Test func onlyTheTopOfALooseTreeIsReported() {
    var a = AssetSketch()
    for part in ["base", "arm", "hand", "loose", "loose_child"] { a.part(part) }
    a.joint("j1", .hinge, "arm", on: "base", range: (0, 1))
    a.joint("j2", .hinge, "hand", on: "arm", range: (0, 1))
    a.joint("j3", .hinge, "loose_child", on: "loose", range: (0, 1))
    #expect(a.messages(of: OrphanRule()) == ["`loose` is held by no joint"])
  }

  @Test func aCircleBesideTheRoot() {
    var a = AssetSketch()
    for part in ["base", "one", "two"] { a.part(part) }
    a.joint("j1", .hinge, "one", on: "two", range: (0, 1))
    a.joint("j2", .hinge, "two", on: "one", range: (0, 1))
    #expect(
      a.messages(of: OrphanRule()) == [
        "`one` is not connected to `base`: its joints run in a circle",
        "`two` is not connected to `base`: its joints run in a circle",
      ])
  }

  /// The joint that names a part which does not exist is the fault; its child is not reported again.
  @Test func theChildOfAnUnknownParentIsNoOrphan() {
    var a = AssetSketch.cabinet()
    a.part("door")
    a.joint("hinge", .hinge, "door", on: "bodi", range: (0, 1))
    #expect(a.messages(of: OrphanRule()) == [])
  }
}
