import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct ContractSizeRuleTests {
  private func said(_ dimension: ContractDemand.Dimension, _ bound: Bound) -> [String] {
    AssetSketch.cabinet().findings(of: ContractSizeRule(), .of(.size(dimension, bound))).map(\.message)
  }

  @Test func judged() {
    #expect(said(.width, Bound(min: 0.5, max: 0.7)) == [])
    #expect(said(.width, Bound(min: 0.6, max: 0.6)) == [], "exactly, within 0.05 mm")
    #expect(
      said(.height, Bound(min: 0.8)) == [
        "the contract is not kept: the height at home is 700 mm; wanted: height at least 800 mm"
      ])
    #expect(said(.depth, Bound(max: 0.4)).count == 1)
  }

  @Test func theFindingPointsAtTheContract() {
    let found = AssetSketch.cabinet().findings(of: ContractSizeRule(), .of(.size(.height, Bound(min: 0.8))))
    #expect(found.first?.source == SourceLocation(file: "brief.yaml", line: 1, column: 3))
    #expect(found.first?.measured?.unit == "mm" && found.first?.expected == Expected(min: 800, unit: "mm"))
    #expect(found.first?.hint == "it reaches from `body/left` to `body/left`")
  }

  /// Where a shape could not be made, nobody knows.
  @Test func unverified() {
    var a = AssetSketch.cabinet()
    a.document.parts[0].shapes.append(ShapeRecord(id: "lost", solid: "s99"))
    let found = a.findings(of: ContractSizeRule(), .of(.size(.height, Bound(min: 0.8))))
    #expect(found.map(\.verdict) == [.unverified] && found.map(\.severity) == [.warning])
  }

  /// As it stands at home, not as it was drawn.
  @Test func atHome() {
    var a = AssetSketch.door(reach: 1.6)
    a.document.home = ["door_hinge": 1.5]
    let contract = Contract.of(.size(.depth, Bound(max: 0.6)))
    #expect(a.findings(of: ContractSizeRule(), contract).count == 1)
    a.document.home = [:]
    #expect(a.findings(of: ContractSizeRule(), contract).isEmpty)
  }
}
