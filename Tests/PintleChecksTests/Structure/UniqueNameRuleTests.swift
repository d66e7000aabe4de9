import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct UniqueNameRuleTests {
  @Test func partsShapesAndJoints() {
    var a = AssetSketch()
    let first = a.source(3)
    let second = a.source(4)
    a.part("body", source: first)
    a.part("body", source: second)
    a.box("body", "panel", [0, 0, 0], [1, 1, 1])
    a.box("body", "panel", [1, 0, 0], [2, 1, 1])
    a.joint("j", .hinge, "x", on: "body", range: (0, 1))
    a.joint("j", .hinge, "y", on: "body", range: (0, 1))
    #expect(
      a.messages(of: UniqueNameRule()) == [
        "two parts are named `body`, first in line 3", "two shapes of `body` are named `panel`",
        "two joints are named `j`",
      ])
  }

  @Test func anEmptyName() {
    var a = AssetSketch()
    a.part("")
    #expect(a.messages(of: UniqueNameRule()) == ["a part has no name"])
  }

  @Test func aDegreeOfFreedomOfTwoJoints() {
    var a = AssetSketch()
    a.part("body")
    a.joint("j", .hinge, "x", on: "body", range: (0, 1))
    a.joint("k", .hinge, "y", on: "body", range: (0, 1))
    a.document.joints[1].dofs[0].id = "j"
    #expect(a.messages(of: UniqueNameRule()) == ["two degrees of freedom are named `j`"])
  }

  @Test func shapesOfDifferentPartsMayShareAName() {
    var a = AssetSketch()
    a.box("left_door", "panel", [0, 0, 0], [1, 1, 1])
    a.box("right_door", "panel", [1, 0, 0], [2, 1, 1])
    #expect(a.messages(of: UniqueNameRule()) == [])
  }
}
