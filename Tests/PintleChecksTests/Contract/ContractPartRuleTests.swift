import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct ContractPartRuleTests {
  private func asset(_ parts: [(name: String, role: String?)]) -> AssetSketch {
    var a = AssetSketch.cabinet()
    for (i, part) in parts.enumerated() {
      a.part(part.name, role: part.role)
      a.box(part.name, "box", [Double(i), 2, 0], [Double(i) + 0.1, 2.1, 0.1])
    }
    return a
  }

  private func said(_ a: AssetSketch, _ demands: PartDemand...) -> [Finding] {
    var contract = Contract(file: "brief.yaml", hash: "")
    contract.lines = demands.enumerated().map {
      ContractLine(.parts($0.element), source: SourceLocation(file: "brief.yaml", line: $0.offset + 1))
    }
    return a.findings(of: ContractPartRule(), contract)
  }

  private let one = Bound(min: 1, max: 1)

  @Test func counted() {
    let a = asset([("door", "door"), ("drawer_1", "drawer"), ("drawer_2", "drawer")])
    #expect(said(a, PartDemand(role: "drawer", count: Bound(min: 2, max: 2))) == [])
    let few = said(a, PartDemand(role: "drawer", count: Bound(min: 3)))
    #expect(
      few.map(\.message) == [
        "the contract is not kept: 2 parts with role `drawer`: `drawer_1` and `drawer_2`; "
          + "wanted: at least 3 parts with role `drawer`"
      ])
    let many = said(a, PartDemand(role: "drawer", count: one))
    #expect(many.map(\.hint) == ["`drawer_2` is one too many"])
    #expect(said(a, PartDemand(role: "lid", count: Bound(max: 0))) == [])
  }

  @Test func hints() {
    let a = asset([("door", nil), ("tray", "drower")])
    #expect(said(a, PartDemand(role: "door", count: one)).first?.hint == "give `door` the role `door`")
    #expect(
      said(a, PartDemand(role: "drawer", count: one)).first?.hint == "there is the role `drower`: is that meant?")
    #expect(said(a, PartDemand(role: "wheel", count: one)).first?.hint == "no part has the role `wheel`")
  }

  /// First come, first served would give `left` to the first line and leave the second without a part.
  @Test func whereGreedyFails() {
    let a = asset([("left", "door"), ("right", "door")])
    #expect(said(a, PartDemand(role: "door", count: one), PartDemand(role: "door", name: "left", count: one)) == [])
  }

  @Test func onePartCountsOnce() {
    let a = asset([("left", "door")])
    let found = said(a, PartDemand(role: "door", count: one), PartDemand(name: "left", count: one))
    #expect(found.count == 1)
    #expect(found.first?.hint == "`left` counts for line 1 already; a part counts once")
  }

  /// A name without a body is no part.
  @Test func anEmptyPartIsNone() {
    var a = asset([])
    a.part("ghost", role: "door")
    #expect(said(a, PartDemand(role: "door", count: one)).count == 1)
  }

  @Test func byMaterial() {
    let a = asset([("door", "door")])
    #expect(said(a, PartDemand(role: "door", material: "oak", count: one)) == [])
    #expect(said(a, PartDemand(role: "door", material: "steel", count: one)).count == 1)
  }
}
