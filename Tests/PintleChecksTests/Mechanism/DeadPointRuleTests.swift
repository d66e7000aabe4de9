import Foundation
import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct DeadPointRuleTests {
  /// Not Grashof: coupler and rocker come into line where the crank's end is 0.45 from the rocker's pivot.
  private func linkage(_ range: ClosedRange<Double>) -> Linkage {
    .fourBar(ground: 0.4, crank: 0.3, coupler: 0.25, rocker: 0.2, angle: 1, range: range)
  }
  private var dead: Double { acos((0.16 + 0.09 - 0.45 * 0.45) / (2 * 0.4 * 0.3)) - 1 }

  @Test func withinTheRangeIsAnError() throws {
    let found = linkage(0...2).findings(of: DeadPointRule())
    let first = try #require(found.first)
    #expect(found.count == 1 && first.severity == .error)
    #expect(abs((first.measured?.value ?? 0) - dead * 180 / .pi) < 0.01)
  }

  @Test func justBeyondIsAWarningAndFarBeyondIsNothing() {
    let near = linkage(0...(dead - 1e-4)).findings(of: DeadPointRule())
    #expect(near.map(\.severity) == [.warning])
    #expect(linkage(0...(dead - 0.3)).findings(of: DeadPointRule()) == [])
  }
}
