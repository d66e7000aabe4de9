import Foundation
import PintleDocument
import TestSupport
import Testing

@testable import PintleKinematics

/// An input's positive sense, told by what happens far away.
@Suite struct FarSensesTests {
  private func say(_ l: inout Linkage, _ joint: Int = 0, moves part: String, _ way: Vector3) {
    l.sketch.document.joints[joint].dofs[0].sense = .init(kind: "moves", toward: way, part: part)
  }

  private func shift(_ m: Mechanism, _ part: String, _ q: [String: Double]) -> Vector3 {
    guard let i = m.model.partIndex(part) else { return .zero }
    let centre = m.model.parts[i].bounds.centre
    return m.pose(q).motion(ofPart: i).apply(centre) - m.drawn.motion(ofPart: i).apply(centre)
  }

  /// Whichever way is asked for, a positive crank takes the rocker there.
  @Test(arguments: [Vector3(1, 0, 0), [-1, 0, 0]]) func throughALoop(_ way: Vector3) {
    var l = Linkage.fourBar(ground: 0.4, crank: 0.1, coupler: 0.35, rocker: 0.25, angle: 2, range: 0...0.3)
    l.hinge("flag", "flag", on: "rocker", 0.4, 0.2)
    say(&l, moves: "flag", way)
    let m = Mechanism(l.sketch.model)
    #expect(shift(m, "flag", ["crank": 0.1]).dot(way) > 0.005)
    #expect((m.effect(of: "crank") ?? 0) > 0.1)
    // What was drawn stays, and turning it again changes nothing.
    #expect(shift(m, "flag", [:]).length < 1e-12)
    #expect(Mechanism(m.model).model.document == m.model.document)
  }

  private func screw(_ way: Vector3, drawn: Double = 0) -> Linkage {
    var l = Linkage()
    l.hinge("screw", "screw", on: "base", 0, 0, .input, range: 0...20)
    l.slide("nut", "nut", on: "base", along: [1, 0, 0])
    l.sketch.document.joints[0].dofs[0].drawn = drawn
    l.couple("thread", [("nut", 1), ("screw", 0.01)], equals: 0.01 * drawn)
    say(&l, moves: "nut", way)
    return l
  }

  /// Couplings count in the coordinate that is turned, with what it reads as drawn.
  @Test func throughACoupling() {
    for drawn in [0.0, 3] {
      let right = Mechanism(screw([1, 0, 0], drawn: drawn).sketch.model)
      let left = Mechanism(screw([-1, 0, 0], drawn: drawn).sketch.model)
      #expect(abs(shift(right, "nut", ["screw": drawn + 5]).x - 0.05) < 1e-12)
      #expect(abs(shift(left, "nut", ["screw": drawn + 5]).x + 0.05) < 1e-12)
      #expect(left.model.document == screw([-1, 0, 0], drawn: drawn).sketch.model.document)
      #expect(right.model.document.joints[0].frame.z == [0, 1, 0])
      guard case .linear(let terms, let equals) = right.model.document.couplings[0].relation else {
        Issue.record("not linear")
        continue
      }
      #expect(terms.map(\.factor) == [1, -0.01] && abs(equals + 0.01 * drawn) < 1e-15)
    }
  }

  @Test func throughALaw() {
    var l = Linkage()
    l.hinge("knob", "knob", on: "base", 0, 0, .input, range: 0...1)
    l.slide("rod", "rod", on: "base", along: [0, 0, 1])
    l.sketch.document.couplings = [
      CouplingRecord(
        id: "law",
        relation: .curve(
          input: "knob", output: "rod", knots: [[-1, -0.1], [0, 0], [1, 0.2]], period: nil, within: 1e-6))
    ]
    say(&l, moves: "rod", [0, 0, -1])
    let m = Mechanism(l.sketch.model)
    #expect(abs(shift(m, "rod", ["knob": 1]).z + 0.1) < 1e-12)
  }

  /// At its dead centre a crank moves its slider nowhere: the middle of its range tells.
  @Test func atRestAsDrawn() {
    for way in [Vector3(1, 0, 0), [-1, 0, 0]] {
      var l = Linkage()
      l.hinge("crank", "crank", on: "base", 0, 0, .input, range: 0...2)
      l.hinge("rod", "rod", on: "crank", 0.1, 0)
      l.slide("piston", "piston", on: "base", along: [1, 0, 0])
      l.close("pin", "rod", "piston", .hinge, at: [0.4, 0, 0])
      say(&l, moves: "piston", way)
      let m = Mechanism(l.sketch.model)
      // From the far dead centre it can only come back, whichever way the crank turns.
      #expect(shift(m, "piston", ["crank": 1]).x < -0.03)
      #expect((m.effect(of: "crank") ?? 0) * way.x < 0)
    }
  }

  @Test func withoutAnyLoop() {
    var l = Linkage()
    l.hinge("arm", "arm", on: "base", 0, 0, .input, range: 0...1)
    l.hinge("hand", "hand", on: "arm", 0.3, 0, .input, range: 0...1)
    say(&l, moves: "hand", [0, 0, -1])
    let m = Mechanism(l.sketch.model)
    #expect(shift(m, "hand", ["arm": 0.1]).z < -0.02 && m.effect(of: "hand") == nil)
  }

  @Test func nothingMoves() {
    var l = Linkage()
    l.hinge("arm", "arm", on: "base", 0, 0, .input, range: 0...1)
    say(&l, moves: "base", [0, 0, 1])
    #expect(Mechanism(l.sketch.model).effect(of: "arm") == 0)
  }
}
