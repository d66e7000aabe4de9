import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct TurnsRuleTests {
  @Test func turns() {
    var a = AssetSketch.knob((0, 4.8))
    a.expect(.turns, "knob", atLeast: 4.7)
    #expect(a.messages(of: TurnsRule()) == [])
    a.document.expectations[0].atLeast = 5
    #expect(a.messages(of: TurnsRule()) == ["`knob` turns 275°, at least 286.5° are expected"])
    var endless = AssetSketch.knob(nil)
    endless.expect(.turns, "knob", atLeast: 30)
    #expect(endless.messages(of: TurnsRule()) == [])
  }

  /// The dial on the knob must turn by itself once something is expected of the knob, too.
  @Test func matchingIsExclusive() {
    var a = AssetSketch.knob((0, 4.8))
    a.cylinder("dial", "dial", from: [0, 0.25, 0.72], along: [0, 0, 1], radius: 0.01, height: 0.01)
    a.joint("dial_mount", .fixed, "dial", on: "knob")
    a.expect(.turns, "dial", atLeast: 1)
    #expect(a.messages(of: TurnsRule()) == [])
    a.expect(.turns, "knob", atLeast: 4)
    #expect(a.messages(of: TurnsRule()).count == 1)
    #expect(a.findings(of: TurnsRule()).first?.parts == ["dial"])
  }
}
