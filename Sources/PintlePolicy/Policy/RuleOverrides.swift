internal import PintleChecks
internal import PintleDocument

/// Reads what a policy says of rules: `mesh.closed: error`, `motion.usable: {severity: warning, door: 60deg}`.
///
/// `family.*` stands for every rule of a family. A rule that is off, or an error made less, needs a reason.
struct RuleOverrides {
  struct Said {
    var severities: [String: Severity] = [:]
    var settings: [String: [String: Double]] = [:]
    /// Rules that are off, with the reason.
    var waived: [String: String] = [:]
  }

  static let weights = ["error", "warning", "note", "off"]
  let form: FormReader

  init(_ form: FormReader) {
    self.form = form
  }

  /// `needsReason`: the item around it gives none.
  func read(_ value: YAMLValue, needsReason: Bool) -> Said {
    var said = Said()
    for (key, location, held) in form.entries(value, of: "`rules`") {
      let rules = rules(key, at: location)
      if case .map = held.content {
        read(fields: held, of: rules, at: location, needsReason, &said)
      } else if let word = form.choice(held, of: "a weight", from: Self.weights) {
        weigh(rules, as: word, reason: nil, at: held.location, needsReason, &said)
      }
    }
    return said
  }

  private func rules(_ key: String, at location: SourceLocation) -> [any Rule] {
    if key.hasSuffix(".*") {
      let family = RuleRegistry.all.filter { $0.id.hasPrefix(key.dropLast()) }
      if family.isEmpty {
        var families: [String] = []
        for rule in RuleRegistry.all {
          let name = String(rule.id.prefix { $0 != "." }) + ".*"
          if families.last != name { families.append(name) }
        }
        form.fault("there is no family `\(key)`", at: location, hint: FormReader.suggestion(for: key, in: families))
      }
      return family
    }
    if let rule = RuleRegistry.rule(key) { return [rule] }
    form.fault(
      "there is no rule `\(key)`", at: location,
      hint: FormReader.suggestion(for: key, in: RuleRegistry.all.map(\.id)))
    return []
  }

  private func read(
    fields value: YAMLValue, of rules: [any Rule], at location: SourceLocation, _ needsReason: Bool,
    _ said: inout Said
  ) {
    var word: (String, SourceLocation)?
    var reason: String?
    for (key, place, held) in form.entries(value, of: "a rule") {
      switch key {
      case "severity":
        if let text = form.choice(held, of: "`severity`", from: Self.weights) { word = (text, held.location) }
      case "reason": reason = form.text(held, of: "`reason`")
      default:
        for rule in rules { set(key, of: rule, place, held, isAlone: rules.count == 1, &said) }
      }
    }
    if let word { weigh(rules, as: word.0, reason: reason, at: word.1, needsReason, &said) }
  }

  private func set(
    _ key: String, of rule: any Rule, _ place: SourceLocation, _ held: YAMLValue, isAlone: Bool, _ said: inout Said
  ) {
    guard let setting = rule.settings.first(where: { $0.id == key }) else {
      let known = ["severity", "reason"] + rule.settings.map(\.id)
      form.fault(
        "`\(rule.id)` has no setting `\(key)`", at: place,
        hint: isAlone ? FormReader.suggestion(for: key, in: known) : "settings are set rule by rule")
      return
    }
    if let number = form.quantity(held, of: "`\(key)`", as: setting.unit) {
      said.settings[rule.id, default: [:]][key] = number
    }
  }

  private func weigh(
    _ rules: [any Rule], as word: String, reason: String?, at place: SourceLocation, _ needsReason: Bool,
    _ said: inout Said
  ) {
    for rule in rules {
      if let severity = Severity(rawValue: word) {
        said.severities[rule.id] = severity
        guard needsReason, reason == nil, rule.severity == .error, severity < .error else { continue }
        form.fault(
          "`\(rule.id)` is an error; to make it less needs a reason", at: place,
          hint: "`{severity: \(word), reason: …}`")
      } else {
        said.waived[rule.id] = reason ?? ""
        if needsReason, reason == nil {
          form.fault(
            "`\(rule.id)` is off without a reason", at: place, hint: "`{severity: off, reason: …}`")
        }
      }
    }
  }
}
