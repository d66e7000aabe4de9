import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct UnknownReferenceRuleTests {
  private func asset() -> AssetSketch {
    var a = AssetSketch.cabinet()
    a.part("door")
    a.joint("door_hinge", .hinge, "door", on: "body", range: (0, 1))
    return a
  }

  @Test func everythingThatRefers() {
    var a = asset()
    a.document.couplings = [
      CouplingRecord(
        id: "gears",
        relation: .linear(terms: [.init(dof: "door_hing", factor: 1), .init(dof: "x", factor: 2)], equals: 0))
    ]
    a.document.joints[0].needs = [Need(dof: "nothing", min: 1)]
    a.document.home = ["lid": 0]
    a.document.poses = ["open": ["lid": 1]]
    a.expect(.opens, "door", atLeast: 1, when: ["lid": 0])
    a.document.contacts = [ContactRecord(a: "body/left", b: "door/edge", kind: .seat)]
    a.box("door", "pin", [0, 0, 0], [1, 1, 1], hardware: "hinge_of_door")
    #expect(
      a.messages(of: UnknownReferenceRule()) == [
        "coupling `gears` refers to `door_hing`, which is no degree of freedom",
        "coupling `gears` refers to `x`, which is no degree of freedom",
        "joint `door_hinge` refers to `nothing`, which is no degree of freedom",
        "the home pose refers to `lid`, which is no degree of freedom",
        "pose `open` refers to `lid`, which is no degree of freedom",
        "the expectation on `door` refers to `lid`, which is no degree of freedom",
        "a declared contact refers to `door/edge`, which is no part or shape",
        "the hardware `door/pin` refers to `hinge_of_door`, which is no joint",
      ])
    #expect(a.findings(of: UnknownReferenceRule()).first?.hint == "did you mean `door_hinge`?")
  }

  @Test func aCouplingOfOneTerm() {
    var a = asset()
    a.document.couplings = [
      CouplingRecord(id: "c", relation: .linear(terms: [.init(dof: "door_hinge", factor: 1)], equals: 0))
    ]
    #expect(
      a.messages(of: UnknownReferenceRule()) == ["coupling `c` couples nothing: it needs two factors that are not zero"]
    )
  }

  @Test func allKnown() {
    var a = asset()
    a.document.home = ["door_hinge": 0]
    a.expect(.opens, "door", atLeast: 1, when: ["door_hinge": 0])
    a.document.contacts = [ContactRecord(a: "body/left", b: "door", kind: .seat)]
    #expect(a.messages(of: UnknownReferenceRule()) == [])
  }
}
