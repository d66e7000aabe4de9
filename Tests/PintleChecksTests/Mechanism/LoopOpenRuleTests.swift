import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct LoopOpenRuleTests {
  private func open(by offset: Vector3) -> [Finding] {
    var l = Linkage.fourBar()
    var frame = l.sketch.document.closures[0].frame
    frame.origin += offset
    l.sketch.document.closures[0].frameOnB = frame
    return l.findings(of: LoopOpenRule())
  }

  @Test func theGapAndItsDirection() {
    let found = open(by: [0.0004, 0, 0])
    #expect(found.map(\.message) == ["`pin` is open as drawn: 0.4 mm to the right"])
    // Under a millimetre it says how the followers would have to stand.
    #expect(found.first?.hint?.hasPrefix("it closes with `coupler`") == true)
    #expect(open(by: [0, 0, -0.02]).first?.hint == "draw both sides on one line")
  }

  @Test func withinAHairItIsClosed() {
    #expect(open(by: [0.00004, 0, 0]) == [])
    #expect(open(by: .zero) == [])
  }
}
