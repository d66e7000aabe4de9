import PintleDocument
import PintleKinematics
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct SweepsTests {
  /// A knob with a pointer, and a flap beside it that swings into the pointer's way.
  private func context() -> CheckContext {
    var a = AssetSketch.knob(nil)
    a.box("knob", "pointer", [0, 0.245, 0.702], [0.05, 0.255, 0.71])
    a.box("body", "wall", [-0.3, 0.24, 0.7], [-0.28, 0.26, 0.72])
    a.box("flap", "board", [0.06, 0.1, 0.7], [0.065, 0.3, 0.72])
    a.joint("flap_hinge", .hinge, "flap", on: "body", at: [0.0625, 0.1, 0.7], along: [0, 0, 1], range: (-1, 1))
    let model = a.model
    return CheckContext(model: model, mechanism: Mechanism(model), policy: .default)
  }

  @Test func whatStandsElsewhereIsSweptAgain() throws {
    let context = context()
    #expect(context.sweep("turn").verdict == .pass && context.sweep("turn").certificate.exempt == 0)
    // In the way: the same contact as in a sweep of all pairs.
    let blocked = context.sweep("turn", base: ["flap_hinge": 0.5])
    let all = context.mechanism.sweep(
      dof: "turn",
      options: SweepOptions(tolerance: context.tolerance, base: ["flap_hinge": 0.5], policy: context.pairPolicy))
    #expect(blocked.verdict == .fail && blocked.blocking.first?.resting == "flap/board")
    #expect(blocked.blocking == all.blocking && blocked.usable == all.usable)
    // Out of the way: what rests as before is known.
    let free = context.sweep("turn", base: ["flap_hinge": -0.5])
    #expect(free.verdict == .pass && free.certificate.exempt > 0)
  }

  @Test func withoutAProofAtHomeEverythingIsSwept() {
    var a = AssetSketch.knob(nil)
    a.box("knob", "pointer", [0, 0.245, 0.702], [0.05, 0.255, 0.71])
    a.box("flap", "board", [-0.045, 0.1, 0.7], [-0.04, 0.3, 0.72])
    a.joint("flap_hinge", .hinge, "flap", on: "body", at: [-0.0425, 0.1, 0.7], along: [0, 0, 1], range: (-1, 1))
    let model = a.model
    let context = CheckContext(model: model, mechanism: Mechanism(model), policy: .default)
    #expect(context.sweep("turn").verdict == .fail)
    let out = context.sweep("turn", base: ["flap_hinge": 0.5])
    #expect(out.verdict == .pass && out.certificate.exempt == 0)
  }
}
