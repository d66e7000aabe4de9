import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct FloatingRuleTests {
  /// A cabinet and a lamp on its top, `gap` metres over it.
  private func lamp(gap: Double) -> AssetSketch {
    var a = AssetSketch.cabinet()
    let line = a.source(14)
    a.part("lamp", source: line)
    a.box("lamp", "foot", [-0.05, 0.1, 0.7 + gap], [0.05, 0.2, 0.72 + gap])
    a.joint("turn", .spin, "lamp", on: "body")
    return a
  }

  @Test func aGapIsMeasured() {
    let found = lamp(gap: 0.0032).findings(of: FloatingRule())
    #expect(found.map(\.message) == ["`lamp` floats: nearest is `body/top`, 3.2 mm away"])
    #expect(found.first?.hint == "move it 3.2 mm down to touch `body/top`")
    #expect(found.first?.source?.line == 14)
    #expect(found.first?.shapes == ["lamp/foot", "body/top"])
  }

  @Test func contactWithinToleranceHolds() {
    #expect(lamp(gap: 0).messages(of: FloatingRule()) == [])
    #expect(lamp(gap: 0.0004).messages(of: FloatingRule()) == [])
  }

  /// Its runner is on the body and its bar on the drawer; they hold only where they are in touch.
  @Test func hardwareInTwoPlacesHoldsNothing() {
    func drawer(aside: Double) -> AssetSketch {
      var a = AssetSketch.cabinet()
      a.box("drawer", "box", [-0.2 + aside, 0.05, 0.1], [0.2 + aside, 0.3, 0.2])
      a.joint("slide", .slide, "drawer", on: "body", along: [0, -1, 0], range: (0, 0.1))
      a.box("drawer", "bar", [0.2 + aside, 0.05, 0.14], [0.24 + aside, 0.3, 0.16], hardware: "slide")
      a.box("body", "runner", [0.24, 0.05, 0.13], [0.282, 0.3, 0.17], hardware: "slide")
      return a
    }
    #expect(drawer(aside: 0).messages(of: FloatingRule()) == [])
    #expect(drawer(aside: 0.9).messages(of: FloatingRule()).count == 1)
  }

  @Test func whatStandsOnAFloatingPartFloatsWithIt() {
    var a = lamp(gap: 0.01)
    a.box("shade", "cone", [-0.05, 0.1, 0.73], [0.05, 0.2, 0.8])
    a.joint("tilt", .hinge, "shade", on: "lamp", along: [1, 0, 0], range: (0, 1))
    #expect(
      a.messages(of: FloatingRule()) == ["`lamp` (with `shade`) floats: nearest is `body/top`, 10 mm away"])
  }

  @Test func aWayThatIsNotStraight() {
    var a = AssetSketch()
    a.box("base", "base", .zero, [0.1, 0.1, 0.1])
    a.box("arm", "arm", [0.112, 0, 0.103], [0.2, 0.1, 0.2])
    a.joint("j", .hinge, "arm", on: "base", range: (0, 1))
    #expect(a.findings(of: FloatingRule()).first?.hint == "bring it to `base/base`: by 12 mm to the left and 3 mm down")
  }

  @Test func hardwareHoldsWhereItIsMountedOnBoth() {
    var a = lamp(gap: 0.005)
    a.box("body", "pin", [-0.01, 0.14, 0.7], [0.01, 0.16, 0.71], hardware: "turn")
    #expect(a.messages(of: FloatingRule()) == [])
    // Hardware that reaches one part only is no support.
    var b = lamp(gap: 0.05)
    b.box("body", "pin", [-0.01, 0.14, 0.7], [0.01, 0.16, 0.71], hardware: "turn")
    #expect(b.messages(of: FloatingRule()).count == 1)
  }

  @Test func aDeclaredFitHoldsWithinItsClearance() {
    var a = AssetSketch()
    a.add("hub", "bore", tubeMesh(outer: 0.05, inner: 0.011, height: 0.1, segments: 48))
    a.cylinder("rod", "shaft", from: [0, 0, -0.05], along: [0, 0, 1], radius: 0.01, height: 0.2, segments: 48)
    a.joint("spin", .spin, "rod", on: "hub")
    #expect(a.messages(of: FloatingRule()).count == 1)
    a.document.contacts = [ContactRecord(a: "rod/shaft", b: "hub/bore", kind: .runningFit, clearance: 0.001)]
    #expect(a.messages(of: FloatingRule()) == [])
    a.document.contacts[0].clearance = 0.0002
    #expect(a.messages(of: FloatingRule()).count == 1)
  }

  @Test func aWeldHoldsOnlyWhereItTouches() {
    var a = AssetSketch()
    a.box("post", "post", .zero, [0.1, 0.1, 1])
    a.box("arm", "arm", [0.05, 0, 0.8], [0.5, 0.1, 0.9])
    a.joint("weld", .fixed, "arm", on: "post")
    #expect(a.messages(of: FloatingRule()) == [])
    a.box("sign", "sign", [0.2, 0, 0.5], [0.5, 0.1, 0.6])
    a.joint("weld2", .fixed, "sign", on: "post")
    #expect(a.messages(of: FloatingRule()) == ["`sign` floats: nearest is `post/post`, 100 mm away"])
  }

  @Test func aPinInMidAirHoldsNothing() {
    var a = AssetSketch()
    a.box("base", "block", [-0.05, -0.05, 0], [0.05, 0.05, 0.06])
    a.box("arm", "eye", [-0.02, -0.09, 0.02], [0.02, -0.07, 0.04])
    a.joint("swing", .hinge, "arm", on: "base", at: [0, -0.08, 0.03], along: [1, 0, 0], range: (0, 0.5))
    // The pin is of the base, and 25 mm clear of it; only the eye that runs on it touches it.
    a.box("base", "pin", [-0.03, -0.082, 0.028], [0.03, -0.078, 0.032], hardware: "swing")
    a.document.contacts = [ContactRecord(a: "base/pin", b: "arm/eye", kind: .runningFit, clearance: 1e-4)]
    #expect(a.messages(of: FloatingRule()) == ["`arm` floats: nearest is `base/block`, 20 mm away"])
    // A cheek that carries the pin makes it sound.
    a.box("base", "cheek", [0.025, -0.09, 0.01], [0.03, -0.04, 0.05])
    #expect(a.messages(of: FloatingRule()) == [])
  }

  @Test func aDoorTwoMetresAway() {
    var a = AssetSketch.cabinet()
    a.box("door", "panel", [-0.3, -2.018, 0], [0.3, -2, 0.7])
    a.joint("door_hinge", .hinge, "door", on: "body", at: [-0.3, 0, 0], range: (0, 1.9))
    #expect(a.messages(of: FloatingRule()) == ["`door` floats: nearest is `body/left`, 2000 mm away"])
  }
}
