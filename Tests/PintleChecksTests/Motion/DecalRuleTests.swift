import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct DecalRuleTests {
  /// A knob with a pointer on a panel, 0.1 mm above it; a mark of `height` lies on the panel in the pointer's way.
  private func knob(mark height: Double) -> AssetSketch {
    var a = AssetSketch()
    a.box("panel", "panel", [-0.3, -0.3, 0], [0.3, 0.3, 0.1])
    a.box("panel", "mark", [-0.002, 0.025, 0.1], [0.002, 0.035, 0.1 + height])
    a.box("knob", "pointer", [0, -0.004, 0.1001], [0.04, 0.004, 0.11])
    a.joint("turn", .spin, "knob", on: "panel", at: [0, 0, 0.1], range: (0, 3))
    return a
  }

  @Test func aPrintedMark() {
    let found = knob(mark: 0.0006).findings(of: DecalRule())
    #expect(found.map(\.severity) == [.note])
    #expect(found.first?.message.hasPrefix("turn takes knob/pointer over panel/mark from ") == true)
    #expect(knob(mark: 0.0006).messages(of: BlockedRule()) == [])
  }

  @Test func aPegIsNoMark() {
    #expect(knob(mark: 0.02).messages(of: DecalRule()) == [])
    #expect(knob(mark: 0.02).findings(of: BlockedRule()).map(\.severity) == [.error])
  }
}
