import PintleDocument
import Testing

@Suite struct CanonicalJSONTests {
  @Test func emptyListsAreNotWrittenAndAbsentListsAreEmpty() throws {
    let text = try CanonicalJSON.string(Document(asset: "a/b"))
    #expect(text == #"{"asset":"a/b","base":"standing","pintle":1}"#)
    let back = try CanonicalJSON.decode(Document.self, from: Array(text.utf8))
    #expect(back == Document(asset: "a/b"))
  }

  @Test func solidsReadAsTheirNames() throws {
    let solid = SolidNode.difference(
      from: .box(size: [1, 2, 3]), minus: [.placed(at: .identity, solid: .cylinder(radius: 0.1, height: 4))])
    let text = try CanonicalJSON.string(solid)
    #expect(
      text
        == #"{"difference":{"from":{"box":{"size":[1,2,3]}},"minus":[{"placed":{"at":[1,0,0,0,1,0,0,0,1,0,0,0],"solid":{"cylinder":{"height":4,"radius":0.1}}}}]}}"#
    )
    #expect(try CanonicalJSON.decode(SolidNode.self, from: Array(text.utf8)) == solid)
  }

  @Test func aFaultIsToldWithItsPath() throws {
    let text = #"{"asset":"x","base":"standing","pintle":1,"joints":[{"id":"j","kind":"hinge","child":"a"}]}"#
    let error = #expect(throws: DecodingError.self) {
      try CanonicalJSON.decode(Document.self, from: Array(text.utf8))
    }
    #expect(CanonicalJSON.describe(try #require(error)) == "joints[0]: `parent` is missing")
  }
}
