import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct UndrivenRuleTests {
  @Test func oneInputTooFew() {
    let found = Linkage.fourBar(crank: .follows).findings(of: UndrivenRule())
    #expect(found.count == 1)
    #expect(found.first?.message.hasSuffix(": 1 input too few") == true)
    #expect(Linkage.fourBar().findings(of: UndrivenRule()) == [])
  }

  @Test func aFollowerWithoutAnyLoop() {
    var l = Linkage()
    l.hinge("arm", "arm", on: "base", 0, 0, .follows)
    #expect(
      l.findings(of: UndrivenRule()).map(\.message) == ["nothing moves `arm`: no loop or coupling knows it"])
  }
}
