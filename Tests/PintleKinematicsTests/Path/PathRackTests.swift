import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

/// A wheel of six spokes that rolls along a bar of pegs: one tooth is all teeth, as far as the pegs are alike.
@Suite struct PathRackTests {
  private let radius = 0.046
  private var pitch: Double { 2 * .pi * radius / 6 }

  /// Pegs at k + ½ pitches along x, the wheel's line above 0 where the way starts; the bar goes toward −x.
  private func gate(
    pegs: ClosedRange<Int>, halves: [Int: Double] = [:], turns: ClosedRange<Double>, wheelFirst: Bool = true
  ) -> Mechanism {
    let wheel = solid(
      merged(
        (0..<6).map { i in
          var m = boxMesh([0.015, 0, -0.004], [0.05, 0.01, 0.004])
          let turn = RigidTransform(turning: .pi / 2 + Double(i) * .pi / 3, about: [0, -1, 0])
          m.positions = m.positions.map(turn.apply)
          return m
        }))
    // Of one piece, as a rack is drawn: an outline of pegs.
    let bar = solid(
      merged(
        [
          boxMesh(
            [(Double(pegs.lowerBound) + 0.4) * pitch, 0, -0.09], [(Double(pegs.upperBound) + 0.6) * pitch, 0.01, -0.07])
        ]
          + pegs.map { k in
            let half = halves[k] ?? 0.004
            let x = (Double(k) + 0.5) * pitch
            return boxMesh([x - half, 0, -0.069], [x + half, 0.01, -0.042])
          }))
    var sketch = ModelSketch()
    sketch.add("base", "foot", solid(boxMesh([-0.1, 0.1, -0.1], [0.3, 0.12, 0.1])))
    for part in wheelFirst ? ["wheel", "bar"] : ["bar", "wheel"] {
      sketch.add(part, "teeth", part == "wheel" ? wheel : bar)
    }
    sketch.joint(
      "wheel", "wheel", on: "base", .rotation, at: .zero, along: [0, -1, 0],
      range: 2 * .pi * turns.lowerBound...2 * .pi * turns.upperBound)
    sketch.joint("bar", "bar", on: "base", .translation, at: .zero, along: [-1, 0, 0], range: nil)
    sketch.document.joints[1].dofs[0].role = .follows
    // Turning about −y, the lowest spoke goes toward +x: the bar goes with it.
    sketch.document.couplings = [
      CouplingRecord(
        id: "mesh",
        relation: .linear(terms: [.init(dof: "bar", factor: 1), .init(dof: "wheel", factor: radius)], equals: 0),
        from: .init(kind: "rack", of: ["a": "wheel/teeth", "b": "bar/teeth", "carrier": "base"]))
    ]
    sketch.document.gears = [
      GearRecord(
        shape: "wheel/teeth", line: LineRecord(origin: .zero, direction: [0, -1, 0]), teeth: 6,
        module: 2 * radius / 6, pressureAngle: 0.35, zero: [0, 0, -1])
    ]
    return Mechanism(sketch.model)
  }

  @Test(arguments: [true, false]) func oneToothIsAllTeeth(wheelFirst: Bool) {
    let plain = gate(pegs: -16...2, halves: [-16: 0.0035, 2: 0.0035], turns: 0...2, wheelFirst: wheelFirst)
    let report = gate(pegs: -16...2, turns: 0...2, wheelFirst: wheelFirst).sweep(dof: "wheel")
    #expect(report.verdict == .pass, "\(report.blocking) \(report.unverified)")
    #expect(report.usable == 0...4 * .pi)
    // Pegs at the ends that differ leave nothing that repeats: twelve teeth cost much more than one.
    let other = plain.sweep(dof: "wheel")
    #expect(other.verdict == .pass, "\(other.blocking) \(other.unverified)")
    #expect(report.certificate.triangleTests * 4 < other.certificate.triangleTests)
  }

  /// Whichever peg is too wide, it stops the wheel where it comes by, and nothing else does.
  @Test(arguments: -12...1) func aPegThatIsAnotherIsFound(k: Int) throws {
    let report = gate(pegs: -12...1, halves: [k: 0.02], turns: 0...2).sweep(dof: "wheel")
    let comes = -(Double(k) + 0.5) * pitch / radius
    // The pegs next to the wheel at the start are drawn clear of it.
    if k >= -1 {
      #expect(report.verdict == .pass || abs(report.blocking[0].onset) < 1.2, "\(report.blocking)")
    } else {
      #expect(report.verdict == .fail, "\(report.unverified)")
      let stop = try #require(report.blocking.first)
      #expect([stop.moving, stop.resting].sorted() == ["bar/teeth", "wheel/teeth"])
      #expect(stop.onset < comes && comes - stop.onset < 1.2, "\(comes) \(stop.onset)")
      #expect(report.usable.lowerBound == 0)
    }
  }

  /// Beyond its last peg the bar is no rack: what stands there is another, and is found.
  @Test func whatLiesBehindTheLastPegIsFound() throws {
    let free = gate(pegs: -6...1, turns: 0...2).sweep(dof: "wheel")
    #expect(free.verdict == .pass, "\(free.blocking) \(free.unverified)")
    // A stop that the whole pitches within the rack never meet.
    var halves = [-8: 0.03]
    halves[-7] = 1e-4
    let stopped = gate(pegs: -8...1, halves: halves, turns: 0...2).sweep(dof: "wheel")
    #expect(stopped.verdict == .fail, "\(stopped.unverified)")
    #expect(abs((stopped.blocking.first?.onset ?? 0) - 7.5 * pitch / radius) < 1.2)
  }

  @Test func bothWaysFromTheMiddle() {
    let report = gate(pegs: -9...8, turns: -1...1).sweep(dof: "wheel")
    #expect(report.verdict == .pass, "\(report.blocking) \(report.unverified)")
    let one = gate(pegs: -9...8, halves: [6: 0.02], turns: -1...1).sweep(dof: "wheel")
    #expect(one.blocking.count == 1 && one.blocking[0].onset < -2, "\(one.blocking)")
    #expect(one.usable.upperBound == 2 * .pi)
  }
}
