import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct NeedFallsShortRuleTests {
  /// The block `one` stands in the way of `two` between 0.1 and 0.3 m of its track.
  private func crossing(_ need: Need) -> AssetSketch {
    var a = AssetSketch("crossing")
    a.box("table", "top", [-0.5, -0.5, -0.03], [0.5, 0.5, -0.001])
    a.box("one", "block", [-0.25, -0.05, 0], [-0.15, 0.05, 0.1])
    a.box("two", "block", [-0.05, -0.35, 0], [0.05, -0.25, 0.1])
    a.joint("along", .slide, "one", on: "table", along: [1, 0, 0], range: (0, 0.4))
    a.joint("across", .slide, "two", on: "table", along: [0, 1, 0], range: (0, 0.6), needs: [need])
    return a
  }

  @Test func enough() {
    #expect(crossing(Need(dof: "along", max: 0.09)).messages(of: NeedFallsShortRule()) == [])
    #expect(crossing(Need(dof: "along", min: 0.31)).messages(of: NeedFallsShortRule()) == [])
  }

  @Test func freeWhereItFirstMeetsTheNeedAndNotBeyond() throws {
    let f = try #require(crossing(Need(dof: "along", max: 0.15)).findings(of: NeedFallsShortRule()).first)
    #expect(f.severity == .error && f.joint == "across")
    #expect(f.message.hasPrefix("across is blocked with what it needs: `"))
    #expect(f.hint?.hasPrefix("across is free while `along` is up to 100") == true)
  }

  @Test func neededOnlySomewhereOutside() {
    // At the far end the other block is past the crossing; in between it is not: the need is no idle one.
    #expect(crossing(Need(dof: "along", max: 0.09)).messages(of: IdleNeedRule()) == [])
  }
}
