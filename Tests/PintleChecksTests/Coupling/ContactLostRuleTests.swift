import Foundation
import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct ContactLostRuleTests {
  /// A wheel with its middle beside its axle lifts a plate by 5 mm (1 − cos θ), if the law says so.
  private func found(lift: Double, clearance: Double? = nil) -> [Finding] {
    var s = AssetSketch()
    s.box("base", "body", [0.2, 0, 0], [0.3, 0.1, 0.1])
    s.cylinder("cam", "disc", from: [0, -0.005, -0.005], along: [0, 1, 0], radius: 0.02, height: 0.01, segments: 180)
    s.box("plate", "foot", [-0.03, -0.005, 0.0151], [0.03, 0.005, 0.02])
    s.joint("cam", .spin, "cam", on: "base", along: [0, -1, 0])
    s.joint("plate", .slide, "plate", on: "base", along: [0, 0, 1])
    s.document.joints[1].dofs[0].role = .follows
    let knots = (0...180).map { i -> SIMD2<Double> in [Double(i) * .pi / 90, lift * (1 - cos(Double(i) * .pi / 90))] }
    s.document.couplings = [
      CouplingRecord(
        id: "lobe", relation: .curve(input: "cam", output: "plate", knots: knots, period: 2 * .pi, within: 1e-6),
        from: .init(kind: "cam", of: ["lobe": "cam/disc", "follower": "plate"]))
    ]
    s.document.contacts = [
      ContactRecord(a: "cam/disc", b: "plate", kind: .follows, clearance: clearance, joint: "plate")
    ]
    return s.couplingFindings(of: ContactLostRule())
  }

  @Test func aFollowerThatLeaves() {
    #expect(found(lift: 0.005) == [])
    let lost = found(lift: 0.006)
    #expect(lost.count == 1 && lost.first?.message.hasPrefix("`plate` leaves `cam/disc` at ") == true)
    // Two millimetres too much are allowed where somebody says so.
    #expect(found(lift: 0.006, clearance: 0.003) == [])
  }
}
