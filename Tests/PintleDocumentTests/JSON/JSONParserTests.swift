import PintleDocument
import Testing

@Suite struct JSONParserTests {
  func parse(_ text: String) throws -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

  @Test func everyKindOfValueIsRead() throws {
    #expect(
      try parse(#" {"a": [1, -0.5, 2e3, 1E-2, 0], "b": {"c": null}, "d": true, "e": false, "": "x"} "#)
        == .object([
          "a": .array([.number(1), .number(-0.5), .number(2000), .number(0.01), .number(0)]),
          "b": .object(["c": .null]), "d": .bool(true), "e": .bool(false), "": .string("x"),
        ]))
    #expect(try parse("[]") == .array([]))
    #expect(try parse("{ }") == .object([:]))
  }

  @Test func escapesAreResolved() throws {
    #expect(try parse(#""\"\\\/\b\f\n\r\t\u00fc\uD83D\ude00ü""#) == .string("\"\\/\u{8}\u{C}\n\r\tü😀ü"))
  }

  @Test(arguments: [
    ("[1,]", "line 1, column 4: unexpected `]`"), ("{\"a\" 1}", "line 1, column 6: unexpected `1`"),
    ("{a: 1}", "line 1, column 2: unexpected `a`"), ("[1 2]", "line 1, column 4: unexpected `2`"),
    ("[1] x", "line 1, column 5: unexpected `x`"), ("tru", "line 1, column 1: unexpected `t`"),
    ("01", "line 1, column 1: `01` is not a number"), ("-", "line 1, column 1: `-` is not a number"),
    ("1.", "line 1, column 1: `1.` is not a number"), ("1e", "line 1, column 1: `1e` is not a number"),
    ("[\n\n  1e400]", "line 3, column 3: `1e400` is not a number"), ("NaN", "line 1, column 1: unexpected `N`"),
    ("\"\\x\"", "line 1, column 3: an escape that JSON does not have"),
    ("\"\\ud800\"", "line 1, column 8: an escape that JSON does not have"),
    ("\"\\ud800\\u0041\"", "line 1, column 14: an escape that JSON does not have"),
    ("\"\\u12\"", "line 1, column 6: an escape that JSON does not have"),
    ("\"abc", "line 1, column 5: the text ends too early"),
    ("\"a\nb\"", "line 1, column 3: a control character in a string"),
    ("{\"a\": 1, \"a\": 2}", "line 1, column 10: the key `a` stands twice in one object"),
    ("\u{1}", "line 1, column 1: unexpected `byte 1`"),
  ])
  func whatIsNotJSONIsToldWithItsPlace(_ text: String, _ message: String) {
    let error = #expect(throws: JSONSyntaxError.self) { try parse(text) }
    #expect(error?.description == message)
  }

  @Test func bytesThatAreNotUTF8AreRefused() {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONParser.parse([0x22, 0xFF, 0x22]) }
    #expect(error?.reason == .notUTF8)
  }

  @Test func numbersAreReadExactly() throws {
    for number: Double in [0.1, 1 / 3, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 123_456_789.123456789] {
      #expect(try parse("\(number)") == .number(number))
    }
  }
}
