import PintleDocument
import TestSupport
import Testing

@testable import PintleChecks

@Suite struct CarrierRuleTests {
  /// Two boxes side by side on a body, 20 mm between them.
  private func boxes(secondOn parent: String) -> AssetSketch {
    var a = AssetSketch()
    a.box("body", "body", .zero, [0.4, 0.2, 0.2])
    a.box("one", "box", [0.05, 0.05, 0.2], [0.15, 0.15, 0.3])
    a.box("two", "box", [0.17, 0.05, 0.2], [0.27, 0.15, 0.3])
    a.joint("first", .slide, "one", on: "body", along: [1, 0, 0], range: (0, 0.01))
    a.joint("second", .slide, "two", on: parent, along: [1, 0, 0], range: (0, 0.01))
    return a
  }

  @Test func heldByAnother() {
    #expect(boxes(secondOn: "body").messages(of: CarrierRule()) == [])
    let found = boxes(secondOn: "one").findings(of: CarrierRule())
    #expect(found.map(\.message) == ["`two` hangs on `one` and does not touch it; it touches `body`"])
    #expect(found.map(\.severity) == [.error])
  }

  @Test func hardwareHolds() {
    var a = boxes(secondOn: "one")
    a.box("one", "arm", [0.15, 0.09, 0.25], [0.17, 0.11, 0.27], hardware: "second")
    #expect(a.messages(of: CarrierRule()) == [])
  }

  @Test func chainsRunOnTheirPath() {
    var a = boxes(secondOn: "one")
    a.document.trains = [TrainRecord(id: "chain", part: "two", kind: "chain", pitch: 0.0127, count: 100)]
    #expect(a.messages(of: CarrierRule()) == [])
  }

  @Test func weldedPartsCountAsOne() {
    var a = boxes(secondOn: "one")
    a.box("bridge", "bar", [0.15, 0.09, 0.25], [0.17, 0.11, 0.27])
    a.joint("weld", .fixed, "bridge", on: "one")
    #expect(a.messages(of: CarrierRule()) == [])
  }

  @Test func whatFloatsIsToldElsewhere() {
    var a = AssetSketch()
    a.box("body", "body", .zero, [0.4, 0.2, 0.2])
    a.box("two", "box", [0.17, 0.05, 0.3], [0.27, 0.15, 0.4])
    a.joint("second", .slide, "two", on: "body", along: [1, 0, 0], range: (0, 0.01))
    #expect(a.messages(of: CarrierRule()) == [])
  }
}
