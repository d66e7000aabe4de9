internal import PintleChecks
internal import PintleDocument

/// Reads a policy: `profile`, `extends`, `tolerance`, `triangles`, `combinations`, `rules`, `paths`, `pairs`.
struct PolicyReader {
  static let fieldNames = [
    "profile", "about", "extends", "tolerance", "triangles", "combinations", "rules", "paths", "pairs",
  ]

  let form: FormReader
  /// The policy that a name or a path stands for; nil after it has told the reason at this place.
  let base: (_ name: String, _ at: SourceLocation) -> CheckPolicy?

  /// What the file says on top of what it extends. Faults are in `form`.
  func policy(_ root: YAMLValue?, named name: String) -> CheckPolicy {
    var policy = CheckPolicy(name: name)
    guard let root, let fields = form.fields(root, of: "a policy", known: Self.fieldNames) else { return policy }
    if let value = fields["extends"], let parent = form.text(value, of: "`extends`"),
      let extended = base(parent, value.location)
    {
      policy = extended
      policy.name = name
    }
    if let value = fields["profile"], let own = form.text(value, of: "`profile`") { policy.name = own }
    if let value = fields["about"] { _ = form.text(value, of: "`about`") }
    if let value = fields["tolerance"] { policy.tolerance = tolerance(value) ?? policy.tolerance }
    if let value = fields["triangles"] { policy.triangleBudget = count(value, "`triangles`") ?? policy.triangleBudget }
    if let value = fields["combinations"] {
      policy.combinationBudget = count(value, "`combinations`") ?? policy.combinationBudget
    }
    if let value = fields["rules"] {
      let said = RuleOverrides(form).read(value, needsReason: true)
      policy.severities.merge(said.severities) { $1 }
      policy.waived = policy.waived.filter { said.severities[$0.key] == nil }
      policy.waived.merge(said.waived) { $1 }
      for (rule, values) in said.settings { policy.settings[rule, default: [:]].merge(values) { $1 } }
    }
    if let value = fields["paths"] {
      for item in form.items(value, of: "`paths`") { policy.overrides += scoped(item, isPair: false) }
    }
    if let value = fields["pairs"] {
      for item in form.items(value, of: "`pairs`") { policy.overrides += scoped(item, isPair: true) }
    }
    return policy
  }

  private func count(_ value: YAMLValue, _ what: String) -> Int? {
    guard let count = form.quantity(value, of: what, as: .count) else { return nil }
    if count < 0 { form.fault("\(what) is negative", at: value.location) }
    return Int(min(max(0, count), 1e12))
  }

  private func tolerance(_ value: YAMLValue) -> Double? {
    guard let metres = form.quantity(value, of: "`tolerance`", as: .length) else { return nil }
    guard metres > 0 else {
      form.fault("`tolerance` must be more than nothing", at: value.location)
      return nil
    }
    return metres
  }

  /// One item of `paths` or `pairs`, an override for each path it names.
  private func scoped(_ item: YAMLValue, isPair: Bool) -> [PolicyOverride] {
    let key = isPair ? "pair" : "path"
    let place = "an item of `\(key)s`"
    guard let fields = form.fields(item, of: place, known: [key, "rules", "tolerance", "reason"]) else { return [] }
    var scopes: [PolicyOverride.Scope] = []
    if let value = fields[key] {
      var names: [String] = []
      if case .list(let list) = value.content {
        names = list.compactMap { form.text($0, of: "`\(key)`") }
        if isPair, list.count != 2 {
          form.fault(
            "`pair` names two things; here are \(list.count)", at: value.location, hint: "`pair: [door, frame]`")
        }
      } else if isPair {
        form.fault("`pair` is a list of two", at: value.location, hint: "`pair: [door, frame]`")
      } else {
        names = [form.text(value, of: "`path`")].compactMap { $0 }
      }
      if !isPair { scopes = names.map { .path($0) } } else if names.count == 2 { scopes = [.pair(names[0], names[1])] }
    } else {
      form.fault("\(place) has no `\(key)`", at: item.location)
    }
    var reason = ""
    if let value = fields["reason"] {
      reason = form.text(value, of: "`reason`") ?? ""
    } else {
      form.fault("\(place) has no `reason`", at: item.location, hint: "say why this is right here: `reason: …`")
    }
    let said = fields["rules"].map { RuleOverrides(form).read($0, needsReason: false) } ?? RuleOverrides.Said()
    let tolerance = fields["tolerance"].flatMap(tolerance)
    if fields["rules"] == nil, fields["tolerance"] == nil {
      form.fault("\(place) changes nothing", at: item.location, hint: "give it `rules` or a `tolerance`")
    }
    return scopes.map {
      PolicyOverride(
        $0, severities: said.severities, settings: said.settings, waives: said.waived.keys.sorted(),
        tolerance: tolerance, reason: reason, source: item.location)
    }
  }
}
