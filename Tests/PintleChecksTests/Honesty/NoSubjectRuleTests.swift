import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct NoSubjectRuleTests {
  @Test func judged() {
    var a = AssetSketch.door()
    let line = a.source(40)
    a.expect(.opens, "dor", atLeast: 1, source: line)
    let found = a.findings(of: NoSubjectRule())
    #expect(found.map(\.message) == ["an expectation is about `dor`, which is no part of the asset"])
    #expect(found.first?.hint == "did you mean `door`?")
    a.document.expectations[0].part = "door"
    #expect(a.messages(of: NoSubjectRule()) == [])
  }
}
