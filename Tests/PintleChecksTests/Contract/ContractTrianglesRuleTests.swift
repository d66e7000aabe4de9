import TestSupport
import Testing

@testable import PintleChecks

@Suite struct ContractTrianglesRuleTests {
  @Test func judged() {
    var a = AssetSketch("block")
    a.box("block", "block", [0, 0, 0], [0.1, 0.1, 0.1])
    func said(_ bound: Bound) -> [String] {
      a.findings(of: ContractTrianglesRule(), .of(.triangles(bound))).map(\.message)
    }
    #expect(said(Bound(max: 12)) == [])
    #expect(
      said(Bound(max: 11)) == ["the contract is not kept: there are 12 triangles; wanted: at most 11 triangles"])
  }
}
