import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct DuplicateRuleTests {
  @Test func theSamePanelTwice() {
    var a = AssetSketch.cabinet()
    a.box("door", "panel", [-0.3, -0.018, 0], [0.3, 0, 0.7])
    a.box("door", "copy", [-0.3, -0.018, 0], [0.3, 0, 0.7])
    let found = a.findings(of: DuplicateRule())
    #expect(found.map(\.message) == ["`door/copy` is drawn exactly where `door/panel` is: the same solid twice"])
    #expect(found.map(\.severity) == [.warning])
  }

  /// Five casters, four knobs: equal solids in different places are as they should be.
  @Test func equalSolidsInDifferentPlaces() {
    var a = AssetSketch.cabinet()
    for i in 0..<5 {
      let x = -0.2 + 0.1 * Double(i)
      a.box("knob_\(i)", "knob", [x, -0.02, 0.3], [x + 0.03, 0, 0.33])
    }
    #expect(a.messages(of: DuplicateRule()) == [])
    // A turned copy of a block that is not square is in the same place and not the same.
    a.add(
      "knob_0", "turned", boxMesh([-0.015, -0.01, -0.015], [0.015, 0.01, 0.015]),
      at: RigidTransform(turning: .pi / 2, about: [0, 0, 1]))
    #expect(a.messages(of: DuplicateRule()) == [])
  }

  @Test func homeCounts() {
    var a = AssetSketch()
    a.box("one", "block", .zero, [0.1, 0.1, 0.1])
    a.box("two", "block", [0.2, 0, 0], [0.3, 0.1, 0.1])
    a.joint("slide", .slide, "two", on: "one", along: [1, 0, 0], range: (-0.2, 0))
    #expect(a.messages(of: DuplicateRule()) == [])
    a.document.home["slide"] = -0.2
    #expect(a.messages(of: DuplicateRule()).count == 1)
  }
}
