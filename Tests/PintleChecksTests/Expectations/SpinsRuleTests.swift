import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct SpinsRuleTests {
  @Test func spins() {
    var a = AssetSketch.knob(nil)
    a.expect(.spins, "knob")
    #expect(a.messages(of: SpinsRule()) == [])
    var b = AssetSketch.knob((0, 3))
    b.expect(.spins, "knob")
    #expect(b.messages(of: SpinsRule()) == ["`knob` does not spin freely: it turns 171.9° only"])
    #expect(b.findings(of: SpinsRule()).first?.hint == "make `turn` a spin without a range")
    var c = AssetSketch.cabinet()
    c.expect(.spins, "body")
    #expect(c.messages(of: SpinsRule()) == ["`body` cannot spin: nothing between it and the root turns"])
  }

  @Test func somethingInTheWay() {
    var a = AssetSketch.knob(nil)
    a.box("knob", "pointer", [0, 0.245, 0.702], [0.05, 0.255, 0.71])
    a.box("body", "stop", [-0.06, 0.24, 0.7], [-0.04, 0.26, 0.72])
    a.expect(.spins, "knob")
    let found = a.findings(of: SpinsRule())
    #expect(found.count == 1)
    #expect(found.first?.message.hasPrefix("`knob` does not spin freely: it turns 3") == true)
  }
}
