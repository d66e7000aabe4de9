public import PintleDocument

/// The text of `pintle explain`: the list of all rules, and the page of one.
public enum RuleText {
  /// All rules by family, in the order in which they are judged: id, usual weight, title.
  public static func list() -> String {
    var families: [String] = []
    for rule in RuleRegistry.all where !families.contains(rule.family) { families.append(rule.family) }
    let width = RuleRegistry.all.map(\.id.count).max() ?? 0
    return families.map { family in
      family + "\n"
        + RuleRegistry.all.filter { $0.family == family }.map { rule in
          "  " + padded(rule.id, width) + "  " + padded(rule.severity.rawValue, 7) + "  " + rule.title + "\n"
        }.joined()
    }.joined(separator: "\n")
  }

  /// The page of one rule.
  public static func page(of rule: any Rule) -> String {
    var text = "\(rule.id): \(rule.title) (\(rule.severity.rawValue))\n"
    let page = rule.page
    text += "\nMeaning\n" + wrapped(page.meaning, indent: "  ")
    text += "\nMeasured\n" + wrapped(page.measured, indent: "  ") + settings(of: rule)
    text += "\nRemedy\n" + wrapped(page.remedy, indent: "  ")
    let (failing, passing) = (lines(of: page.failing), lines(of: page.passing))
    text += "\nFails\n" + joined(failing)
    text += "\nPasses\n" + (passing.count > 16 ? joined(changes(from: failing, to: passing)) : joined(passing))
    return text
  }

  /// An example with what lies beside it.
  private static func lines(of example: RuleExample) -> [String] {
    func indented(_ text: String) -> [String] {
      text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    \($0)" }
    }
    var lines = indented(example.text)
    for (name, file) in example.files.sorted(by: { $0.key < $1.key }) {
      lines += ["  beside it `\(name)`"] + indented(file)
    }
    if let contract = example.contract { lines += ["  against the contract"] + indented(contract) }
    if let policy = example.policy { lines += ["  by the policy"] + indented(policy) }
    return lines
  }

  /// What differs between two long examples: `-` lines of the one, `+` those of the other in their place.
  private static func changes(from old: [String], to new: [String]) -> [String] {
    let difference = new.difference(from: old)
    var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var result = ["  the same, but"]
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if removed.contains(i) {
        result.append("  - " + old[i].dropFirst(4))
        i += 1
      } else if inserted.contains(j) {
        result.append("  + " + new[j].dropFirst(4))
        j += 1
      } else {
        i += 1
        j += 1
      }
    }
    return result
  }

  private static func joined(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

  /// A short entry for what the language, the geometry or the host say.
  public static func entry(of id: String) -> String? {
    FindingCatalogue.meaning(of: id).map { "\(id)\n\n" + wrapped($0) }
  }

  private static func settings(of rule: any Rule) -> String {
    guard !rule.settings.isEmpty else { return "" }
    let width = rule.settings.map(\.id.count).max() ?? 0
    return "\nSettings (in a policy: `\(rule.id): {\(rule.settings[0].id): …}`)\n"
      + rule.settings.map { "  \(padded($0.id, width))  \($0.text): \($0.meaning)\n" }.joined()
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// Lines of at most 96 letters.
  private static func wrapped(_ text: String, indent: String = "") -> String {
    var lines: [String] = []
    for paragraph in text.split(separator: "\n") {
      var line = ""
      for word in paragraph.split(separator: " ") {
        if !line.isEmpty, indent.count + line.count + 1 + word.count > 96 {
          lines.append(line)
          line = ""
        }
        line += (line.isEmpty ? "" : " ") + word
      }
      lines.append(line)
    }
    return lines.map { indent + $0 + "\n" }.joined()
  }
}

extension Rule {
  /// `motion` of `motion.blocked`.
  public var family: String { String(id.prefix { $0 != "." }) }
}

extension RuleSetting {
  /// The default with its unit, as people say it.
  public var text: String {
    switch unit {
    case .length: Wording.length(value)
    case .angle: Wording.angle(value)
    case .fraction: Wording.number(value * 100) + " %"
    case .mass: Wording.mass(value)
    case .density: Wording.number(value) + " kg/m³"
    case .volume: Wording.number(value * 1e3, decimals: 4) + " l"
    case .count: Wording.number(value, decimals: 0)
    case .number: Wording.number(value, decimals: 3)
    }
  }
}

/// A rule as `pintle explain --json` prints it.
public struct RuleDescription: Encodable, Sendable {
  public struct Setting: Encodable, Sendable {
    public var id: String
    public var unit: RuleSetting.Unit
    public var value: Double
    public var meaning: String
  }
  public struct Page: Encodable, Sendable {
    public var meaning: String
    public var measured: String
    public var remedy: String
    public var failing: Example
    public var passing: Example
  }
  public struct Example: Encodable, Sendable {
    /// `program`, `document` or `urdf`.
    public var form: String
    public var text: String
    public var contract: String?
    public var policy: String?
    /// By file name.
    public var files: [String: String]?
  }

  public var id: String
  public var title: String
  public var severity: Severity
  public var explanation: String
  public var settings: [Setting]
  public var page: Page

  public init(_ rule: any Rule) {
    id = rule.id
    title = rule.title
    severity = rule.severity
    explanation = rule.explanation
    settings = rule.settings.map { Setting(id: $0.id, unit: $0.unit, value: $0.value, meaning: $0.meaning) }
    let page = rule.page
    self.page = Page(
      meaning: page.meaning, measured: page.measured, remedy: page.remedy, failing: Example(page.failing),
      passing: Example(page.passing))
  }
}

extension RuleDescription.Example {
  init(_ example: RuleExample) {
    self.init(
      form: example.form, text: example.text, contract: example.contract, policy: example.policy,
      files: example.files.isEmpty ? nil : example.files)
  }
}
