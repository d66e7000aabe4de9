import Foundation
import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct CamConcaveRuleTests {
  private func found(_ base: Double, values: [String: Double] = [:], said: Double? = nil) -> [Finding] {
    var s = AssetSketch()
    s.box("base", "body", [0, 0, 0], [0.1, 0.1, 0.1])
    s.box("cam", "lobe", [0, 0, 0.2], [0.01, 0.01, 0.21])
    s.box("rod", "foot", [0, 0, 0.3], [0.01, 0.01, 0.31])
    s.joint("cam", .spin, "cam", on: "base", along: [0, 1, 0])
    s.joint("rod", .slide, "rod", on: "base")
    // h = 3 mm (1 − cos θ): h + h'' = 3 mm (1 − cos θ + cos θ) = 3 mm everywhere; of twice the angle down to −9 mm.
    let knots = (0...180).map { i -> SIMD2<Double> in
      let x = Double(i) * .pi / 90
      return [x, 0.003 * (1 - cos(2 * x))]
    }
    s.document.couplings = [
      CouplingRecord(
        id: "lobe", relation: .curve(input: "cam", output: "rod", knots: knots, period: 2 * .pi, within: 1e-6),
        from: .init(
          kind: "cam", of: ["lobe": "cam/lobe", "follower": "rod"],
          values: ["base": base].merging(values) { _, new in new }))
    ]
    if let said {
      s.document.findings = [Finding("cam.concave", .error, "said", measured: Quantity(said, "m"))]
    }
    return s.couplingFindings(of: CamConcaveRule())
  }

  @Test func byTheCurve() {
    #expect(found(0.012) == [])
    #expect(
      found(0.005).map(\.message) == [
        "`lobe` has a hollow flank on a base circle of 10 mm: a flat follower bridges it"
      ])
  }

  /// 8 mm over 90°: −20.6 mm is the least of h + h'' (by its derivative), so 41.3 mm of base circle are needed.
  @Test func byTheLaw() {
    let law = ["lift": 0.008, "duration": Double.pi / 2]
    let first = found(0.010, values: law).first
    #expect((first?.expected?.min ?? 0) > 30 && found((first?.expected?.min ?? 0) / 2e3 + 1e-6, values: law) == [])
    #expect(found((first?.expected?.min ?? 0) / 2e3 - 1e-6, values: law).count == 1)
  }

  @Test func theLanguageHasSaidSo() {
    #expect(found(0.005, said: 0.010) == [] && found(0.005, said: 0.012).count == 1)
  }
}
