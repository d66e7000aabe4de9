internal import PintleDocument

/// XML as text, element by element, two blanks to a level.
struct XMLText {
  private(set) var text: String
  private var open: [String] = []

  init(head: String = "<?xml version=\"1.0\" encoding=\"utf-8\"?>") { text = head + "\n" }

  private var indent: String { String(repeating: "  ", count: open.count) }

  /// Nothing yet, at the same depth: what is written here goes in with `append`.
  var empty: XMLText {
    var copy = self
    copy.text = ""
    return copy
  }

  mutating func append(_ elements: String) { text += elements }

  mutating func begin(_ name: String, _ attributes: [(String, String)]) {
    text += "\(indent)<\(name)\(Self.written(attributes))>\n"
    open.append(name)
  }

  mutating func add(_ name: String, _ attributes: [(String, String)]) {
    text += "\(indent)<\(name)\(Self.written(attributes))/>\n"
  }

  mutating func begin(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
    begin(name, Self.pairs(attributes))
  }

  mutating func end() {
    guard let name = open.popLast() else { return }
    text += "\(indent)</\(name)>\n"
  }

  mutating func add(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
    add(name, Self.pairs(attributes))
  }

  mutating func add(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], text content: String) {
    text += "\(indent)<\(name)\(Self.written(Self.pairs(attributes)))>\(Self.escaped(content))</\(name)>\n"
  }

  /// `--` may not stand in a comment.
  mutating func comment(_ content: String) {
    text +=
      "\(indent)<!-- \(content.split(separator: "--", omittingEmptySubsequences: false).joined(separator: "- -")) -->\n"
  }

  /// As many digits as bring the same numbers back.
  static func numbers(_ values: [Double]) -> String {
    values.map { $0 == $0.rounded() && abs($0) < 1e15 ? "\(Int($0))" : "\($0)" }.joined(separator: " ")
  }
  static func numbers(_ v: Vector3) -> String { numbers([v.x, v.y, v.z]) }

  private static func pairs(_ attributes: KeyValuePairs<String, String>) -> [(String, String)] {
    attributes.map { ($0.key, $0.value) }
  }

  private static func written(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
  }

  /// Characters that XML 1.0 forbids are left out.
  static func escaped(_ s: String) -> String {
    var out = ""
    for scalar in s.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\t", "\n", "\r": out += "&#\(scalar.value);"
      default:
        if scalar.value >= 0x20, scalar.value != 0xfffe, scalar.value != 0xffff { out.unicodeScalars.append(scalar) }
      }
    }
    return out
  }
}
