import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct VacuousRuleTests {
  private func said(_ kind: ExpectationRecord.Kind, _ least: Double?, _ most: Double? = nil) -> [String] {
    var a = AssetSketch.door()
    a.expect(kind, "door", atLeast: least, atMost: most, toward: [0, -1, 0])
    return a.messages(of: VacuousRule())
  }

  @Test func cannotFail() {
    #expect(said(.opens, 0) == ["the expectation that `door` opens cannot fail: at least 0 is always met"])
    #expect(said(.travels, -1).count == 1)
    #expect(said(.turns, nil) == ["the expectation that `door` turns cannot fail: it has no bound"])
    #expect(said(.opens, nil, .infinity).count == 1)
    #expect(said(.opens, .nan) == ["the expectation that `door` opens has a bound that is not a number"])
  }

  @Test func ofAMechanism() {
    #expect(said(.inputs, 0) == ["the expectation that `door` inputs cannot fail: at least 0 is always met"])
    #expect(said(.inputs, 1, 1) == [] && said(.inputs, 0, 2) == [])
    #expect(said(.ratio, nil) == ["the expectation that `door` ratio cannot fail: it has no bound"])
    // Which way it turns, and how fast the other way.
    #expect(said(.ratio, 0) == [] && said(.ratio, -2, -1) == [])
  }

  @Test func cannotBeMet() {
    #expect(said(.opens, 2, 1) == ["the expectation that `door` opens cannot be met: at least is more than at most"])
  }

  @Test func canFail() {
    #expect(said(.opens, 1.5) == [])
    #expect(said(.opens, nil, 1.5) == [])
    #expect(said(.spins, nil) == [])
  }
}
