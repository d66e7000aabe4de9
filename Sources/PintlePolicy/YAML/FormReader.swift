internal import PintleChecks
internal import PintleDocument

/// Reads fields out of located values and collects every fault on the way: one run shows all of them.
final class FormReader {
  /// The id that faults carry: `policy.file`, `contract.file`.
  let rule: String
  private(set) var faults: [Finding] = []

  init(rule: String) {
    self.rule = rule
  }

  func fault(_ message: String, at location: SourceLocation, hint: String? = nil) {
    faults.append(Finding(rule, .error, message, source: location, hint: hint))
  }

  /// The fields of a map by name; unknown ones are faults.
  ///
  /// - Parameter place: What the map is, for messages: "a policy", "a line of `motions`".
  func fields(_ value: YAMLValue, of place: String, known: [String]) -> [String: YAMLValue]? {
    guard case .map(let pairs) = value.content else {
      fault("\(place) has fields; here stands \(value.kind)", at: value.location, hint: "write \(Self.quoted(known))")
      return nil
    }
    var fields: [String: YAMLValue] = [:]
    for (key, location, held) in pairs {
      guard known.contains(key) else {
        fault(
          "\(place) has no field `\(key)`", at: location, hint: Self.suggestion(for: key, in: known))
        continue
      }
      fields[key] = held
    }
    return fields
  }

  /// Every field of a map with its place, for maps whose keys are names.
  func entries(_ value: YAMLValue, of place: String) -> [(key: String, location: SourceLocation, value: YAMLValue)] {
    if case .null = value.content { return [] }
    guard case .map(let pairs) = value.content else {
      fault("\(place) has fields; here stands \(value.kind)", at: value.location)
      return []
    }
    return pairs
  }

  func items(_ value: YAMLValue, of place: String) -> [YAMLValue] {
    if case .null = value.content { return [] }
    guard case .list(let items) = value.content else {
      fault("\(place) is a list; here stands \(value.kind)", at: value.location, hint: "begin each item with `- `")
      return []
    }
    return items
  }

  /// Text that says something.
  func text(_ value: YAMLValue, of place: String) -> String? {
    guard case .scalar(let text, _) = value.content, text.contains(where: { !$0.isWhitespace }) else {
      fault("\(place) is text; here stands \(value.kind)", at: value.location)
      return nil
    }
    return text
  }

  func choice(_ value: YAMLValue, of place: String, from words: [String]) -> String? {
    guard let text = text(value, of: place) else { return nil }
    guard words.contains(text) else {
      fault("\(place) is no `\(text)`", at: value.location, hint: Self.suggestion(for: text, in: words))
      return nil
    }
    return text
  }

  func flag(_ value: YAMLValue, of place: String) -> Bool? {
    switch choice(value, of: place, from: ["true", "false", "yes", "no"]) {
    case "true", "yes": true
    case "false", "no": false
    default: nil
    }
  }

  func quantity(_ value: YAMLValue, of place: String, as unit: RuleSetting.Unit) -> Double? {
    guard let text = text(value, of: place) else { return nil }
    do throws(QuantityText.Fault) {
      return try QuantityText.parse(text, as: unit)
    } catch {
      fault("\(place): \(error.message)", at: value.location, hint: error.hint)
      return nil
    }
  }

  func bound(
    _ value: YAMLValue, of place: String, as unit: RuleSetting.Unit, allowsExact: Bool = false
  ) -> Bound? {
    guard let text = text(value, of: place) else { return nil }
    do throws(QuantityText.Fault) {
      return try BoundText.parse(text, as: unit, allowsExact: allowsExact)
    } catch {
      fault("\(place): \(error.message)", at: value.location, hint: error.hint)
      return nil
    }
  }

  /// "did you mean `x`?", or what there is.
  static func suggestion(for name: String, in known: [String]) -> String {
    if let near = Spelling.nearest(to: name, in: known) { return "did you mean `\(near)`?" }
    return known.isEmpty ? "there is none" : known.count > 12 ? "see `pintle explain`" : "there is \(quoted(known))"
  }

  static func quoted(_ names: [String]) -> String {
    let words = names.map { "`\($0)`" }
    guard let last = words.last, words.count > 1 else { return words.first ?? "nothing" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
