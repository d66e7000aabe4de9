import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct SeparatesRuleTests {
  /// A drawer of 400 mm in the cabinet, on a shelf, that comes out by `travel`.
  private func drawer(travel: Double, role: String? = "drawer") -> AssetSketch {
    var a = AssetSketch.cabinet()
    let name = role ?? "block"
    a.part(name, role: role)
    a.box("body", "shelf", [-0.282, 0, 0.28], [0.282, 0.482, 0.3])
    a.box(name, "box", [-0.28, 0, 0.3], [0.28, 0.4, 0.45])
    a.joint("slide", .slide, name, on: "body", along: [0, -1, 0], range: (0, travel))
    return a
  }

  @Test func itStaysIn() {
    #expect(drawer(travel: 0.33).messages(of: SeparatesRule()) == [])
  }

  @Test func hardlyHeld() {
    let found = drawer(travel: 0.36).findings(of: SeparatesRule())
    #expect(
      found.map(\.message) == ["drawer stays in `body` by 40 mm only at 360 mm of slide, 10 % of its length"])
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.hint == "end the range at 340 mm, or make it longer")
  }

  @Test func allTheWayOut() {
    let found = drawer(travel: 0.45).findings(of: SeparatesRule())
    #expect(found.map(\.message) == ["drawer leaves `body` at 450 mm of slide: the gap is 50 mm"])
    #expect(found.map(\.severity) == [.error])
  }

  /// Without a role: it must stay near something.
  @Test func anySlide() {
    #expect(drawer(travel: 0.36, role: nil).messages(of: SeparatesRule()) == [])
    let found = drawer(travel: 0.45, role: nil).findings(of: SeparatesRule())
    #expect(
      found.map(\.message) == [
        "block leaves its support at 450 mm of slide: nothing that stays behind is nearer than 50 mm"
      ])
    #expect(found.map(\.severity) == [.error])
  }

  /// Telescope, rack, gas rod: what was declared to run counts, however far the rest comes out.
  @Test func runnersHold() {
    var a = drawer(travel: 0.45)
    a.box("body", "channel", [-0.282, -0.2, 0.31], [-0.2805, 0.48, 0.32])
    a.box("drawer", "bar", [-0.2805, 0, 0.311], [-0.28, 0.4, 0.319])
    a.document.contacts = [ContactRecord(a: "drawer/bar", b: "body/channel", kind: .runningFit, joint: "slide")]
    #expect(a.messages(of: SeparatesRule()) == [])
    a.document.joints[0].dofs[0].range?.upper = 0.58
    #expect(
      a.messages(of: SeparatesRule()) == [
        "drawer stays in its runners by 20 mm only at 580 mm of slide, 5 % of its length"
      ])
  }

  /// A telescope: the tube hangs on small strips and stays in its sleeve when they come out.
  @Test func aTubeInItsSleeve() {
    var a = AssetSketch()
    a.box("sleeve", "floor", [-0.1, 0, 0], [0.1, 0.7, 0.01])
    a.box("sleeve", "left", [-0.1, 0, 0.01], [-0.09, 0.7, 0.1])
    a.box("sleeve", "right", [0.09, 0, 0.01], [0.1, 0.7, 0.1])
    a.box("sleeve", "roof", [-0.1, 0, 0.1], [0.1, 0.7, 0.11])
    a.box("tube", "tube", [-0.05, 0, 0.03], [0.05, 0.7, 0.08])
    a.box("tube", "strip", [-0.01, 0, 0.01], [0.01, 0.1, 0.03])
    a.joint("extend", .slide, "tube", on: "sleeve", along: [0, -1, 0], range: (0, 0.4))
    #expect(a.messages(of: SeparatesRule()) == [])
    a.document.joints[0].dofs[0].range?.upper = 0.75
    #expect(a.messages(of: SeparatesRule()).count == 1)
  }

  /// A tray is lifted off by hand.
  @Test func liftedUp() {
    var a = AssetSketch.cabinet()
    a.box("tray", "tray", [-0.2, 0.1, 0.7], [0.2, 0.4, 0.72])
    a.joint("lift", .slide, "tray", on: "body", along: [0, 0, 1], range: (0, 0.3))
    #expect(a.messages(of: SeparatesRule()) == [])
    a.document.joints[0].frame.z = [0, -1, 0]
    a.document.joints[0].dofs[0].range?.upper = 0.9
    #expect(a.messages(of: SeparatesRule()).count == 1)
  }

  @Test func thePolicySetsTheShare() {
    let policy = CheckPolicy(settings: ["motion.separates": ["engaged": 0.05]])
    #expect(drawer(travel: 0.36).findings(of: SeparatesRule(), policy: policy) == [])
  }
}
