import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct TriangleBudgetRuleTests {
  @Test func tooMany() {
    let a = AssetSketch.cabinet()
    let found = a.findings(of: TriangleBudgetRule(), policy: CheckPolicy(triangleBudget: 59))
    #expect(found.map(\.message) == ["the asset has 60 triangles, 59 are allowed"])
    #expect(found.first?.hint == "most are in `body/left` (12), `body/right` (12), `body/bottom` (12)")
  }

  @Test func enough() {
    #expect(AssetSketch.cabinet().findings(of: TriangleBudgetRule(), policy: CheckPolicy(triangleBudget: 60)) == [])
  }
}
