import TestSupport
import Testing

@testable import PintleChecks

@Suite struct ContractVacuousRuleTests {
  private func said(_ contract: Contract) -> [String] {
    AssetSketch.cabinet().findings(of: ContractVacuousRule(), contract).map(\.message)
  }

  @Test func judged() {
    #expect(said(.of()) == ["the contract demands nothing"])
    #expect(
      said(.of(.mass(Bound(min: 0)))) == ["every asset keeps this line of the contract: mass at least 0 kg"])
    #expect(said(.of(.parts(PartDemand(role: "door", count: Bound(min: 0))), .triangles(Bound()))).count == 2)
    #expect(said(.of(.size(.width, Bound(min: 0.00001)))).count == 1)
    #expect(said(.of(.mass(Bound(min: 1)), .parts(PartDemand(role: "door", count: Bound(max: 0))))) == [])
    #expect(AssetSketch.cabinet().findings(of: ContractVacuousRule()).isEmpty, "no contract, no finding")
  }

  @Test func theReportHoldsTheContract() {
    let report = AssetSketch.cabinet().report(.of(.mass(Bound(min: 1))))
    #expect(report.contractHash == "abcd" && report.contract?.met == 1)
    #expect(FindingText(for: report).text(of: report).contains("brief.yaml:1: met: mass at least 1 kg: the mass is "))
    #expect(AssetSketch.cabinet().report().contract == nil)
  }
}
