import Testing

@testable import PintlePolicy

@Suite struct YAMLParserTests {
  private func fault(_ text: String) -> YAMLFault? {
    do throws(YAMLFault) {
      _ = try YAMLParser(text, file: "a.yaml").value()
      return nil
    } catch {
      return error
    }
  }

  @Test func valuesKnowTheirPlace() throws {
    let root = try #require(try YAMLParser("a: 1\nböse:\n  - \"x\"\n  - ~\n", file: "a.yaml").value())
    guard case .map(let fields) = root.content else { return #expect(Bool(false)) }
    #expect(fields.map(\.key) == ["a", "böse"])
    #expect(fields[0].value.location.line == 1 && fields[0].value.location.column == 4)
    guard case .list(let items) = fields[1].value.content else { return #expect(Bool(false)) }
    #expect(items[0].location.line == 3 && items[0].location.column == 5)
    if case .scalar("x", isQuoted: true) = items[0].content {} else { #expect(Bool(false)) }
    if case .null = items[1].content {} else { #expect(Bool(false)) }
  }

  /// Columns are bytes of UTF-8, as findings count them.
  @Test func columnsAreBytes() throws {
    let root = try #require(try YAMLParser("{ä: 1, b: 2}\n", file: "a.yaml").value())
    guard case .map(let fields) = root.content else { return #expect(Bool(false)) }
    #expect(fields[1].location.column == 9)
  }

  @Test func nothing() throws {
    #expect(try YAMLParser("", file: "a.yaml").value() == nil)
    #expect(try YAMLParser("# a remark\n", file: "a.yaml").value() == nil)
  }

  @Test func faults() {
    #expect(fault("a: [1, 2")?.location.line == 1)
    #expect(fault("a: 1\nb: {c\n")?.location.line ?? 0 >= 2)
    #expect(fault("a: 1\na: 2\n")?.message == "`a` stands there twice")
    #expect(fault("a: 1\n---\nb: 2\n")?.message == "the file holds several documents")
    #expect(fault("? [a]\n: 1\n")?.message == "a field's name must be a word")
    let alias = fault("path: *_door\n")
    #expect(alias?.location.line == 1)
    #expect(alias?.hint == "quote what begins with `*` or `&`: \"*_door\"")
    #expect(fault("a:\n\t- b\n")?.hint == "quote it; tabs do not indent in YAML")
  }

  /// Aliases that multiply, nesting without end, large files: refused at once.
  @Test func neverHangs() {
    var bomb = "a0: &a0 [x, x]\n"
    for i in 1...30 { bomb += "a\(i): &a\(i) [*a\(i - 1), *a\(i - 1)]\n" }
    #expect(fault(bomb)?.message == "the file has more than 16 aliases")
    #expect(fault(String(repeating: "[", count: 100_000)) != nil)
    #expect(fault("a: " + String(repeating: "x", count: 2 << 20))?.message == "the file is larger than 1 MiB")
  }
}
