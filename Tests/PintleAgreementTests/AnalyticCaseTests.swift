import PintleKinematics
import SolidOracle
import Testing

/// Stops that school geometry tells, against the sweep: to a millionth of a radian or a metre.
@Suite struct AnalyticCaseTests {
  @Test(arguments: 1...6)
  func stopsAreWhereGeometryPutsThem(seed: Int) {
    for expected in AnalyticCase.all(seed: UInt64(seed)) {
      let text: Comment = "\(expected.name) with \(expected.dimensions)"
      let report = Mechanism(expected.sketch.model).sweep(
        dof: "joint", options: SweepOptions(policy: PairPolicy { _, _ in .checked(tolerance: expected.tolerance) }))
      #expect(report.unverified.isEmpty, text)
      #expect(report.verdict == (expected.stops.isEmpty ? .pass : .fail), text)
      #expect(report.blocking.count == expected.stops.count, text)
      for stop in expected.stops {
        guard let found = report.blocking.first(where: { $0.onset * stop.sense > 0 }) else {
          Issue.record("no stop: \(text)")
          continue
        }
        #expect((found.touch == nil) == (stop.touch == nil), text)
        if let a = found.touch, let b = stop.touch { #expect(abs(a - b) < 1e-6, text) }
        let end = stop.sense > 0 ? report.usable.upperBound : report.usable.lowerBound
        #expect(abs(found.onset - stop.onset) < 1e-6, text)
        if expected.isConvex {
          #expect(abs(end - stop.onset) < 1e-6, text)
        } else {
          // Never beyond what is free.
          #expect((end - stop.onset) * stop.sense < 1e-6 && (end - (stop.touch ?? 0)) * stop.sense > -1e-6, text)
        }
      }
      // What does not stop is free to its end.
      if let range = expected.range {
        if !expected.stops.contains(where: { $0.sense > 0 }) {
          #expect(report.usable.upperBound == range.upperBound, text)
        }
        if !expected.stops.contains(where: { $0.sense < 0 }) {
          #expect(report.usable.lowerBound == range.lowerBound, text)
        }
      }
    }
  }
}
