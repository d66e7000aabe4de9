internal import PintleDocument

extension XMLDraft {
  /// The numbers of an attribute; nil where it is missing. What is not a finite number, or missing of `count`, is taken
  /// from `fallback`, and told.
  mutating func numbers(
    _ element: XMLTree.Element, _ name: String, _ fallback: [Double]
  ) -> [Double]? {
    element[name].map { numbers($0, "`\(name)` of `\(element.name)`", fallback, at: element) }
  }

  /// The same of a text that stands at `element` and is called `what`.
  mutating func numbers(
    _ text: String, _ what: String, _ fallback: [Double], at element: XMLTree.Element
  ) -> [Double] {
    let pieces = text.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == ";" })
    let hasCommas = text.contains { $0 == "," || $0 == ";" }
    var values: [Double] = []
    var bad: (text: Substring, taken: Double)?
    for (i, piece) in pieces.prefix(fallback.count).enumerated() {
      if let value = Self.number(piece) {
        values.append(value)
      } else {
        bad = bad ?? (piece, fallback[i])
        values.append(fallback[i])
      }
    }
    if let bad {
      notes.add(
        "number", .warning,
        "\(what) holds `\(bad.text.prefix(40))`, which is not a finite number: \(Self.text(bad.taken)) is taken",
        at: place(element), hint: Self.hint(bad.text))
    } else if pieces.count != fallback.count {
      notes.add(
        "number", .warning,
        "\(what) has \(pieces.count) number\(pieces.count == 1 ? "" : "s") in place of \(fallback.count)",
        at: place(element))
    } else if hasCommas {
      notes.count(
        "separator", .note, at: place(element),
        { n in
          "numbers are separated by commas in \(n == 1 ? "one place" : "\(n) places"), where the format has spaces"
        })
    }
    if values.count < fallback.count { values += fallback[values.count...] }
    return values
  }

  mutating func number(_ element: XMLTree.Element, _ name: String) -> Double? {
    element[name].flatMap { number($0, "`\(name)` of `\(element.name)`", at: element) }
  }

  /// The same of a text that stands at `element` and is called `what`.
  mutating func number(_ text: String, _ what: String, at element: XMLTree.Element) -> Double? {
    let trimmed = text.split(whereSeparator: \.isWhitespace)
    if trimmed.count == 1, let value = Self.number(trimmed[0]) { return value }
    notes.add(
      "number", .warning, "\(what) holds `\(text.prefix(40))`, which is not a finite number", at: place(element),
      hint: Self.hint(text))
    return nil
  }

  mutating func vector(_ element: XMLTree.Element, _ name: String, _ fallback: Vector3) -> Vector3? {
    numbers(element, name, [fallback.x, fallback.y, fallback.z]).map { [$0[0], $0[1], $0[2]] }
  }

  /// Decimal, finite, of a size that still has a meaning.
  private static func number(_ text: Substring) -> Double? {
    // Swift also reads hexadecimal and words.
    guard text.utf8.allSatisfy({ ($0 >= 48 && $0 <= 57) || $0 == 43 || $0 == 45 || $0 == 46 || $0 | 32 == 101 }) else {
      return nil
    }
    guard let value = Double(text), value.isFinite, abs(value) < 1e15 else { return nil }
    return value
  }

  private static func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e6 ? "\(Int(value))" : "\(value)"
  }

  private static func hint(_ text: some StringProtocol) -> String? {
    text.contains("$") ? "this is xacro: expand it first" : nil
  }
}
