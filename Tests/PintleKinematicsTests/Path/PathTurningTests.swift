import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import TestSupport
import Testing

/// Parts that turn about one line, each by its own share of the input.
@Suite struct PathTurningTests {
  /// Vanes on one axis, 20 mm wide at 0.2 m from it, at the angles given in degrees; vane 0 is the input and the others turn
  /// by `ratios` times as much, about the same line, drawn in either sense.
  private func vanes(
    at angles: [Double], ratios: [Double], reversed: Set<Int> = [], range: ClosedRange<Double>?
  ) -> Mechanism {
    var s = ModelSketch()
    s.add("base", "foot", solid(boxMesh([-0.3, -0.3, -0.2], [0.3, 0.3, -0.18])))
    for (i, degrees) in angles.enumerated() {
      let X = RigidTransform(turning: degrees * .pi / 180, about: [0, 0, 1])
      s.add("v\(i)", "vane", solid(boxMesh([0.15, -0.01, 0], [0.25, 0.01, 0.1])), at: X)
      let sense = reversed.contains(i) ? -1.0 : 1
      s.joint("j\(i)", "v\(i)", on: "base", .rotation, at: .zero, along: [0, 0, sense], range: i == 0 ? range : nil)
      guard i > 0 else { continue }
      s.document.joints[i].dofs[0].role = .follows
      s.document.couplings.append(
        CouplingRecord(
          id: "c\(i)",
          relation: .linear(
            terms: [.init(dof: "j\(i)", factor: 1), .init(dof: "j0", factor: -sense * ratios[i])], equals: 0)))
    }
    return Mechanism(s.model)
  }

  /// Half the angle that two vanes take up where their inner edges meet.
  private var width: Double { 2 * atan(0.01 / 0.15) }

  /// At twice the speed the second runs ahead, and the first catches up with it backwards: in closed form.
  @Test(arguments: [Set<Int>(), [1]])
  func oneOvertakesTheOther(reversed: Set<Int>) throws {
    let report = vanes(at: [0, 90], ratios: [1, 2], reversed: reversed, range: -3...5).sweep(dof: "j0")
    let down = try #require(report.blocking.filter { $0.onset < 0 }.max { $0.onset < $1.onset })
    #expect(abs((down.touch ?? 0) + (.pi / 2 - width)) < 1e-6)
    // The other way round it meets it from behind.
    let up = try #require(report.blocking.filter { $0.onset > 0 }.min { $0.onset < $1.onset })
    #expect(abs((up.touch ?? 0) - (1.5 * .pi - width)) < 1e-6)
    #expect(report.usable.lowerBound >= down.onset - 1e-9 && report.usable.upperBound <= up.onset + 1e-9)
  }

  /// Many that turn together: nothing between them moves, and nothing has to be swept.
  @Test func togetherNothingIsSwept() {
    let many = 60
    let m = vanes(
      at: (0..<many).map { 6 * Double($0) }, ratios: [Double](repeating: 1, count: many), reversed: [1, 5, 30],
      range: nil)
    let report = m.sweep(dof: "j0")
    #expect(report.verdict == .pass, "\(report.blocking.prefix(2)) \(report.unverified.prefix(2))")
    #expect(report.certificate.pairs == many * (many + 1) / 2)
    #expect(report.certificate.revolved >= many * (many - 1) / 2)
  }
}
