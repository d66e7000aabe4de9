import TestSupport
import Testing

@testable import PintleChecks

@Suite struct ContractMassRuleTests {
  @Test func judged() {
    var a = AssetSketch("block")
    a.box("block", "block", [0, 0, 0], [0.1, 0.1, 0.1])  // 1 litre of oak
    func said(_ bound: Bound) -> [String] { a.findings(of: ContractMassRule(), .of(.mass(bound))).map(\.message) }
    #expect(said(Bound(min: 0.5, max: 0.8)) == [])
    #expect(
      said(Bound(max: 0.5))
        == ["the contract is not kept: the mass is 0.7 kg; wanted: mass at most 0.5 kg"])
  }

  @Test func whatIsNoNumberIsUnverified() {
    var a = AssetSketch("block")
    a.part("block", weighs: .nan)
    a.box("block", "block", [0, 0, 0], [0.1, 0.1, 0.1])
    #expect(a.findings(of: ContractMassRule(), .of(.mass(Bound(max: 1)))).map(\.verdict) == [.unverified])
  }
}
