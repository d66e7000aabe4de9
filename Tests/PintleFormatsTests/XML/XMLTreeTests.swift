import Testing

@testable import PintleFormats

@Suite struct XMLTreeTests {
  private func fault(_ text: String) -> XMLTree.Fault? {
    do throws(XMLTree.Fault) {
      _ = try XMLTree(Array(text.utf8))
      return nil
    } catch {
      return error
    }
  }

  @Test func elementsKnowTheirPlaces() throws {
    let tree = try XMLTree(Array("<?xml version=\"1.0\"?>\n<a x=\"1 &lt; 2\">\n  <b/><c:d\n y='z'/>text</a>".utf8))
    #expect(tree.elements.map(\.name) == ["a", "b", "c:d"])
    #expect(tree.elements.map(\.line) == [2, 3, 3])
    #expect(tree.elements.map(\.column) == [1, 3, 7])
    #expect(tree.root["x"] == "1 < 2")
    #expect(tree.root.children == [1, 2])
    #expect(tree.child(of: tree.root, named: "c:d")?["y"] == "z")
  }

  /// Of elements without others, in as many pieces as it comes, up to a length.
  @Test func textIsKeptWhereItIsAskedFor() throws {
    let text = "<a> lost <b>1 &lt; <![CDATA[2]]>\n&#51;</b> lost <c/></a>"
    #expect(try XMLTree(Array(text.utf8), keepsText: true).elements.map(\.text) == ["", "1 < 2\n3", ""])
    #expect(try XMLTree(Array(text.utf8)).elements.allSatisfy(\.text.isEmpty))
    let long = "<a>\(String(repeating: "x", count: 1 << 20))</a>"
    #expect(try XMLTree(Array(long.utf8), keepsText: true).root.text.utf8.count == XMLTree.Limit.text)
  }

  /// A billion laughs, and files pulled in from outside, end at the first declaration.
  @Test(arguments: [
    "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><l>&b;</l>",
    "<!DOCTYPE l [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><l>&a;</l>",
    "<!DOCTYPE l [<!ENTITY % a \"x\">]><l/>",
  ]) func entitiesAreRefused(_ text: String) {
    #expect(fault(text)?.message == "it declares an entity, which is not read")
  }

  @Test func anOutsideDocumentTypeIsNotFetched() throws {
    let tree = try XMLTree(Array("<!DOCTYPE l SYSTEM \"file:///etc/passwd\"><l/>".utf8))
    #expect(tree.root.name == "l")
  }

  @Test func aMillionLevelsAreRefused() {
    let text = String(repeating: "<a>", count: 1_000_000)
    #expect(fault(text)?.message == "its elements lie more than 256 deep inside one another")
  }

  @Test func tooManyElementsAreRefused() {
    let text = "<a>" + String(repeating: "<b/>", count: 1_000_001) + "</a>"
    #expect(fault(text)?.message == "it has more than 1000000 elements")
  }

  @Test func everyBeginningOfATextEnds() {
    let text = Array(URDFReaderTests.arm.utf8)
    for n in stride(from: 0, to: text.count, by: 7) { _ = try? XMLTree(Array(text[..<n])) }
  }
}
